import { CsvError, type Parser, parse } from 'csv-parse';
import { newlines } from './decode.ts';
import { detectDelimiter } from './delimiter.ts';
import { fault } from './fault.ts';

/** At worst it holds tens of thousands of tiny records. */
const SLICE_BYTES = 32_768;
const MAX_RECORD_BYTES = 65_536;

export interface CsvRecord {
  /** 1-based line on which the record starts. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** The records of UTF-8 text, a slice of 32 KB at a time. Throws BLINKY_CATALOG_INVALID at a broken quote or a record over 64 KB. */
export async function* readRecords(bytes: Buffer, file: string): AsyncGenerator<readonly CsvRecord[]> {
  const place = trackLines(bytes);
  let records: CsvRecord[] = [];
  const parser = openParser(bytes, (cells, end) => {
    if (end - place.start() > MAX_RECORD_BYTES) throw oversize(file, place.line());
    records.push({ line: place.line(), cells });
    place.advance(end);
  });
  try {
    for (let at = 0; at < bytes.length; at += SLICE_BYTES) {
      records = [];
      await settled((done) => parser.write(bytes.subarray(at, at + SLICE_BYTES), done));
      // Without this a file of one endless record would be held in memory whole before anybody looks at its size.
      if (at - place.start() > MAX_RECORD_BYTES) throw oversize(file, place.line());
      yield records;
    }
    records = [];
    await settled((done) => parser.end(done));
    yield records;
  } catch (error) {
    throw error instanceof CsvError ? broken(error, { file, line: place.line() }) : error;
  } finally {
    parser.destroy();
  }
}

function openParser(bytes: Buffer, take: (cells: string[], end: number) => void): Parser {
  const parser = parse({
    delimiter: detectDelimiter(bytes.toString('utf8', 0, SLICE_BYTES)),
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true, // counted by us, to list every wrong record and not only the first
    skip_empty_lines: true,
    trim: true,
    max_record_size: MAX_RECORD_BYTES,
    on_record: (cells: string[], { bytes: end }) => {
      take(cells, end);
      return undefined; // taken: nothing is pushed, so the stream never waits for a reader
    },
  });
  parser.on('error', () => {}); // the callback of write or end reports it
  return parser.resume();
}

/** Where the record in progress starts, in bytes and as a line; blank lines before it do not belong to it. */
function trackLines(bytes: Buffer): { start(): number; line(): number; advance(end: number): void } {
  let start = 0;
  let line = 1;
  const advance = (end: number): void => {
    let next = end;
    while (bytes[next] === 0x0a || bytes[next] === 0x0d) next++;
    line += newlines(bytes.subarray(start, next));
    start = next;
  };
  advance(0);
  return { start: () => start, line: () => line, advance };
}

function settled(run: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => run((error) => (error ? reject(error) : resolve())));
}

function oversize(file: string, line: number): Error {
  return fault({
    file,
    line,
    wrong: 'the record is over 64 KB',
    remedy: 'look for a quote that is opened there and not closed, or shorten the texts',
  });
}

/** The parser's own error is left out on purpose: it quotes the cell. */
function broken(error: CsvError, place: { file: string; line: number }): Error {
  if (error.code === 'CSV_MAX_RECORD_SIZE') return oversize(place.file, place.line);
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    return fault({
      ...place,
      wrong: 'a quote is opened in this record and never closed',
      remedy: 'close it; a quote inside a text is written twice ("")',
    });
  }
  return fault({
    ...place,
    wrong: 'a quote stands inside a text',
    remedy: 'put the whole text in quotes and write each quote in it twice ("")',
  });
}
