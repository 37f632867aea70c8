import type { Lifecycle } from './lifecycle.ts';

/** One row as a source delivers it: column name to text, plus where it came from. `catalog/` validates it. */
export interface CatalogRow {
  /** Where the row stands, for people, such as `faq.csv:12`. */
  readonly origin: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** A catalog entry after validation; see `catalog/README.md` for the columns. */
export interface CatalogEntry {
  /** Unique in the catalog; a stable hash of the question where the row names none. */
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  readonly additionalInfo: string;
  /** Other ways to ask the same. */
  readonly variations: readonly string[];
  readonly category: string;
  /** BCP 47, such as `es-MX`. */
  readonly locale: string;
  /** Last day (inclusive, `YYYY-MM-DD`) on which the answer may be given; absent: for ever. */
  readonly validUntil?: string;
  readonly owner: string;
  readonly origin: string;
}

/** A catalog entry that may answer an utterance. */
export interface Candidate {
  readonly id: string;
  readonly question: string;
  /** Probability, 0 to 1, that the entry answers the utterance. */
  readonly score: number;
}

/** Delivers rows from where the company keeps them. An empty or unreadable source is an error, never an empty list. */
export interface CatalogSource extends Lifecycle {
  load(signal: AbortSignal): Promise<readonly CatalogRow[]>;
  /** Calls `changed` whenever `load` would deliver something else; the host then loads again. */
  watch?(changed: () => void): void;
  /** Sources that can be written as well. */
  readonly writable?: WritableCatalog;
}

/** A place where a catalog is kept and can be written; `npm run catalog:import` and `catalog:export` use it. */
export interface WritableCatalog {
  /** What people call it, such as `table hr.faq`. */
  readonly place: string;
  /** Every row as it stands, in order, without judging it; [] where there is none yet. */
  read(signal: AbortSignal): Promise<readonly CatalogRow[]>;
  /**
   * Makes `rows`, which the catalog has validated, its whole content, in their order, all or nothing; makes the place where
   * there is none. A column that no row has stays out. Throws BLINKY_CATALOG_INVALID and leaves everything as it was.
   */
  replace(rows: readonly CatalogRow[], options: ReplaceCatalogOptions): Promise<void>;
}

export interface ReplaceCatalogOptions {
  readonly signal: AbortSignal;
  /** Called with the number of rows written so far. */
  readonly onWritten?: (rows: number) => void;
}
