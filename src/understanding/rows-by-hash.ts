/** Rows by a hash of 32 bits. Rows may share one, and a row may be there several times, under one or several. */
export class RowsByHash {
  /** The hashes and rows in the order in which they came, counted from 1, and of each the one before it in its slot; 0: none. */
  readonly #hashes: Uint32Array;
  readonly #rows: Uint32Array;
  readonly #before: Uint32Array;
  /** The last one of each slot, as many slots as the next power of two. */
  readonly #last: Uint32Array;
  #count = 0;

  constructor(capacity: number) {
    this.#hashes = new Uint32Array(capacity + 1);
    this.#rows = new Uint32Array(capacity + 1);
    this.#before = new Uint32Array(capacity + 1);
    this.#last = new Uint32Array(2 ** Math.ceil(Math.log2(capacity + 1)));
  }

  add(hash: number, row: number): void {
    const place = ++this.#count;
    const slot = hash & (this.#last.length - 1);
    this.#hashes[place] = hash;
    this.#rows[place] = row;
    this.#before[place] = this.#last[slot] as number;
    this.#last[slot] = place;
  }

  /** The one row under the hash that fits; undefined where none or several do. */
  only(hash: number, fits: (row: number) => boolean): number | undefined {
    let found: number | undefined;
    for (let place = this.#last[hash & (this.#last.length - 1)] as number; place > 0; place = this.#before[place] as number) {
      const row = this.#rows[place] as number;
      if (this.#hashes[place] !== hash || row === found || !fits(row)) continue;
      if (found !== undefined) return undefined;
      found = row;
    }
    return found;
  }
}
