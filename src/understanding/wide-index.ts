import type { CatalogEntry } from '#sdk';
import type { Analysis } from './analyse.ts';
import type { IndexParts, RowIndex, Scores } from './entry-index.ts';
import { UNIT, WideBuilder, type WideParts } from './wide-builder.ts';

/** Postings that one query may walk, those of its rarest features. */
const MAX_POSTINGS = 16_000;
/** Rows that are compared in full. */
const MAX_RERANKED = 96;
/** The signals of the full index that need letter n-grams are missing here: the others stand in for them. */
const weights = { answerWords: 2.2, questionConcepts: 6.5, answerConcepts: 4.6, coverage: 6.4 } as const;

/** For large catalogs: rare features choose some rows, which are then compared in full; no letter n-grams. */
export class WideIndex implements RowIndex {
  readonly #parts: WideParts;
  /** By row; all 0 between two queries but for `#totals`. */
  readonly #partial: Float32Array;
  readonly #totals: Float32Array;
  /** By feature: its weight in the query at hand. */
  readonly #query: Float32Array;

  constructor(parts: WideParts) {
    this.#parts = parts;
    this.#partial = new Float32Array(parts.rows);
    this.#totals = new Float32Array(parts.rows);
    this.#query = new Float32Array(parts.rarity.length);
  }

  /** Indexes entries and counts the words of their questions into `words`. */
  static async build(entries: readonly CatalogEntry[], { concepts, words, pace }: IndexParts): Promise<WideIndex> {
    const builder = new WideBuilder(concepts);
    for (const entry of entries) {
      builder.add(entry);
      await pace.breathe();
    }
    for (const [word, times] of builder.asked()) words.set(word, times);
    const parts = await builder.finish(pace);
    await pace.rest();
    return new WideIndex(parts);
  }

  score(query: Analysis): Scores {
    const asked = this.#lookup(query);
    const rows = this.#choose(asked.features);
    for (const { id, weight } of asked.features) this.#query[id] = weight;
    for (const row of rows) this.#totals[row] = this.#compare(row, asked);
    for (const { id } of asked.features) this.#query[id] = 0;
    return { totals: this.#totals, touched: rows };
  }

  #lookup({ words, concepts }: Analysis): Asked {
    const features: Asked['features'][number][] = [];
    const { rows, rarity } = this.#parts;
    const unknown = Math.log(1 + rows);
    let wordSize = 0;
    let conceptSize = 0;
    let coverage = 0;
    const read = (names: Analysis['words'], ids: ReadonlyMap<string, number>): void => {
      for (const [name, weight] of names) {
        const id = ids.get(name);
        const value = weight * (id === undefined ? unknown : (rarity[id] as number));
        coverage += value;
        if (ids === this.#parts.concepts) conceptSize += value * value;
        else wordSize += value * value;
        if (id !== undefined) features.push({ id, weight });
      }
    };
    read(words, this.#parts.words);
    read(concepts, this.#parts.concepts);
    return { features, wordSize: Math.sqrt(wordSize), conceptSize: Math.sqrt(conceptSize), coverage };
  }

  /** The rows with the most of the query's rare features. */
  #choose(features: Asked['features']): number[] {
    const { rarity, offsets, postings } = this.#parts;
    const frequency = (id: number): number => (offsets[id + 1] as number) - (offsets[id] as number);
    const touched: number[] = [];
    let left = MAX_POSTINGS;
    for (const { id, weight } of features.toSorted((a, b) => frequency(a.id) - frequency(b.id))) {
      const gain = weight * (rarity[id] as number);
      const start = offsets[id] as number;
      const end = Math.min(offsets[id + 1] as number, start + left);
      for (let at = start; at < end; at++) {
        const row = postings[at] as number;
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
    const { ids, inQuestion, inAnswer, starts, isConcept, rarity: rarities } = this.#parts;
    const sums = { answerWords: 0, questionConcepts: 0, answerConcepts: 0, coverage: 0 };
    const norms = { answerWords: 0, questionConcepts: 0, answerConcepts: 0 };
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at++) {
      const id = ids[at] as number;
      const rarity = rarities[id] as number;
      const question = ((inQuestion[at] as number) / UNIT) * rarity;
      const answer = ((inAnswer[at] as number) / UNIT) * rarity;
      const weight = this.#query[id] as number;
      sums.coverage += weight * Math.max(question, answer / 2);
      if (isConcept[id] === 1) {
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
