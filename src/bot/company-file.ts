import { loadCompany } from '#catalog';
import type { Company, Logger } from '#sdk';
import { liveFile } from '../kernel/live-file.ts';
import { errorFields } from '../observability/logger.ts';

/**
 * The company's facts as their file stands now; a broken new version is refused and the last good one stays.
 * Throws BLINKY_CATALOG_INVALID when the file cannot be used at the first read.
 */
export function companyFile(path: string, log: Logger): () => Company {
  return catalogFile(path, loadCompany, log);
}

/** What another file of the company holds, in the same way. Throws what `read` throws at the first read. */
export function catalogFile<T>(path: string, read: (path: string) => T, log: Logger): () => T {
  return liveFile(path, read, (error) => log.error(errorFields(error), 'the changed company file was refused; the last good one stays'));
}
