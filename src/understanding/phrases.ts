import { type Analysis, grams } from './analyse.ts';
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

  constructor({ words, grams, rowOf, rows }: { words: Layer; grams: Layer; rowOf: Uint32Array; rows: number }) {
    this.#words = words;
    this.#grams = grams;
    this.#rowOf = rowOf;
    this.#sink = { totals: new Float32Array(rowOf.length), seen: new Uint8Array(rowOf.length), touched: [] };
    this.#best = new Float32Array(rows);
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

/** Collects the wordings of rows. */
export class PhrasesBuilder {
  readonly #words = new LayerBuilder(['cosine']);
  readonly #grams = new LayerBuilder(['cosine']);
  readonly #rowOf: number[] = [];
  #rows = 0;

  /** Adds the next row with each of its wordings. */
  add(wordings: readonly Analysis[]): void {
    for (const wording of wordings) {
      this.#words.add([meaning(wording)]);
      this.#grams.add([grams(wording.content)]);
      this.#rowOf.push(this.#rows);
    }
    this.#rows++;
  }

  /** Undefined where no row has more than one wording: then that is its question, which the index compares already. */
  async finish(pace: Pace): Promise<Phrases | undefined> {
    if (this.#rowOf.length === this.#rows) return undefined;
    const [words, letters] = [await this.#words.finish(pace), await this.#grams.finish(pace)];
    return new Phrases({ words, grams: letters, rowOf: Uint32Array.from(this.#rowOf), rows: this.#rows });
  }
}

function meaning({ words, concepts }: Analysis): Features {
  const all = new Map(words);
  for (const [name, weight] of concepts) all.set(`@${name}`, weight);
  return all;
}
