import type { CatalogEntry } from '#sdk';
import { Column } from './column.ts';
import type { Concepts } from './concepts.ts';
import type { Pace } from './pace.ts';
import type { Token } from './tokens.ts';
import { WordReader } from './word-reader.ts';

/** Weights reach 1.45 and are kept in a byte. */
export const UNIT = 170;

/** A wide index as data. */
export interface WideParts {
  readonly rows: number;
  /** Concepts and words live in one space of features. */
  readonly words: ReadonlyMap<string, number>;
  readonly concepts: ReadonlyMap<string, number>;
  /** By feature: 1 for a concept; how rare it is; where the rows that have it begin in `postings`, and an end. */
  readonly isConcept: Uint8Array;
  readonly rarity: Float32Array;
  readonly offsets: Uint32Array;
  readonly postings: Uint32Array;
  /** Row by row: feature ids, and the weight (in parts of UNIT) that each has in the question and in the answer. */
  readonly ids: Uint32Array;
  readonly inQuestion: Uint8Array;
  readonly inAnswer: Uint8Array;
  /** Where each row begins in these three, and an end. */
  readonly starts: Uint32Array;
}

/** Characters of an answer that are indexed. */
const MAX_ANSWER = 240;
/** How often a word of a question counts beside one of the lexicon. */
const IN_QUESTION = 3;
/** No feature: a stop word's; no place: a new feature's. */
const NONE = -1;
/** What the concepts do not see of a text. */
const EMPTY = -2;

/** What the index has to know of a word. */
interface Word {
  readonly word: string;
  readonly feature: number;
  /** As the concepts number it. */
  readonly stem: number;
  /** How often questions have it. */
  asked: number;
}

/** Collects the rows of a wide index. */
export class WideBuilder {
  readonly #concepts: Concepts;
  readonly #reader = new WordReader((token) => this.#wordOf(token));
  /** The words of questions in the order in which they came. */
  readonly #asked: Word[] = [];
  readonly #words = new Map<string, number>();
  /** Features of concepts by the number of the concept. */
  readonly #ofConcepts: Int32Array;
  /** By feature: whether it is a concept, in how many rows it is, and where it was put last, which tells whether the row at hand has it. */
  readonly #isConcept = new Column(Uint8Array);
  readonly #counts = new Column(Uint32Array);
  readonly #lastPlace = new Column(Int32Array);
  readonly #ids = new Column(Uint32Array);
  readonly #inQuestion = new Column(Uint8Array);
  readonly #inAnswer = new Column(Uint8Array);
  readonly #starts = new Column(Uint32Array);
  /** The last row that brought each answer: in large catalogs, those of many places say the same. */
  readonly #answers = new Map<string, { readonly category: string; readonly row: number }>();
  /** Where the row at hand begins. */
  #start = 0;
  /** The text at hand: its words, and their stems as the concepts number them. */
  readonly #text: Word[] = [];
  readonly #stems: number[] = [];

  constructor(concepts: Concepts) {
    this.#concepts = concepts;
    this.#ofConcepts = new Int32Array(concepts.size).fill(NONE);
    this.#starts.push(0);
  }

  add({ question, variations, category, answer }: CatalogEntry): void {
    this.#start = this.#ids.length;
    this.#reader.read(question, this.#text);
    for (const variation of variations) this.#reader.read(variation, this.#text);
    for (const word of this.#text) if (word.feature !== NONE && word.asked++ === 0) this.#asked.push(word);
    this.#put(this.#inQuestion);
    const twin = this.#answers.get(answer);
    if (twin?.category === category) this.#copyAnswer(twin.row);
    else {
      this.#reader.read(category, this.#text);
      this.#reader.read(answer, this.#text, MAX_ANSWER);
      this.#put(this.#inAnswer);
      this.#answers.set(answer, { category, row: this.#starts.length - 1 });
    }
    this.#starts.push(this.#ids.length);
  }

  /** The words of questions with how common they are. */
  asked(): Map<string, number> {
    return new Map(this.#asked.map(({ word, asked }) => [word, asked * IN_QUESTION]));
  }

  /** Weighs features by rarity and turns rows into postings. */
  async finish(pace: Pace): Promise<WideParts> {
    const rows = this.#starts.length - 1;
    const features = this.#counts.length;
    const rarity = new Float32Array(features);
    const offsets = new Uint32Array(features + 1);
    for (let id = 0; id < features; id++) {
      const count = this.#counts.values[id] as number;
      rarity[id] = Math.log(1 + rows / count);
      offsets[id + 1] = (offsets[id] as number) + count;
    }
    const next = offsets.slice();
    const postings = new Uint32Array(this.#ids.length);
    for (let row = 0; row < rows; row++) {
      const end = this.#starts.values[row + 1] as number;
      for (let at = this.#starts.values[row] as number; at < end; at++) {
        const id = this.#ids.values[at] as number;
        postings[next[id] as number] = row;
        next[id] = (next[id] as number) + 1;
      }
      await pace.breathe();
    }
    await pace.rest();
    const concepts = new Map<string, number>();
    for (const [concept, id] of this.#ofConcepts.entries()) if (id !== NONE) concepts.set(this.#concepts.nameOf(concept), id);
    return {
      rows,
      words: this.#words,
      concepts,
      isConcept: this.#isConcept.trimmed(),
      rarity,
      offsets,
      postings,
      ids: this.#ids.trimmed(),
      inQuestion: this.#inQuestion.trimmed(),
      inAnswer: this.#inAnswer.trimmed(),
      starts: this.#starts.trimmed(),
    };
  }

  /** Adds what was read as one side of the row at hand. */
  #put(column: Column): void {
    this.#stems.length = 0;
    for (const { feature, stem } of this.#text) {
      if (feature !== NONE) this.#weigh(feature, column, UNIT);
      if (stem !== EMPTY) this.#stems.push(stem);
    }
    for (const concept of this.#concepts.read(this.#stems)) {
      this.#weigh(this.#featureOfConcept(concept), column, Math.round(this.#concepts.weightOf(concept) * UNIT));
    }
    this.#text.length = 0;
  }

  /** Adds the answer of an earlier row to the one at hand. */
  #copyAnswer(row: number): void {
    const end = this.#starts.values[row + 1] as number;
    for (let at = this.#starts.values[row] as number; at < end; at++) {
      const weight = this.#inAnswer.values[at] as number;
      if (weight > 0) this.#weigh(this.#ids.values[at] as number, this.#inAnswer, weight);
    }
  }

  /** Gives a feature of the row at hand its weight on one side. */
  #weigh(id: number, column: Column, weight: number): void {
    let place = this.#lastPlace.values[id] as number;
    if (place < this.#start) {
      place = this.#ids.push(id);
      this.#inQuestion.push(0);
      this.#inAnswer.push(0);
      this.#lastPlace.values[id] = place;
      this.#counts.values[id] = (this.#counts.values[id] as number) + 1;
    }
    column.values[place] = weight;
  }

  #wordOf({ word, stem, stop, empty }: Token): Word {
    return { word, feature: stop ? NONE : this.#featureOf(stem), stem: empty ? EMPTY : this.#concepts.numberOf(stem), asked: 0 };
  }

  #featureOf(stem: string): number {
    let id = this.#words.get(stem);
    if (id === undefined) {
      id = this.#newFeature(0);
      this.#words.set(stem, id);
    }
    return id;
  }

  #featureOfConcept(concept: number): number {
    if (this.#ofConcepts[concept] === NONE) this.#ofConcepts[concept] = this.#newFeature(1);
    return this.#ofConcepts[concept] as number;
  }

  #newFeature(isConcept: 0 | 1): number {
    this.#counts.push(0);
    this.#lastPlace.push(NONE);
    return this.#isConcept.push(isConcept);
  }
}
