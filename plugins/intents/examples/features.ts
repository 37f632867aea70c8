import { beginning, formsOf, gramsOf, type Name, pair, wordsOf } from './word-features.ts';

/** A text as sparse vector: feature ids and their values, of length 1 together. */
export interface Vector {
  readonly ids: Int32Array;
  readonly values: Float32Array;
}

/** Whole words and stems count more than the letters in them. */
const WORD_WEIGHT = 1.5;
/** How strongly rarity counts: 1 is plain tf-idf. */
const RARITY_POWER = 0.7;

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

  /** The features of a text in the order in which `Vocabulary` finds them. */
  read(text: string): ReadText {
    const found = { ids: [], counts: [], number: this.#read++ };
    const words = wordsOf(text);
    words.forEach((word, at) => {
      if (at === 0) this.#take(this.#numberOf(beginning(word)), found);
      let known = this.#words.get(word);
      const forms = known?.forms ?? formsOf(word).map((name) => this.#numberOf(name));
      for (const id of forms) this.#take(id, found);
      const next = words[at + 1];
      if (next !== undefined) this.#take(this.#numberOf(pair(word, next)), found);
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

/** Features of the vocabulary, and the names of others; in the order of the text, each as often as it occurs. */
interface Found {
  readonly ids: readonly number[];
  readonly unknown: readonly Name[];
}

/** The features of a word that do not depend on the words beside it. */
interface KnownWord {
  readonly whole: Found;
  readonly letters: Found;
}

/** Words whose features are kept: about 2 MB. Longer ones than this are hardly met twice. */
const MAX_WORDS = 5_000;
const MAX_KEPT_WORD = 24;

/** Turns texts into tf-idf vectors over letter n-grams (2 to 5) inside words, words, stems, pairs of words, and the first word; of the first 1,000 characters. */
export class Vocabulary {
  readonly #ids: ReadonlyMap<Name, number>;
  readonly #weights: readonly number[];
  /** The features of the text at hand, how often it has each, and where each stands in the two (from 1; 0 for all between two texts). */
  readonly #distinct: number[] = [];
  readonly #counts: number[] = [];
  readonly #places: Int32Array;
  #size = 0;
  readonly #strange = new Set<Name>();
  /** Words seen before: looking up the letters of each word anew was half the time of a message. */
  readonly #words = new Map<string, KnownWord>();

  constructor({ ids, weights }: Words) {
    this.#ids = ids;
    this.#weights = weights;
    this.#places = new Int32Array(weights.length);
  }

  /** The vector of a text; `known`, 0 to 1, is the share of its features that the vocabulary has. */
  vector(text: string): Vector & { readonly known: number } {
    this.#size = 0;
    this.#strange.clear();
    const words = wordsOf(text);
    for (let at = 0; at < words.length; at++) {
      const word = words[at] as string;
      const next = words[at + 1];
      const { whole, letters } = this.#word(word);
      if (at === 0) this.#take(this.#find([beginning(word)]));
      this.#take(whole);
      if (next !== undefined) this.#take(this.#find([pair(word, next)]));
      this.#take(letters);
    }
    for (let at = 0; at < this.#size; at++) this.#places[this.#distinct[at] as number] = 0;
    const { ids, values } = weigh(this.#distinct, this.#counts, this.#weights, this.#size);
    const all = this.#size + this.#strange.size;
    return { ids, values, known: all === 0 ? 0 : this.#size / all };
  }

  #take({ ids, unknown }: Found): void {
    for (const id of ids) {
      const place = this.#places[id] as number;
      if (place > 0) {
        this.#counts[place - 1] = (this.#counts[place - 1] as number) + 1;
        continue;
      }
      this.#distinct[this.#size] = id;
      this.#counts[this.#size] = 1;
      this.#places[id] = ++this.#size;
    }
    for (const name of unknown) this.#strange.add(name);
  }

  #word(word: string): KnownWord {
    const known = this.#words.get(word);
    if (known) return known;
    const meant = word.length > MAX_KEPT_WORD ? word : this.#unswapped(word);
    const found = { whole: this.#find(formsOf(meant)), letters: this.#find(gramsOf(meant)) };
    if (word.length > MAX_KEPT_WORD) return found;
    if (this.#words.size >= MAX_WORDS) this.#words.clear();
    this.#words.set(word, found);
    return found;
  }

  /** A word that the vocabulary lacks with the two letters swapped back that make one of it; the commonest where several do. */
  #unswapped(word: string): string {
    if (this.#idOf(word) !== undefined) return word;
    let best = word;
    let rarity = Number.POSITIVE_INFINITY;
    for (let at = 1; at < word.length; at++) {
      const swapped = word.slice(0, at - 1) + word[at] + word[at - 1] + word.slice(at + 1);
      const id = this.#idOf(swapped);
      if (id === undefined || (this.#weights[id] as number) >= rarity) continue;
      best = swapped;
      rarity = this.#weights[id] as number;
    }
    return best;
  }

  #idOf(word: string): number | undefined {
    return this.#ids.get(`=${word}`);
  }

  #find(names: readonly Name[]): Found {
    const ids: number[] = [];
    const unknown: Name[] = [];
    for (const name of names) {
      const id = this.#ids.get(name);
      if (id === undefined) unknown.push(name);
      else ids.push(id);
    }
    return { ids, unknown };
  }
}

/** The first `size` features and how often each occurs as a vector of length 1; those under a negative id are left out. */
function weigh(found: readonly number[], counts: readonly number[], weights: readonly number[], size = found.length): Vector {
  const valueAt = (at: number): number => {
    const count = counts[at] as number;
    return (count === 1 ? 1 : 1 + Math.log(count)) * (weights[found[at] as number] as number);
  };
  let length = 0;
  let kept = 0;
  for (let at = 0; at < size; at++) {
    if ((found[at] as number) < 0) continue;
    const value = valueAt(at);
    length += value * value;
    kept++;
  }
  const scale = length === 0 ? 0 : 1 / Math.sqrt(length);
  const vector = { ids: new Int32Array(kept), values: new Float32Array(kept) };
  for (let at = 0, place = 0; at < size; at++) {
    const id = found[at] as number;
    if (id < 0) continue;
    vector.ids[place] = id;
    vector.values[place++] = valueAt(at) * scale;
  }
  return vector;
}
