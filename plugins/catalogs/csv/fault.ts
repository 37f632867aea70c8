import { BlinkyError } from '#sdk';

export interface Fault {
  readonly file: string;
  /** 1-based, where the record starts; absent where the whole file is at fault. */
  readonly line?: number;
  readonly wrong: string;
  readonly remedy: string;
  readonly cause?: unknown;
}

/** A BLINKY_CATALOG_INVALID that names the file, the line and the remedy. `wrong` never quotes more than the header's names. */
export function fault({ file, line, wrong, remedy, cause }: Fault): BlinkyError {
  const place = line === undefined ? file : `${file}:${line}`;
  return new BlinkyError('BLINKY_CATALOG_INVALID', `${place}: ${wrong}`, { owner: 'catalog/csv', hint: remedy, cause });
}

const MAX_LISTED = 20;

/** Several faults of one kind in one error: the first 20, then a count. */
export function faults(found: readonly Omit<Fault, 'remedy'>[], remedy: string): BlinkyError {
  const lines = found.slice(0, MAX_LISTED).map((one) => fault({ ...one, remedy }).message);
  const more = found.length - MAX_LISTED;
  const message = [...lines, ...(more > 0 ? [`and ${more} more`] : [])].join('\n');
  return new BlinkyError('BLINKY_CATALOG_INVALID', message, { owner: 'catalog/csv', hint: remedy });
}
