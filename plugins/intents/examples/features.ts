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

/** A feature's name: a number for letter n-grams, which a map finds faster than a text. */
type Name = string | number;

/** A text that was read to learn from: its features by number, and how often each occurs. */
export interface ReadText {
  readonly ids: readonly number[];
  readonly counts: readonly number[];
}

/** Reads the texts to learn from. Every feature is looked up once: there are half a million of them. */
export class Reader {
  readonly #numbers = new Map<Name, number>();
  /** By feature: in how many texts it stands, the last one, and its place there. */
  readonly #texts: number[] = [];
  readonly #last: number[] = [];
  readonly #place: number[] = [];
  /** What each word brings by itself, as numbers: most words come again and again. */
  readonly #words = new Map<string, { readonly forms: readonly number[]; readonly grams: readonly number[] }>();
  #read = 0;

  /** The features of `eachFeature`, in its order. */
  read(text: string): ReadText {
    const found = { ids: [], counts: [], number: this.#read++ };
    const words = wordsOf(text);
    if (words.length > 0) this.#take(this.#numberOf(`^${words[0]}`), found);
    words.forEach((word, at) => {
      let known = this.#words.get(word);
      const forms = known?.forms ?? formsOf(word).map((name) => this.#numberOf(name));
      for (const id of forms) this.#take(id, found);
      const next = words[at + 1];
      if (next !== undefined) this.#take(this.#numberOf(`=${word} ${next}`), found);
      known ??= { forms, grams: gramsOf(word).map((name) => this.#numberOf(name)) };
      this.#words.set(word, known);
      for (const id of known.grams) this.#take(id, found);
    });
    return found;
  }

  #take(id: number, { ids, counts, number }: { ids: number[]; counts: number[]; number: number }): void {
    if (this.#last[id] === number) {
      const place = this.#place[id] as number;
      counts[place] = (counts[place] as number) + 1;
      return;
    }
    this.#last[id] = number;
    this.#place[id] = ids.push(id) - 1;
    counts.push(1);
    this.#texts[id] = (this.#texts[id] as number) + 1;
  }

  /** What was read, with how rare each feature is; features of a single text are dropped where there are many texts. */
  words(): { words: Words; vector: (text: ReadText) => Vector } {
    const least = this.#read > 2_000 ? 2 : 1;
    const ids = new Map<Name, number>();
    const weights: number[] = [];
    const kept = new Int32Array(this.#numbers.size).fill(-1);
    for (const [name, number] of this.#numbers) {
      const count = this.#texts[number] as number;
      if (count < least) continue;
      const rarity = (1 + Math.log((1 + this.#read) / (1 + count))) ** RARITY_POWER;
      kept[number] = weights.length;
      ids.set(name, weights.length);
      weights.push(typeof name === 'string' && /^[=#]/.test(name) ? rarity * WORD_WEIGHT : rarity);
    }
    const vector = (text: ReadText): Vector =>
      weigh(
        text.ids.map((number) => kept[number] as number),
        text.counts,
        weights,
      );
    return { words: { ids, weights }, vector };
  }

  #numberOf(name: Name): number {
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(name, number);
      this.#texts.push(0);
      this.#last.push(-1);
      this.#place.push(0);
    }
    return number;
  }
}

/** A vocabulary as data: each feature's number, and by number how much it counts. */
export interface Words {
  readonly ids: ReadonlyMap<Name, number>;
  readonly weights: readonly number[];
}

/** Turns texts into tf-idf vectors over letter n-grams inside words, words, stems and pairs of words. */
export class Vocabulary {
  readonly #ids: ReadonlyMap<Name, number>;
  readonly #weights: readonly number[];

  constructor({ ids, weights }: Words) {
    this.#ids = ids;
    this.#weights = weights;
  }

  /** The vector of a text; `known`, 0 to 1, is the share of its features that the vocabulary has. */
  vector(text: string): Vector & { readonly known: number } {
    const found = new Map<Name, number>();
    eachFeature(text, (name) => found.set(name, (found.get(name) ?? 0) + 1));
    const ids: number[] = [];
    const counts: number[] = [];
    for (const [name, count] of found) {
      const id = this.#ids.get(name);
      if (id === undefined) continue;
      ids.push(id);
      counts.push(count);
    }
    return { ...weigh(ids, counts, this.#weights), known: found.size === 0 ? 0 : ids.length / found.size };
  }
}

/** Features and how often each occurs as a vector of length 1; those under a negative id are left out. */
function weigh(found: readonly number[], counts: readonly number[], weights: readonly number[]): Vector {
  const ids = found.filter((id) => id >= 0);
  const values = new Float64Array(ids.length);
  let length = 0;
  let size = 0;
  for (let at = 0; at < found.length; at++) {
    const id = found[at] as number;
    if (id < 0) continue;
    const value = (1 + Math.log(counts[at] as number)) * (weights[id] as number);
    values[size++] = value;
    length += value * value;
  }
  const scale = length === 0 ? 0 : 1 / Math.sqrt(length);
  return { ids: Int32Array.from(ids), values: Float32Array.from(values, (value) => value * scale) };
}

/** Letter n-grams (2 to 5) inside words, words, stems, pairs of words, and the first word; of the first 1,000 characters. */
function eachFeature(text: string, take: (name: Name) => void): void {
  const words = wordsOf(text);
  if (words.length > 0) take(`^${words[0]}`);
  words.forEach((word, at) => {
    for (const name of formsOf(word)) take(name);
    const next = words[at + 1];
    if (next !== undefined) take(`=${word} ${next}`);
    for (const gram of gramsOf(word)) take(gram);
  });
}

function wordsOf(text: string): string[] {
  const folded = fold(text.slice(0, MAX_TEXT));
  return folded === '' ? [] : folded.split(' ');
}

function formsOf(word: string): string[] {
  return [`=${word}`, `#${stem(word)}`];
}

function gramsOf(word: string): number[] {
  const padded = ` ${word} `;
  const grams: number[] = [];
  for (let start = 0; start < padded.length - 1; start++) {
    let gram = 1;
    for (let end = start; end < Math.min(padded.length, start + MAX_GRAM); end++) {
      gram = gram * SIGNS + signOf(padded.charCodeAt(end));
      if (end > start) grams.push(gram);
    }
  }
  return grams;
}

/** The longest letter n-gram. */
const MAX_GRAM = 5;
/** So many of these and a leading one fit into a small integer. */
const SIGNS = 48;

/** Folded text is a to z, figures and blanks; the letters of other scripts share what is left. */
function signOf(code: number): number {
  if (code >= 97 && code <= 122) return code - 96;
  if (code >= 48 && code <= 57) return code - 20;
  return code === 32 ? 0 : 38 + (code % 10);
}
