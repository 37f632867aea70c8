import { statSync } from 'node:fs';
import { loadCompany } from '#catalog';
import type { Company, Logger } from '#sdk';
import { errorFields } from '../observability/logger.ts';

const RECHECK_MS = 1_000;

/**
 * The company's facts as their file stands now; read again when it has changed, a broken new version is refused.
 * Throws BLINKY_CATALOG_INVALID when the file cannot be used at the first read.
 */
export function companyFile(path: string, log: Logger): () => Company {
  let company = loadCompany(path);
  let version = versionOf(path);
  let checkedAt = performance.now();
  return () => {
    if (performance.now() - checkedAt < RECHECK_MS) return company;
    checkedAt = performance.now();
    const current = versionOf(path);
    if (current === version) return company;
    version = current;
    try {
      company = loadCompany(path);
      log.info({}, 'the company file was read again');
    } catch (error) {
      log.error(errorFields(error), 'the changed company file was refused; the last good one stays');
    }
    return company;
  };
}

function versionOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats ? `${stats.mtimeMs}/${stats.size}/${stats.ino}` : 'missing';
}
