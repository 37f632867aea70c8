import { END, type Required, SHORTEST, START } from './required.ts';

/** Longer texts are filed under as many letters: hundreds begin with "me ". */
const LONG = 8;

interface Entry {
  readonly text: string;
  /** The numbers of the requirements that it is for. */
  readonly numbers: number[];
}

/** What begins with letters of the same hash. */
interface File {
  readonly short: Entry[];
  /** By their first letters. */
  readonly long: Map<string, Entry[]>;
}

/** Finds, in one walk over a message, which of many requirements it meets: by the strictest set of each, then by its others. */
export class Finder {
  /** By the hash of three letters, from 0 to 2¹⁵ − 1: at most places of a message nothing begins. */
  readonly #files: (File | undefined)[] = Array.from({ length: 1 << 15 });
  readonly #requirements: readonly Required[];
  readonly #always: readonly number[];

  constructor(requirements: readonly Required[]) {
    this.#requirements = requirements;
    this.#always = requirements.flatMap(({ length }, number) => (length === 0 ? [number] : []));
    for (const [number, [strictest = []]] of requirements.entries()) {
      for (const text of strictest) this.#entry(text).numbers.push(number);
    }
  }

  /** The numbers of the requirements that the message meets. */
  find(message: string): readonly number[] {
    const text = `${START}${message}${END}`;
    const found = [...this.#always];
    for (const number of this.#metBy(text)) {
      const [, ...others] = this.#requirements[number] as Required;
      if (others.every((set) => set.some((needed) => text.includes(needed)))) found.push(number);
    }
    return found;
  }

  #entry(text: string): Entry {
    const hash = hashAt(text, 0);
    const file = this.#files[hash] ?? { short: [], long: new Map<string, Entry[]>() };
    this.#files[hash] = file;
    const start = text.slice(0, LONG);
    const entries = text.length < LONG ? file.short : (file.long.get(start) ?? []);
    if (text.length >= LONG) file.long.set(start, entries);
    const known = entries.find((entry) => entry.text === text);
    const entry = known ?? { text, numbers: [] };
    if (!known) entries.push(entry);
    return entry;
  }

  #metBy(text: string): ReadonlySet<number> {
    const met = new Set<number>();
    const meet = (entries: readonly Entry[], at: number): void => {
      for (const entry of entries) if (text.startsWith(entry.text, at)) for (const number of entry.numbers) met.add(number);
    };
    for (let at = 0; at + SHORTEST <= text.length; at++) {
      const file = this.#files[hashAt(text, at)];
      if (!file) continue;
      meet(file.short, at);
      const long = file.long.size > 0 ? file.long.get(text.slice(at, at + LONG)) : undefined;
      if (long) meet(long, at);
    }
    return met;
  }
}

function hashAt(text: string, at: number): number {
  return ((text.charCodeAt(at) & 31) << 10) | ((text.charCodeAt(at + 1) & 31) << 5) | (text.charCodeAt(at + 2) & 31);
}
