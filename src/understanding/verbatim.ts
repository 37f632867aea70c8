import type { CatalogEntry } from '#sdk';
import { fold } from '#sdk';

/** Finds the entry whose question or variation is, folded, exactly what was asked. */
export class Verbatim {
  readonly #byText = new Map<string, CatalogEntry[]>();

  constructor(entries: readonly CatalogEntry[]) {
    for (const entry of entries) {
      for (const text of new Set([entry.question, ...entry.variations].map(fold))) {
        const known = this.#byText.get(text);
        if (known) known.push(entry);
        else this.#byText.set(text, [entry]);
      }
    }
  }

  /** Undefined when no entry is asked so, or several are; entries of `locale` count first, expired ones never. */
  find(folded: string, locale: string, now: Date): CatalogEntry | undefined {
    const asked = this.#byText.get(folded);
    if (!asked) return undefined;
    const today = now.toISOString().slice(0, 10);
    const alive = asked.filter(({ validUntil }) => validUntil === undefined || validUntil >= today);
    const own = alive.filter((entry) => entry.locale === locale);
    const eligible = own.length > 0 ? own : alive;
    return eligible.length === 1 ? eligible[0] : undefined;
  }
}
