import { Column } from './column.ts';
import type { Pace } from './pace.ts';

/** Features of one text, by name, with their weights. */
export type Features = ReadonlyMap<string | number, number>;

/** How one signal of a layer compares a query with a row. */
export type Measure = 'cosine' | 'coverage';

/** The first `length` features of a query, by the numbers that one layer has for them; negative for those that it lacks. */
export interface Numbered {
  readonly ids: readonly number[];
  readonly weights: readonly number[];
  readonly length: number;
}

/** Where contributions go; `touched` lists the rows that got one, each once. */
export interface Sink {
  readonly totals: Float32Array;
  readonly seen: Uint8Array;
  readonly touched: number[];
}

/** Collects the rows of a layer; each row brings one feature map per signal, of which there are one to three. */
export class LayerBuilder {
  readonly #measures: readonly Measure[];
  readonly #names = new Map<string | number, number>();
  readonly #ids = new Column(Uint32Array);
  readonly #weights = new Column(Float32Array);
  readonly #starts: number[] = [0];
  /** Where each feature was put last: what tells whether the row at hand has it. */
  readonly #lastPlace: number[] = [];

  constructor(measures: readonly Measure[]) {
    this.#measures = measures;
  }

  add(row: readonly Features[]): void {
    const width = this.#measures.length;
    const start = this.#ids.length;
    row.forEach((features, signal) => {
      for (const [name, weight] of features) {
        const id = this.#idOf(name);
        let place = this.#lastPlace[id] as number;
        if (place < start) {
          place = this.#ids.push(id);
          this.#lastPlace[id] = place;
          for (let at = 0; at < width; at++) this.#weights.push(0);
        }
        this.#weights.values[place * width + signal] = weight;
      }
    });
    this.#starts.push(this.#ids.length);
  }

  /** Weighs by rarity, normalises, and turns rows into postings. */
  async finish(pace: Pace): Promise<LayerParts> {
    const width = this.#measures.length;
    const rows = this.#starts.length - 1;
    const idf = this.#rarity(rows, width);
    const offsets = this.#offsets();
    const postings = new Uint32Array(this.#ids.length);
    const weights = new Float32Array(this.#ids.length * width);
    const next = offsets.slice();
    for (let row = 0; row < rows; row++) {
      const norms = this.#norms(row, idf);
      for (let place = this.#starts[row] as number; place < (this.#starts[row + 1] as number); place++) {
        const id = this.#ids.values[place] as number;
        const target = next[id] as number;
        next[id] = target + 1;
        postings[target] = row;
        for (let signal = 0; signal < width; signal++) {
          const weight = (this.#weights.values[place * width + signal] as number) * (idf[id * width + signal] as number);
          weights[target * width + signal] = norms[signal] === 0 ? 0 : weight / (norms[signal] as number);
        }
      }
      await pace.breathe();
    }
    return { names: this.#names, measures: this.#measures, rows, offsets, postings, weights, idf };
  }

  #idOf(name: string | number): number {
    let id = this.#names.get(name);
    if (id === undefined) {
      id = this.#names.size;
      this.#names.set(name, id);
      this.#lastPlace.push(-1);
    }
    return id;
  }

  #rarity(rows: number, width: number): Float32Array {
    const idf = new Float32Array(this.#names.size * width);
    for (let place = 0; place < this.#ids.length; place++) {
      for (let signal = 0; signal < width; signal++) {
        const at = (this.#ids.values[place] as number) * width + signal;
        if (this.#weights.values[place * width + signal] !== 0) idf[at] = (idf[at] as number) + 1;
      }
    }
    for (let at = 0; at < idf.length; at++) idf[at] = Math.log(1 + rows / Math.max(1, idf[at] as number));
    return idf;
  }

  #offsets(): Uint32Array {
    const offsets = new Uint32Array(this.#names.size + 1);
    for (let place = 0; place < this.#ids.length; place++) {
      const at = (this.#ids.values[place] as number) + 1;
      offsets[at] = (offsets[at] as number) + 1;
    }
    for (let id = 0; id < this.#names.size; id++) offsets[id + 1] = (offsets[id + 1] as number) + (offsets[id] as number);
    return offsets;
  }

  /** Coverage divides by the query alone; a cosine by the row as well. */
  #norms(row: number, idf: Float32Array): number[] {
    const width = this.#measures.length;
    return this.#measures.map((measure, signal) => {
      if (measure === 'coverage') return 1;
      let sum = 0;
      for (let place = this.#starts[row] as number; place < (this.#starts[row + 1] as number); place++) {
        const id = this.#ids.values[place] as number;
        sum += ((this.#weights.values[place * width + signal] as number) * (idf[id * width + signal] as number)) ** 2;
      }
      return Math.sqrt(sum);
    });
  }
}

/** A layer as data. */
export interface LayerParts {
  readonly names: ReadonlyMap<string | number, number>;
  readonly measures: readonly Measure[];
  readonly rows: number;
  readonly offsets: Uint32Array;
  readonly postings: Uint32Array;
  readonly weights: Float32Array;
  readonly idf: Float32Array;
}

/** An inverted index over one kind of feature that answers several signals in one walk of its postings. */
export class Layer {
  readonly #parts: LayerParts;
  /** Per signal, what the weights of the feature at hand are multiplied by. */
  readonly #factors: Float32Array;

  constructor(parts: LayerParts) {
    this.#parts = parts;
    this.#factors = new Float32Array(parts.measures.length);
  }

  /** The features' numbers, by name. */
  get names(): ReadonlyMap<string | number, number> {
    return this.#parts.names;
  }

  read(query: Features): Numbered {
    const ids: number[] = [];
    const weights: number[] = [];
    for (const [name, weight] of query) {
      ids.push(this.#parts.names.get(name) ?? -1);
      weights.push(weight);
    }
    return { ids, weights, length: ids.length };
  }

  /** Per signal: the sum of squares for a cosine, the sum for coverage, unknown features included. */
  sizes({ ids, weights, length }: Numbered): number[] {
    const { measures, idf, rows } = this.#parts;
    const unknown = Math.log(1 + rows);
    return measures.map((measure, signal) => {
      let size = 0;
      for (let at = 0; at < length; at++) {
        const id = ids[at] as number;
        const value = (weights[at] as number) * (id < 0 ? unknown : (idf[id * measures.length + signal] as number));
        size += measure === 'coverage' ? value : value * value;
      }
      return size;
    });
  }

  /** Adds the query's similarity to each row; `scales` holds, per signal, its weight over the query's size. */
  accumulate({ ids, weights, length }: Numbered, scales: readonly number[], sink: Sink): void {
    const { measures, idf, offsets } = this.#parts;
    const width = measures.length;
    for (let at = 0; at < length; at++) {
      const id = ids[at] as number;
      if (id < 0) continue;
      for (let signal = 0; signal < width; signal++) {
        const rarity = measures[signal] === 'coverage' ? 1 : (idf[id * width + signal] as number);
        this.#factors[signal] = (weights[at] as number) * rarity * (scales[signal] as number);
      }
      this.#touch(offsets[id] as number, offsets[id + 1] as number, sink);
      this.#add(offsets[id] as number, offsets[id + 1] as number, sink.totals);
    }
  }

  /** The same for a layer of one signal, into `totals` alone. */
  accumulateOnly({ ids, weights, length }: Numbered, scale: number, totals: Float32Array): void {
    const { idf, offsets } = this.#parts;
    for (let at = 0; at < length; at++) {
      const id = ids[at] as number;
      if (id < 0) continue;
      this.#factors[0] = (weights[at] as number) * (idf[id] as number) * scale;
      this.#add(offsets[id] as number, offsets[id + 1] as number, totals);
    }
  }

  #touch(start: number, end: number, { seen, touched }: Sink): void {
    const { postings, rows } = this.#parts;
    if (touched.length === rows) return; // every row is: with letter n-grams soon so
    for (let at = start; at < end; at++) {
      const row = postings[at] as number;
      if (seen[row] === 1) continue;
      seen[row] = 1;
      touched.push(row);
    }
  }

  /** Where a message spends its time: a loop for each width, so that nothing but arithmetic is in them. */
  #add(start: number, end: number, totals: Float32Array): void {
    const { postings, weights } = this.#parts;
    const one = this.#factors[0] as number;
    const two = this.#factors[1] as number;
    const three = this.#factors[2] as number;
    if (this.#factors.length === 1) {
      for (let at = start; at < end; at++) {
        const row = postings[at] as number;
        totals[row] = (totals[row] as number) + one * (weights[at] as number);
      }
    } else if (this.#factors.length === 2) {
      for (let at = start, place = 2 * start; at < end; at++, place += 2) {
        const row = postings[at] as number;
        totals[row] = (totals[row] as number) + (one * (weights[place] as number) + two * (weights[place + 1] as number));
      }
    } else {
      for (let at = start, place = 3 * start; at < end; at++, place += 3) {
        const row = postings[at] as number;
        const sum = one * (weights[place] as number) + two * (weights[place + 1] as number) + three * (weights[place + 2] as number);
        totals[row] = (totals[row] as number) + sum;
      }
    }
  }
}
