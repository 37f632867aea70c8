import { eachGram } from '#sdk';
import type { Numbered } from './layer.ts';

/** Words whose n-grams are kept: about 2 MB. Longer ones than this are hardly met twice. */
const MAX_WORDS = 5_000;
const MAX_KEPT_WORD = 24;

/**
 * The letter n-grams of a query by a layer's numbers: what `grams` finds, without a map and a lookup for each message. That map
 * was a third of a search's time and most of its memory.
 */
export class QueryGrams {
  readonly #names: ReadonlyMap<string | number, number>;
  /** By word: the numbers of its n-grams, and of those that the layer lacks the n-gram itself below zero. */
  readonly #words = new Map<string, readonly number[]>();
  /** Where the query at hand has an n-gram, from 1, by its number; 0 for all between two queries. */
  readonly #places: Int32Array;
  readonly #ids: number[] = [];
  readonly #weights: number[] = [];

  constructor(names: ReadonlyMap<string | number, number>) {
    this.#names = names;
    this.#places = new Int32Array(names.size);
  }

  /** The n-grams of the words, each once and damped by how often it occurs; they stand until the next call. */
  read(words: readonly string[]): Numbered {
    const ids = this.#ids;
    const counts = this.#weights;
    const strange = new Map<number, number>();
    let length = 0;
    for (const word of words) {
      for (const gram of this.#gramsOf(word)) {
        const place = gram < 0 ? strange.get(gram) : this.#places[gram];
        if (place) {
          counts[place - 1] = (counts[place - 1] as number) + 1;
          continue;
        }
        ids[length] = gram;
        counts[length] = 1;
        length++;
        if (gram < 0) strange.set(gram, length);
        else this.#places[gram] = length;
      }
    }
    for (let at = 0; at < length; at++) {
      const id = ids[at] as number;
      if (id >= 0) this.#places[id] = 0;
      if ((counts[at] as number) > 1) counts[at] = 1 + Math.log(counts[at] as number);
    }
    return { ids, weights: counts, length };
  }

  #gramsOf(word: string): readonly number[] {
    const known = this.#words.get(word);
    if (known) return known;
    const found: number[] = [];
    eachGram(word, (gram) => found.push(this.#names.get(gram) ?? -gram));
    if (word.length > MAX_KEPT_WORD) return found;
    if (this.#words.size >= MAX_WORDS) this.#words.clear();
    this.#words.set(word, found);
    return found;
  }
}
