import { setImmediate } from 'node:timers/promises';
import type { CatalogRow } from '#sdk';
import { decode } from './decode.ts';
import { fault, faults } from './fault.ts';
import { readHeader, withoutBlankTail } from './header.ts';
import { type CsvRecord, readRecords } from './records.ts';

/** 10 MB. */
export const MAX_BYTES = 10_000_000;
const MAX_ROWS = 100_000;

export interface ParsedCsv {
  /** At least one. */
  readonly rows: CatalogRow[];
  /** For operators, one sentence each. */
  readonly warnings: string[];
}

export interface ParseOptions {
  /** The file's name in origins (`faq.csv:12`) and errors. */
  readonly file: string;
  readonly signal?: AbortSignal;
}

/**
 * The rows of a CSV file; works in slices that leave the event loop free. Throws BLINKY_CATALOG_INVALID, which names file and
 * line (where the record starts), for anything that is not clearly a table with a header and at least one row; rejects with
 * the signal's reason when it aborts.
 */
export async function parseCsv(bytes: Uint8Array, { file, signal }: ParseOptions): Promise<ParsedCsv> {
  signal?.throwIfAborted();
  if (bytes.byteLength > MAX_BYTES) {
    throw fault({ file, wrong: `is over ${MAX_BYTES / 1e6} MB`, remedy: 'keep only the rows of the catalog' });
  }
  const { bytes: utf8, warning } = decode(bytes, file);
  const table = createTable(file);
  for await (const records of readRecords(utf8, file)) {
    for (const record of records) table.add(record);
    await setImmediate();
    signal?.throwIfAborted();
  }
  return { rows: table.finish(), warnings: warning ? [warning] : [] };
}

/** Turns records into rows: the first is the header; blank records, which spreadsheets leave at the end, are skipped. */
function createTable(file: string): { add(record: CsvRecord): void; finish(): CatalogRow[] } {
  let header: readonly string[] | undefined;
  let width = 0;
  const rows: CatalogRow[] = [];
  const uneven: UnevenRecord[] = [];
  const add = ({ line, cells }: CsvRecord): void => {
    const filled = withoutBlankTail(cells);
    if (filled.length === 0 || (!header && isSeparatorLine(filled))) return;
    if (!header) {
      header = readHeader(cells, { file, line });
      width = cells.length;
      return;
    }
    if (rows.length === MAX_ROWS) throw tooManyRows(file, line);
    // Blank cells are taken only under nameless columns of the header: elsewhere a text was cut at a bare delimiter.
    const fits = cells.length >= header.length && cells.length <= width && filled.length <= header.length;
    if (!fits) uneven.push({ line, length: filled.length > header.length ? filled.length : cells.length, wanted: header.length });
    rows.push({ origin: `${file}:${line}`, fields: Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ''])) });
  };
  return { add, finish: () => finishTable({ file, header, rows, uneven }) };
}

/** Excel's own first line, which names the delimiter. */
function isSeparatorLine(cells: readonly string[]): boolean {
  return cells.length === 1 && cells[0]?.toLowerCase() === 'sep=';
}

function tooManyRows(file: string, line: number): Error {
  return fault({ file, line, wrong: `has more than ${MAX_ROWS} rows`, remedy: 'keep a catalog of this size in a database' });
}

interface UnevenRecord {
  readonly line: number;
  readonly length: number;
  readonly wanted: number;
}

interface Table {
  readonly file: string;
  readonly header: readonly string[] | undefined;
  readonly rows: CatalogRow[];
  readonly uneven: readonly UnevenRecord[];
}

function finishTable({ file, header, rows, uneven }: Table): CatalogRow[] {
  if (!header) throw fault({ file, wrong: 'is empty', remedy: 'the first line names the columns: question,answer,additional_info' });
  if (uneven.length > 0) {
    const found = uneven.map(({ line, length, wanted }) => ({ file, line, wrong: `has ${length} columns, the header ${wanted}` }));
    throw faults(found, 'put quotes around every text that holds the delimiter');
  }
  if (rows.length === 0) throw fault({ file, wrong: 'has a header and no rows', remedy: 'add a line per question' });
  return rows;
}
