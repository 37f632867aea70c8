import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import { BlinkyError } from '#sdk';

const MAX_BYTES = 1_048_576;

export type Row<C extends string> = Readonly<Record<C, string>> & { /** Such as `directory.csv:12`. */ readonly origin: string };

/**
 * The rows of a small CSV file of the company (1 MB at most) with exactly these columns, in any order. Takes `,` and `;`, and
 * UTF-8 or what Excel writes (Windows-1252). Throws BLINKY_CATALOG_INVALID with file and line.
 */
export function readTable<C extends string>(file: string, columns: readonly C[]): Row<C>[] {
  const name = basename(file);
  const [header, ...records] = recordsOf(name, textOf(file));
  const found = header?.record.map((cell) => cell.toLowerCase()) ?? [];
  const same = found.length === columns.length && columns.every((column) => found.includes(column));
  if (!same) throw invalid(`${name}:1: the columns are ${found.join(', ') || 'missing'}`, `they must be ${columns.join(', ')}`);
  return records.map(({ record, info }) => {
    const origin = `${name}:${info.lines}`;
    if (record.length !== found.length) {
      throw invalid(`${origin}: ${record.length} cells instead of ${found.length}`, 'put a text with commas between double quotes');
    }
    return { ...Object.fromEntries(found.map((column, at) => [column, record[at] ?? ''])), origin } as Row<C>;
  });
}

/** What is wrong with a file of the company, for the people who keep it. */
export function invalid(wrong: string, hint: string): BlinkyError {
  return new BlinkyError('BLINKY_CATALOG_INVALID', wrong, { owner: 'catalog', hint });
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function recordsOf(name: string, text: string): Parsed[] {
  const [first = ''] = text.split(/\r?\n/, 1);
  try {
    return parse(text, {
      delimiter: first.includes(';') ? ';' : ',',
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    }) as unknown as Parsed[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // The parser's message quotes the cell; the line says enough.
    throw invalid(
      `${name}:${error.lines ?? '?'}: a quote is not closed, or stands inside a text`,
      'write a quote inside a text twice ("")',
    );
  }
}

function textOf(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    throw invalid(`${file} cannot be read`, 'copy the shipped one and adapt it; catalog/README.md has the columns');
  }
  if (bytes.length > MAX_BYTES) throw invalid(`${basename(file)} is over 1 MB`, 'keep what people need');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes); // drops a BOM
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
