import { type Analysis, grams } from './analyse.ts';
import { type Features, Layer, LayerBuilder, type LayerParts, type Numbered, type Sink } from './layer.ts';
import type { Pace } from './pace.ts';

/** How much the likest wording of a row counts, beside what all its wordings have in common. */
const WEIGHTS = { words: 3, grams: 4 } as const;
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
  /** The numbers that letters have here, by those of another layer; -1 for those that are not here. */
  #own: Int32Array = new Int32Array(0);
  readonly #letters: number[] = [];

  constructor({ words, grams, starts }: PhrasesParts) {
    this.#words = new Layer(words);
    this.#grams = new Layer(grams);
    this.#starts = starts;
    this.#totals = new Float32Array(starts[starts.length - 1] as number);
  }

  /** Letters will come by the numbers that they have in `names`. */
  shareGrams(names: ReadonlyMap<string | number, number>): void {
    this.#own = new Int32Array(names.size);
    for (const [name, number] of names) this.#own[number] = this.#grams.names.get(name) ?? -1;
  }

  /** Adds, per row that is touched, the similarity of its likest wording; `letters` are the query's n-grams. */
  add(query: Analysis, letters: Numbered, to: Sink): void {
    this.#accumulate(this.#words, this.#words.read(meaning(query)), WEIGHTS.words);
    this.#accumulate(this.#grams, this.#translated(letters), WEIGHTS.grams);
    // What a wording has, its row has: the row is touched already.
    for (const row of to.touched) to.totals[row] = Math.fround((to.totals[row] as number) + this.#best(row)) * SHRINK;
    this.#totals.fill(0);
  }

  #accumulate(layer: Layer, features: Numbered, weight: number): void {
    const size = Math.sqrt(layer.sizes(features)[0] ?? 0);
    if (size > 0) layer.accumulateOnly(features, weight / size, this.#totals);
  }

  #translated({ ids, weights, length }: Numbered): Numbered {
    for (let at = 0; at < length; at++) {
      const id = ids[at] as number;
      this.#letters[at] = id < 0 ? -1 : (this.#own[id] as number);
    }
    return { ids: this.#letters, weights, length };
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
