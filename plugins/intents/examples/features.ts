import { fold, stem } from '#sdk';

/** A text as sparse vector: feature ids and their values, of length 1 together. */
export interface Vector {
  readonly ids: Int32Array;
  readonly values: Float32Array;
}

/** Texts are compared by this many characters at most. */
const MAX_TEXT = 1_000;
/** Whole words and stems count more than the letters in them. */
const WORD_WEIGHT = 1.5;
/** How strongly rarity counts: 1 is plain tf-idf. */
const RARITY_POWER = 0.7;

/** What a text consists of, with how often each occurs. */
export type Features = ReadonlyMap<string | number, number>;

/** Turns texts into tf-idf vectors over letter n-grams inside words, words, stems and pairs of words. */
export class Vocabulary {
  readonly #ids = new Map<string | number, number>();
  readonly #weights: number[] = [];

  /** Learns which features exist and how rare each is; features of a single text are dropped where there are many texts. */
  constructor(texts: readonly Features[]) {
    const counts = new Map<string | number, number>();
    for (const text of texts) for (const name of text.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
    const least = texts.length > 2_000 ? 2 : 1;
    for (const [name, count] of counts) {
      if (count < least) continue;
      const rarity = (1 + Math.log((1 + texts.length) / (1 + count))) ** RARITY_POWER;
      this.#ids.set(name, this.#weights.length);
      this.#weights.push(typeof name === 'string' && /^[=#]/.test(name) ? rarity * WORD_WEIGHT : rarity);
    }
  }

  get size(): number {
    return this.#weights.length;
  }

  /** The vector of a text's features; `known`, 0 to 1, is the share of its features that the vocabulary has. */
  vector(found: Features): Vector & { readonly known: number } {
    const ids = new Int32Array(found.size);
    const weighed = new Float64Array(found.size);
    let size = 0;
    let length = 0;
    for (const [name, count] of found) {
      const id = this.#ids.get(name);
      if (id === undefined) continue;
      const weight = this.#weights[id] as number;
      const value = count === 1 ? weight : (1 + Math.log(count)) * weight;
      ids[size] = id;
      weighed[size++] = value;
      length += value * value;
    }
    const scale = length === 0 ? 0 : 1 / Math.sqrt(length);
    const values = new Float32Array(size);
    for (let at = 0; at < size; at++) values[at] = (weighed[at] as number) * scale;
    return { ids: ids.slice(0, size), values, known: found.size === 0 ? 0 : size / found.size };
  }
}

/** Letter n-grams (2 to 5) inside words, words, stems, pairs of words, and the first word; of the first 1,000 characters. */
export function featuresOf(text: string): Features {
  const found = new Map<string | number, number>();
  const folded = fold(text.slice(0, MAX_TEXT));
  if (folded === '') return found;
  const add = (name: string | number): void => void found.set(name, (found.get(name) ?? 0) + 1);
  const words = folded.split(' ');
  add(`^${words[0]}`);
  words.forEach((word, at) => {
    add(`=${word}`);
    add(`#${stem(word)}`);
    const next = words[at + 1];
    if (next !== undefined) add(`=${word} ${next}`);
    const padded = ` ${word} `;
    for (let start = 0; start < padded.length - 1; start++) {
      let gram = 1;
      for (let end = start; end < Math.min(padded.length, start + MAX_GRAM); end++) {
        gram = gram * SIGNS + signOf(padded.charCodeAt(end));
        if (end > start) add(gram);
      }
    }
  });
  return found;
}

/** The longest letter n-gram. */
const MAX_GRAM = 5;
/** An n-gram is a number, which a map finds faster than a text: so many of these and a leading one fit into a small integer. */
const SIGNS = 48;

/** Folded text is a to z, figures and blanks; the letters of other scripts share what is left. */
function signOf(code: number): number {
  if (code >= 97 && code <= 122) return code - 96;
  if (code >= 48 && code <= 57) return code - 20;
  return code === 32 ? 0 : 38 + (code % 10);
}
