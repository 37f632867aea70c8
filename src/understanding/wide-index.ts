import type { CatalogEntry } from '#sdk';
import type { Analysis } from './analyse.ts';
import { Column } from './column.ts';
import type { Concepts } from './concepts.ts';
import type { IndexParts, RowIndex, Scores } from './entry-index.ts';
import type { Pace } from './pace.ts';
import { type Token, tokens } from './tokens.ts';

/** Postings that one query may walk, those of its rarest features. */
const MAX_POSTINGS = 16_000;
/** Rows that are compared in full. */
const MAX_RERANKED = 96;
/** Characters of an answer that are indexed. */
const MAX_ANSWER = 240;
/** The signals of the full index that need letter n-grams are missing here: the others stand in for them. */
const weights = { answerWords: 2.2, questionConcepts: 6.5, answerConcepts: 4.6, coverage: 6.4 } as const;

/** Weights reach 1.45 and are kept in a byte. */
const UNIT = 170;

/** For large catalogs: rare features choose some rows, which are then compared in full; no letter n-grams. */
export class WideIndex implements RowIndex {
  /** Concepts and words live in one space of features. */
  readonly #words = new Map<string, number>();
  readonly #concepts = new Map<string, number>();
  readonly #isConcept = new Column(Uint8Array);
  /** Row by row: feature ids, and the weight (in parts of UNIT) that each has in the question and in the answer. */
  readonly #ids = new Column(Uint32Array);
  readonly #inQuestion = new Column(Uint8Array);
  readonly #inAnswer = new Column(Uint8Array);
  readonly #starts = new Column(Uint32Array);
  /** Where each feature was put last: what tells, while building, whether the row has it. */
  readonly #lastPlace = new Column(Uint32Array);
  #rarity = new Float32Array(0);
  #offsets = new Uint32Array(0);
  #postings = new Uint32Array(0);
  #partial = new Float32Array(0);
  #totals = new Float32Array(0);
  #query = new Float32Array(0);

  static async build(entries: readonly CatalogEntry[], { concepts, words, pace }: IndexParts): Promise<WideIndex> {
    const index = new WideIndex();
    index.#starts.push(0);
    for (const entry of entries) {
      const question = tokens([entry.question, ...entry.variations].join(' . '));
      for (const { word, stop } of question) if (!stop) words.set(word, (words.get(word) ?? 0) + 3);
      const row = index.#ids.length;
      index.#put(question, concepts, { row, column: index.#inQuestion });
      index.#put(tokens(`${entry.category} ${entry.answer.slice(0, MAX_ANSWER)}`), concepts, { row, column: index.#inAnswer });
      index.#starts.push(index.#ids.length);
      await pace.breathe();
    }
    await index.#finish(entries.length, pace);
    return index;
  }

  score(query: Analysis): Scores {
    const asked = this.#lookup(query);
    const rows = this.#choose(asked.features);
    for (const { id, weight } of asked.features) this.#query[id] = weight;
    for (const row of rows) this.#totals[row] = this.#compare(row, asked);
    for (const { id } of asked.features) this.#query[id] = 0;
    return { totals: this.#totals, touched: rows };
  }

  /** Adds one side of a row, which began at place `row`. */
  #put(text: readonly Token[], concepts: Concepts, { row, column }: { row: number; column: Column }): void {
    const weigh = (id: number, weight: number): void => {
      const place = this.#placeOf(id, row); // before `values` is read: the column may grow
      column.values[place] = weight;
    };
    for (const { stem, stop } of text) if (!stop) weigh(this.#idOf(this.#words, stem), UNIT);
    for (const [concept, weight] of concepts.find(text)) weigh(this.#idOf(this.#concepts, concept), Math.round(weight * UNIT));
  }

  /** Where the row has the feature, at its end if it is new there. */
  #placeOf(id: number, row: number): number {
    const last = this.#lastPlace.values[id] as number;
    if (last >= row && last < this.#ids.length && this.#ids.values[last] === id) return last;
    const place = this.#ids.push(id);
    this.#inQuestion.push(0);
    this.#inAnswer.push(0);
    this.#lastPlace.values[id] = place;
    return place;
  }

  #idOf(ids: Map<string, number>, name: string): number {
    let id = ids.get(name);
    if (id === undefined) {
      id = this.#isConcept.push(ids === this.#concepts ? 1 : 0);
      this.#lastPlace.push(0);
      ids.set(name, id);
    }
    return id;
  }

  async #finish(rows: number, pace: Pace): Promise<void> {
    const features = this.#isConcept.length;
    this.#offsets = new Uint32Array(features + 1);
    for (let at = 0; at < this.#ids.length; at++) this.#offsets[this.#id(at) + 1] = (this.#offsets[this.#id(at) + 1] as number) + 1;
    this.#rarity = new Float32Array(features);
    for (let id = 0; id < features; id++) {
      this.#rarity[id] = Math.log(1 + rows / (this.#offsets[id + 1] as number));
      this.#offsets[id + 1] = (this.#offsets[id + 1] as number) + (this.#offsets[id] as number);
    }
    const next = this.#offsets.slice();
    this.#postings = new Uint32Array(this.#ids.length);
    for (let row = 0; row < rows; row++) {
      for (let at = this.#start(row); at < this.#start(row + 1); at++) {
        const id = this.#id(at);
        this.#postings[next[id] as number] = row;
        next[id] = (next[id] as number) + 1;
      }
      await pace.breathe();
    }
    this.#partial = new Float32Array(rows);
    this.#totals = new Float32Array(rows);
    this.#query = new Float32Array(features);
  }

  #lookup({ words, concepts }: Analysis): Asked {
    const features: Asked['features'][number][] = [];
    const unknown = Math.log(1 + this.#partial.length);
    let wordSize = 0;
    let conceptSize = 0;
    let coverage = 0;
    const read = (names: Analysis['words'], ids: ReadonlyMap<string, number>): void => {
      for (const [name, weight] of names) {
        const id = ids.get(name);
        const value = weight * (id === undefined ? unknown : (this.#rarity[id] as number));
        coverage += value;
        if (ids === this.#concepts) conceptSize += value * value;
        else wordSize += value * value;
        if (id !== undefined) features.push({ id, weight });
      }
    };
    read(words, this.#words);
    read(concepts, this.#concepts);
    return { features, wordSize: Math.sqrt(wordSize), conceptSize: Math.sqrt(conceptSize), coverage };
  }

  /** The rows with the most of the query's rare features. */
  #choose(features: Asked['features']): number[] {
    const frequency = (id: number): number => (this.#offsets[id + 1] as number) - (this.#offsets[id] as number);
    const touched: number[] = [];
    let left = MAX_POSTINGS;
    for (const { id, weight } of features.toSorted((a, b) => frequency(a.id) - frequency(b.id))) {
      const gain = weight * (this.#rarity[id] as number);
      const start = this.#offsets[id] as number;
      const end = Math.min(this.#offsets[id + 1] as number, start + left);
      for (let at = start; at < end; at++) {
        const row = this.#postings[at] as number;
        const before = this.#partial[row] as number;
        if (before === 0) touched.push(row);
        this.#partial[row] = before + gain;
      }
      left -= end - start;
      if (left <= 0) break;
    }
    const best = bestOf(touched, this.#partial, MAX_RERANKED);
    for (const row of touched) this.#partial[row] = 0;
    return best;
  }

  /** One row against the query that stands in `#query`: what the full index measures, but for n-grams. */
  #compare(row: number, asked: Asked): number {
    const sums = { answerWords: 0, questionConcepts: 0, answerConcepts: 0, coverage: 0 };
    const norms = { answerWords: 0, questionConcepts: 0, answerConcepts: 0 };
    for (let at = this.#start(row); at < this.#start(row + 1); at++) {
      const id = this.#id(at);
      const rarity = this.#rarity[id] as number;
      const question = ((this.#inQuestion.values[at] as number) / UNIT) * rarity;
      const answer = ((this.#inAnswer.values[at] as number) / UNIT) * rarity;
      const weight = this.#query[id] as number;
      sums.coverage += weight * Math.max(question, answer / 2);
      if (this.#isConcept.values[id] === 1) {
        norms.questionConcepts += question * question;
        norms.answerConcepts += answer * answer;
        sums.questionConcepts += weight * rarity * question;
        sums.answerConcepts += weight * rarity * answer;
      } else {
        norms.answerWords += answer * answer;
        sums.answerWords += weight * rarity * answer;
      }
    }
    const cosine = (sum: number, norm: number, size: number): number => (norm === 0 || size === 0 ? 0 : sum / (Math.sqrt(norm) * size));
    return (
      weights.answerWords * cosine(sums.answerWords, norms.answerWords, asked.wordSize) +
      weights.questionConcepts * cosine(sums.questionConcepts, norms.questionConcepts, asked.conceptSize) +
      weights.answerConcepts * cosine(sums.answerConcepts, norms.answerConcepts, asked.conceptSize) +
      (asked.coverage === 0 ? 0 : (weights.coverage * sums.coverage) / asked.coverage)
    );
  }

  #id(at: number): number {
    return this.#ids.values[at] as number;
  }

  #start(row: number): number {
    return this.#starts.values[row] as number;
  }
}

interface Asked {
  readonly features: readonly { readonly id: number; readonly weight: number }[];
  readonly wordSize: number;
  readonly conceptSize: number;
  readonly coverage: number;
}

/** The `limit` rows with the highest values, in no order; a heap whose root is the least of them. */
function bestOf(rows: readonly number[], values: Float32Array, limit: number): number[] {
  const heap = rows.slice(0, limit);
  const value = (at: number): number => values[heap[at] as number] as number;
  const sink = (from: number): void => {
    for (let at = from; ; ) {
      let least = at;
      if (2 * at + 1 < heap.length && value(2 * at + 1) < value(least)) least = 2 * at + 1;
      if (2 * at + 2 < heap.length && value(2 * at + 2) < value(least)) least = 2 * at + 2;
      if (least === at) return;
      [heap[at], heap[least]] = [heap[least] as number, heap[at] as number];
      at = least;
    }
  };
  for (let at = heap.length >> 1; at >= 0; at--) sink(at);
  for (let at = limit; at < rows.length; at++) {
    const row = rows[at] as number;
    if ((values[row] as number) <= value(0)) continue;
    heap[0] = row;
    sink(0);
  }
  return heap;
}
