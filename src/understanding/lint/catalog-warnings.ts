import { setImmediate } from 'node:timers/promises';
import type { CatalogEntry } from '#sdk';
import type { CatalogSearch } from '../search.ts';
import { type Finding, lintEntry } from './lint-catalog.ts';

export interface Warnings {
  readonly findings: readonly Finding[];
  /** How many rows were looked at; fewer than `rows` when the time was up. */
  readonly checked: number;
  readonly rows: number;
}

export interface WarningsParts {
  readonly entries: () => readonly CatalogEntry[];
  readonly search: () => CatalogSearch;
  readonly now: () => Date;
}

/** A look at a large catalog ends after so long. */
const BUDGET_MS = 1_500;
const KEPT_MS = 3_600_000;

/** What `catalog:lint` says of the catalog that answers: looked for once per version and hour, a row at a time, so that nobody waits. */
export class CatalogWarnings {
  readonly #parts: WarningsParts;
  #of: CatalogSearch | undefined;
  #at = 0;
  #found: Promise<Warnings> | undefined;

  constructor(parts: WarningsParts) {
    this.#parts = parts;
  }

  current(): Promise<Warnings> {
    const search = this.#parts.search();
    const now = this.#parts.now();
    if (!this.#found || this.#of !== search || now.getTime() - this.#at > KEPT_MS) {
      this.#of = search;
      this.#at = now.getTime();
      this.#found = look(this.#parts.entries(), search, now);
    }
    return this.#found;
  }
}

async function look(entries: readonly CatalogEntry[], search: CatalogSearch, now: Date): Promise<Warnings> {
  const findings: Finding[] = [];
  const until = performance.now() + BUDGET_MS;
  let checked = 0;
  for (const entry of entries) {
    if (performance.now() > until) break;
    findings.push(...lintEntry(entry, { entries, search, now }));
    checked++;
    await setImmediate();
  }
  return { findings, checked, rows: entries.length };
}
