import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import type { CatalogEntry } from '#sdk';
import type { CatalogSearch } from '../search.ts';
import { type Finding, lintEntry } from './lint-catalog.ts';

export interface Warnings {
  readonly findings: readonly Finding[];
  /** How many rows were looked at; fewer than `rows` in a large catalog, and while it is being looked at. */
  readonly checked: number;
  readonly rows: number;
}

export interface WarningsParts {
  readonly entries: () => readonly CatalogEntry[];
  readonly search: () => CatalogSearch;
  readonly now: () => Date;
}

/** Rows of a large catalog that are looked at. */
const MAX_ROWS = 2_000;
/** Whoever asks first waits so long for the whole, and then gets what there is. */
const PATIENCE_MS = 1_000;
const KEPT_MS = 3_600_000;

/** What `catalog:lint` says of the catalog that answers: looked for once per version and hour, a row at a time, so that no user waits. */
export class CatalogWarnings {
  readonly #parts: WarningsParts;
  #look: Look | undefined;

  constructor(parts: WarningsParts) {
    this.#parts = parts;
  }

  async current(): Promise<Warnings> {
    const search = this.#parts.search();
    const now = this.#parts.now();
    if (this.#look?.search !== search || now.getTime() - this.#look.now.getTime() > KEPT_MS) {
      this.#look?.stop();
      this.#look = new Look(this.#parts.entries(), search, now);
    }
    const patience = new AbortController();
    await Promise.race([this.#look.done, sleep(PATIENCE_MS, undefined, { ref: false, signal: patience.signal }).catch(() => {})]);
    patience.abort();
    return this.#look;
  }
}

/** One look through a catalog. */
class Look implements Warnings {
  readonly findings: Finding[] = [];
  readonly rows: number;
  readonly search: CatalogSearch;
  readonly now: Date;
  readonly done: Promise<void>;
  checked = 0;
  #stopped = false;

  constructor(entries: readonly CatalogEntry[], search: CatalogSearch, now: Date) {
    this.rows = entries.length;
    this.search = search;
    this.now = now;
    this.done = this.#run(entries);
  }

  stop(): void {
    this.#stopped = true;
  }

  async #run(entries: readonly CatalogEntry[]): Promise<void> {
    for (const entry of entries.slice(0, MAX_ROWS)) {
      if (this.#stopped) return;
      this.findings.push(...lintEntry(entry, { entries, search: this.search, now: this.now }));
      this.checked++;
      await setImmediate();
    }
  }
}
