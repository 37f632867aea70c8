import { type Analysis, grams } from './analyse.ts';
import { type Features, Layer, LayerBuilder, type LayerParts, type Sink } from './layer.ts';
import type { Pace } from './pace.ts';

/** How much the likest wording of a row counts, beside what all its wordings have in common. */
const WEIGHTS = [3, 4] as const;
/** One more signal that agrees is no more evidence: brings totals back to the scale without it. */
const SHRINK = 0.7;

/** The wordings as data. */
export interface PhrasesParts {
  readonly words: LayerParts;
  readonly grams: LayerParts;
  readonly starts: Uint32Array;
}

/** Every wording of every row by itself: a message that is nearly one of them is that row, however different the others are. */
export class Phrases {
  readonly #words: Layer;
  readonly #grams: Layer;
  /** Where the wordings of each row begin, and an end. */
  readonly #starts: Uint32Array;
  readonly #totals: Float32Array;

  constructor({ words, grams, starts }: PhrasesParts) {
    this.#words = new Layer(words);
    this.#grams = new Layer(grams);
    this.#starts = starts;
    this.#totals = new Float32Array(starts[starts.length - 1] as number);
  }

  /** Adds, per row that is touched, the similarity of its likest wording; `letters` are the query's n-grams. */
  add(query: Analysis, letters: Features, to: Sink): void {
    const lookups = [this.#words.lookup(meaning(query)), this.#grams.lookup(letters)] as const;
    [this.#words, this.#grams].forEach((layer, at) => {
      const lookup = lookups[at] as (typeof lookups)[0];
      const size = Math.sqrt(lookup.sizes[0] ?? 0);
      if (size > 0) layer.accumulateOnly(lookup, (WEIGHTS[at] as number) / size, this.#totals);
    });
    // What a wording has, its row has: the row is touched already.
    for (const row of to.touched) to.totals[row] = Math.fround((to.totals[row] as number) + this.#best(row)) * SHRINK;
    this.#totals.fill(0);
  }

  #best(row: number): number {
    let best = 0;
    for (let at = this.#starts[row] as number; at < (this.#starts[row + 1] as number); at++)
      if ((this.#totals[at] as number) > best) best = this.#totals[at] as number;
    return best;
  }
}

/** Collects the wordings of rows. */
export class PhrasesBuilder {
  readonly #words = new LayerBuilder(['cosine']);
  readonly #grams = new LayerBuilder(['cosine']);
  readonly #starts: number[] = [0];

  /** Adds the next row with each of its wordings. */
  add(wordings: readonly Analysis[]): void {
    for (const wording of wordings) {
      this.#words.add([meaning(wording)]);
      this.#grams.add([grams(wording.content)]);
    }
    this.#starts.push((this.#starts.at(-1) as number) + wordings.length);
  }

  /** Undefined where no row has more than one wording: then that is its question, which the index compares already. */
  async finish(pace: Pace): Promise<PhrasesParts | undefined> {
    if (this.#starts.at(-1) === this.#starts.length - 1) return undefined;
    const [words, letters] = [await this.#words.finish(pace), await this.#grams.finish(pace)];
    return { words, grams: letters, starts: Uint32Array.from(this.#starts) };
  }
}

function meaning({ words, concepts }: Analysis): Features {
  const all = new Map(words);
  for (const [name, weight] of concepts) all.set(`@${name}`, weight);
  return all;
}
