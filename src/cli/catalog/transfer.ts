import { rename, writeFile } from 'node:fs/promises';
import { knownColumns, validateEntries } from '#catalog';
import { BlinkyError, type CatalogRow } from '#sdk';
import type { Environment } from '../../kernel/environment.ts';
import { loadRows } from '../eval/engine.ts';
import { type CatalogDiff, diffRows } from './diff.ts';
import { toCsv } from './to-csv.ts';
import { openWritable } from './writable.ts';

export interface Transfer {
  readonly environment: Environment;
  /** Id of the catalog plugin; absent: the only one that can be written. */
  readonly source?: string | undefined;
}

export interface Import extends Transfer {
  readonly file: string;
  /** Writes nothing. */
  readonly dryRun: boolean;
  /** Called with the rows written so far and in all. */
  readonly onWritten?: (rows: number, total: number) => void;
}

export interface ImportResult extends CatalogDiff {
  /** Such as `table catalog`. */
  readonly place: string;
  readonly dryRun: boolean;
  readonly rows: number;
  readonly warnings: readonly string[];
}

const PATIENCE_MS = 600_000;

/** Makes a CSV file the catalog of a source that can be written; a file that is broken changes nothing. Throws BlinkyErrors. */
export async function importCatalog({ file, source, environment, dryRun, onWritten }: Import): Promise<ImportResult> {
  const { rows, warnings } = await checked(file);
  const { catalog, close } = await openWritable(source, environment);
  const signal = AbortSignal.timeout(PATIENCE_MS);
  try {
    const diff = diffRows(await catalog.read(signal), rows);
    if (!dryRun) await catalog.replace(rows, { signal, onWritten: (done) => onWritten?.(done, rows.length) });
    return { place: catalog.place, dryRun, rows: rows.length, warnings, ...diff };
  } finally {
    await close();
  }
}

/** The file's rows with the columns of the catalog alone, once the whole catalog is found good. */
async function checked(file: string): Promise<{ rows: CatalogRow[]; warnings: readonly string[] }> {
  const rows = await loadRows(file);
  const { warnings } = validateEntries(rows, { defaultLocale: 'es-MX', now: new Date() });
  const known = ({ origin, fields }: CatalogRow): CatalogRow => ({
    origin,
    fields: Object.fromEntries(Object.entries(fields).filter(([column]) => knownColumns.has(column))),
  });
  return { rows: rows.map(known), warnings };
}

export interface ExportResult {
  readonly place: string;
  readonly rows: number;
  readonly csv: string;
}

/** The catalog of a source that can be written, as CSV; into `file` where one is named. Throws BlinkyErrors, also when there is no row. */
export async function exportCatalog({
  file,
  source,
  environment,
}: Transfer & { readonly file?: string | undefined }): Promise<ExportResult> {
  const { catalog, close } = await openWritable(source, environment);
  try {
    const rows = await catalog.read(AbortSignal.timeout(PATIENCE_MS));
    if (rows.length === 0) {
      const hint = 'fill it with npm run catalog:import -- FILE.csv';
      throw new BlinkyError('BLINKY_CATALOG_INVALID', `the ${catalog.place} holds no rows`, { owner: 'catalog:export', hint });
    }
    const csv = toCsv(rows);
    if (file !== undefined) await writeWhole(file, csv);
    return { place: catalog.place, rows: rows.length, csv };
  } finally {
    await close();
  }
}

/** Whoever reads the file, such as a running Blinky, never sees half of it. */
async function writeWhole(file: string, text: string): Promise<void> {
  const half = `${file}.${process.pid}.part`;
  await writeFile(half, text);
  await rename(half, file);
}
