import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { CatalogSource, Logger } from '#sdk';
import { fault } from './fault.ts';
import { MAX_BYTES, parseCsv } from './parse.ts';
import { type FileVersion, fileVersion, watchVersions } from './watch.ts';

export interface CsvSourceOptions {
  readonly file: string;
  readonly log: Logger;
  /** How often the file is looked at, in milliseconds; a change is reported once two looks agree. */
  readonly lookEveryMs: number;
}

/** A CSV file as a catalog source. `load` throws BLINKY_CATALOG_INVALID for a file that cannot be read or used. */
export function createCsvSource({ file, log, lookEveryMs }: CsvSourceOptions): CatalogSource {
  let loaded: FileVersion | undefined;
  let timer: NodeJS.Timeout | undefined;
  return {
    async load(signal) {
      signal.throwIfAborted();
      loaded = await fileVersion(file); // before the bytes: a change while they are read counts as one more
      const { rows, warnings } = await parseCsv(await readBytes(file, signal), { file: basename(file), signal });
      for (const warning of warnings) log.warn({ file: basename(file) }, warning);
      return rows;
    },
    watch(changed) {
      clearTimeout(timer);
      const watch = watchVersions(file, () => loaded);
      const next = (): NodeJS.Timeout => setTimeout(() => void look(), lookEveryMs).unref();
      const look = async (): Promise<void> => {
        const mine = timer;
        const isNew = await watch.look();
        if (timer !== mine) return; // stopped while looking
        timer = next();
        if (isNew) changed();
      };
      timer = next();
    },
    async stop() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}

async function readBytes(file: string, signal: AbortSignal): Promise<Buffer<ArrayBuffer>> {
  const wrong = await whyUnreadable(file);
  if (wrong) throw fault({ file, wrong, remedy: 'CATALOG_CSV names the catalog; without it the shipped sample is used' });
  try {
    return await readFile(file, { signal });
  } catch (cause) {
    signal.throwIfAborted();
    throw fault({ file, wrong: 'cannot be read', remedy: 'let the user that runs Blinky read it', cause });
  }
}

/** Asked before reading, so that a pipe, a device or a huge file is not read at all. */
async function whyUnreadable(file: string): Promise<string | undefined> {
  try {
    const found = await stat(file);
    if (!found.isFile()) return 'is not a file';
    return found.size > MAX_BYTES ? `is over ${MAX_BYTES / 1e6} MB` : undefined;
  } catch {
    return 'cannot be found';
  }
}
