import type { Candidate, CatalogEntry } from '#sdk';
import { fold } from './normalise.ts';
import type { Pace } from './pace.ts';

/** The probability of an entry whose question or variation is the message, word for word. */
const CERTAIN = 0.98;

/** The wordings of a catalog by a hash of their folded text: what is asked word for word needs no comparison. */
export class ExactWordings {
  readonly #entries: readonly CatalogEntry[];
  readonly #rows = new Map<number, number | number[]>();

  private constructor(entries: readonly CatalogEntry[]) {
    this.#entries = entries;
  }

  static async of(entries: readonly CatalogEntry[], pace: Pace): Promise<ExactWordings> {
    const exact = new ExactWordings(entries);
    for (const [row, { question, variations }] of entries.entries()) {
      exact.#add(hash(fold(question)), row);
      for (const variation of variations) exact.#add(hash(fold(variation)), row);
      await pace.breathe();
    }
    return exact;
  }

  /** The one row among those that may answer whose wording is `text`; undefined where none or several are. */
  row(text: string, accepts: (row: number) => boolean): number | undefined {
    const folded = fold(text);
    const found = this.#rows.get(hash(folded));
    const rows = (typeof found === 'number' ? [found] : (found ?? [])).filter((row) => accepts(row) && this.#says(row, folded));
    return rows.length === 1 ? rows[0] : undefined;
  }

  #add(key: number, row: number): void {
    const known = this.#rows.get(key);
    if (known === undefined) this.#rows.set(key, row);
    else if (typeof known !== 'number') known.push(row);
    else if (known !== row) this.#rows.set(key, [known, row]);
  }

  /** Two wordings may share a hash. */
  #says(row: number, folded: string): boolean {
    const { question = '', variations = [] } = this.#entries[row] ?? {};
    return [question, ...variations].some((wording) => fold(wording) === folded);
  }
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

/** `entry` first and certain, the others behind it with what probability is left. */
export function certainOf({ id, question }: CatalogEntry, candidates: readonly Candidate[]): Candidate[] {
  const others = candidates.filter((candidate) => candidate.id !== id);
  const mass = others.reduce((sum, { score }) => sum + score, 0);
  const share = mass === 0 ? 0 : Math.min(1, (1 - CERTAIN) / mass);
  return [{ id, question, score: CERTAIN }, ...others.map((other) => ({ ...other, score: other.score * share }))];
}
