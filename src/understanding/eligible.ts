import type { CatalogEntry } from '#sdk';

/** Whether a row may answer. */
type Test = (row: number) => boolean;

const MAX_LOCALES = 100;

/** Which rows may answer: by locale and by date. */
export class Eligible {
  readonly #groups = new Map<string, number>();
  readonly #group: Uint16Array;
  /** Last day as a number (20261231); 0: for ever. */
  readonly #until: Uint32Array;
  readonly #defaultLocale: string;
  /** The tests of the day by locale: users speak a few of them. */
  readonly #tests = new Map<string, readonly Test[]>();
  #today = 0;

  constructor(entries: readonly CatalogEntry[], defaultLocale: string) {
    this.#defaultLocale = defaultLocale;
    this.#group = new Uint16Array(entries.length);
    this.#until = new Uint32Array(entries.length);
    entries.forEach(({ locale, validUntil }, row) => {
      const group = this.#groups.get(locale) ?? this.#groups.size;
      this.#groups.set(locale, group);
      this.#group[row] = group;
      this.#until[row] = validUntil === undefined ? 0 : Number(validUntil.replaceAll('-', ''));
    });
  }

  /** Tests to try one after the other until one finds something: the asked locale, its language, the default locale's language. */
  preferences(locale: string, now: Date): readonly Test[] {
    const today = now.getFullYear() * 10_000 + (now.getMonth() + 1) * 100 + now.getDate();
    if (today !== this.#today || this.#tests.size > MAX_LOCALES) this.#tests.clear();
    this.#today = today;
    const known = this.#tests.get(locale);
    if (known) return known;
    const steps = [[locale].filter((name) => this.#groups.has(name)), this.#speaking(locale), this.#speaking(this.#defaultLocale)];
    const distinct = steps.filter((step, at) => step.length > 0 && String(step) !== String(steps[at - 1]));
    const tests = distinct.map((step): Test => {
      const groups = new Set(step.map((name) => this.#groups.get(name)));
      return (row) => groups.has(this.#group[row] as number) && (this.#until[row] === 0 || (this.#until[row] as number) >= today);
    });
    this.#tests.set(locale, tests);
    return tests;
  }

  #speaking(locale: string): string[] {
    const language = locale.split('-')[0];
    return [...this.#groups.keys()].filter((name) => name.split('-')[0] === language).sort();
  }
}
