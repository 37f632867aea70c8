import { fnv1a, stem } from '#sdk';
import type { Concepts } from './concepts.ts';
import { sound } from './sound.ts';

/** A text as sparse vector of length 1: numbers of features, and their values. */
export interface Vector {
  readonly ids: readonly number[];
  readonly values: readonly number[];
}

/** Places that features share by their hash; a power of two. */
export const PLACES = 2 ** 16;

/** What each kind of feature counts: chosen by how well one author's messages were recognised after learning from the others'. */
const WORD = 0.7;
const GRAM = 0.4;
const PAIR = 1;
const CONCEPT = 1;
const CONCEPT_PAIR = 0.8;
/** How many of the following words a concept is paired with. */
const REACH = 4;
/** Letters in a row, inside a word and its edges. */
const SHORTEST_GRAM = 3;
const LONGEST_GRAM = 5;

/** Each kind of feature hashes from a start of its own. */
const kinds = { word: 11, stem: 23, gram: 37, pair: 41, concept: 53, before: 67, after: 71, concepts: 83, length: 97 } as const;

interface Word {
  readonly stem: number;
  /** Places of the features that the word has by itself, and their values. */
  readonly ids: readonly number[];
  readonly values: readonly number[];
  readonly concepts: readonly number[];
}

/** Words are taken apart once; emptied when it grows, and longer words are not kept, so that messages cannot fill the memory. */
const MAX_KNOWN = 20_000;
const MAX_KEPT_WORD = 24;

/** Reads words into features: the words by their sound, their stems, letters and concepts, and which follow on which. */
export class FeatureReader {
  readonly #concepts: Concepts;
  readonly #known = new Map<string, Word>();
  /** By place: the text that last had it, so that a feature counts once. */
  readonly #seen = new Uint32Array(PLACES);
  #text = 0;

  constructor(concepts: Concepts) {
    this.#concepts = concepts;
  }

  /** The features of folded words. */
  read(words: readonly string[]): Vector {
    this.#text = (this.#text + 1) >>> 0;
    const ids: number[] = [];
    const values: number[] = [];
    let length = 0;
    const take = (id: number, value: number): void => {
      if (this.#seen[id] === this.#text) return;
      this.#seen[id] = this.#text;
      ids.push(id);
      values.push(value);
      length += value * value;
    };
    const known = words.map((word) => this.#word(word));
    take(place(kinds.length, 31 - Math.clz32(words.length)), CONCEPT);
    for (let at = 0; at < known.length; at++) {
      const word = known[at] as Word;
      for (let i = 0; i < word.ids.length; i++) take(word.ids[i] as number, word.values[i] as number);
      const next = known[at + 1];
      if (next) {
        take(place(kinds.pair, word.stem, next.stem), PAIR);
        for (const concept of word.concepts) take(place(kinds.after, concept, next.stem), CONCEPT);
        for (const concept of next.concepts) take(place(kinds.before, word.stem, concept), CONCEPT);
      }
      for (const concept of word.concepts) {
        for (let other = at + 1; other <= at + REACH && other < known.length; other++) {
          for (const second of (known[other] as Word).concepts) take(place(kinds.concepts, concept, second), CONCEPT_PAIR);
        }
      }
    }
    const scale = length === 0 ? 0 : 1 / Math.sqrt(length);
    return { ids, values: values.map((value) => value * scale) };
  }

  #word(word: string): Word {
    let found = this.#known.get(word);
    if (found) return found;
    found = this.#takeApart(word);
    if (word.length > MAX_KEPT_WORD) return found;
    if (this.#known.size >= MAX_KNOWN) this.#known.clear();
    this.#known.set(word, found);
    return found;
  }

  #takeApart(word: string): Word {
    const sounding = sound(word);
    const stemmed = fnv1a(sound(stem(word)));
    const concepts = this.#concepts(sounding);
    const ids = [
      place(kinds.word, fnv1a(sounding)),
      place(kinds.stem, stemmed),
      ...concepts.map((concept) => place(kinds.concept, concept)),
    ];
    const values = [WORD, WORD, ...concepts.map(() => CONCEPT)];
    const padded = ` ${sounding} `;
    for (let size = SHORTEST_GRAM; size <= LONGEST_GRAM; size++) {
      for (let at = 0; at + size <= padded.length; at++) {
        ids.push(place(kinds.gram, fnv1a(padded.slice(at, at + size))));
        values.push(GRAM);
      }
    }
    return { stem: stemmed, ids, values, concepts };
  }
}

/** Where a feature is kept: its kind and what it is made of, mixed (finaliser of MurmurHash3). */
function place(kind: number, one: number, other = 0): number {
  let value = Math.imul(kind, 0x9e3779b1) ^ Math.imul(one + 1, 0x85ebca6b);
  value = Math.imul((value << 13) | (value >>> 19), 5) + Math.imul(other + 1, 0xc2b2ae35);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) & (PLACES - 1);
}
