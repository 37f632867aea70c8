import type { CatalogEntry } from '#sdk';
import { type Analysis, analyse, grams } from './analyse.ts';
import type { Concepts } from './concepts.ts';
import { type Features, type Layer, LayerBuilder, type Sink } from './layer.ts';
import type { Pace } from './pace.ts';

/** How much the likest wording of a row counts, beside what all its wordings have in common. */
const WEIGHTS = [3, 4] as const;
/** One more signal that agrees is no more evidence: brings totals back to the scale without it. */
const SHRINK = 0.7;

/** Every wording of every row by itself: a message that is nearly one of them is that row, however different the others are. */
export class Phrases {
  readonly #words: Layer;
  readonly #grams: Layer;
  readonly #rowOf: Uint32Array;
  readonly #sink: Sink;
  readonly #best: Float32Array;

  private constructor({ words, grams, rowOf, rows }: { words: Layer; grams: Layer; rowOf: Uint32Array; rows: number }) {
    this.#words = words;
    this.#grams = grams;
    this.#rowOf = rowOf;
    this.#sink = { totals: new Float32Array(rowOf.length), seen: new Uint8Array(rowOf.length), touched: [] };
    this.#best = new Float32Array(rows);
  }

  /** Undefined where no entry has variations: then a row's wording is its question, which the index compares already. */
  static async build(entries: readonly CatalogEntry[], concepts: Concepts, pace: Pace): Promise<Phrases | undefined> {
    if (entries.every(({ variations }) => variations.length === 0)) return undefined;
    const rowOf: number[] = [];
    const builders = [new LayerBuilder(['cosine']), new LayerBuilder(['cosine'])] as const;
    for (const [row, { question, variations }] of entries.entries()) {
      for (const phrase of [question, ...variations]) {
        const analysis = analyse(phrase, concepts);
        builders[0].add([meaning(analysis)]);
        builders[1].add([grams(analysis.content)]);
        rowOf.push(row);
        await pace.breathe();
      }
    }
    const [words, letters] = [await builders[0].finish(pace), await builders[1].finish(pace)];
    return new Phrases({ words, grams: letters, rowOf: Uint32Array.from(rowOf), rows: entries.length });
  }

  /** Adds, per row, the similarity of its likest wording. */
  add(query: Analysis, to: Sink): void {
    const lookups = [this.#words.lookup(meaning(query)), this.#grams.lookup(grams(query.content))] as const;
    [this.#words, this.#grams].forEach((layer, at) => {
      const size = Math.sqrt(lookups[at]?.sizes[0] ?? 0);
      if (size > 0) layer.accumulate(lookups[at] as (typeof lookups)[0], [(WEIGHTS[at] as number) / size], this.#sink);
    });
    const { totals, seen, touched } = this.#sink;
    const rows: number[] = [];
    for (const phrase of touched) {
      const row = this.#rowOf[phrase] as number;
      if (this.#best[row] === 0) rows.push(row);
      this.#best[row] = Math.max(this.#best[row] as number, totals[phrase] as number);
      totals[phrase] = 0;
      seen[phrase] = 0;
    }
    touched.length = 0;
    for (const row of rows) {
      to.totals[row] = (to.totals[row] as number) + (this.#best[row] as number);
      this.#best[row] = 0;
      if (to.seen[row] === 1) continue;
      to.seen[row] = 1;
      to.touched.push(row);
    }
    for (const row of to.touched) to.totals[row] = (to.totals[row] as number) * SHRINK;
  }
}

function meaning({ words, concepts }: Analysis): Features {
  const all = new Map(words);
  for (const [name, weight] of concepts) all.set(`@${name}`, weight);
  return all;
}
