/** Work fetched from the database a few pieces at a time, and only while there may be some: an empty-handed query costs as much as another. */
export class Supply<T> {
  readonly #fetch: (most: number) => Promise<readonly T[]>;
  readonly #batch: number;
  readonly #holds: (piece: T, ageMs: number) => Promise<boolean>;
  readonly #fetched: { readonly piece: T; readonly at: number }[] = [];
  #hints = 0;
  /** As many hints had been given when the database had nothing more. */
  #dryAt = -1;

  /** `holds` tells whether a piece that has waited here for `ageMs` milliseconds is still ours. */
  constructor(fetch: (most: number) => Promise<readonly T[]>, batch: number, holds: (piece: T, ageMs: number) => Promise<boolean>) {
    this.#fetch = fetch;
    this.#batch = batch;
    this.#holds = holds;
  }

  /** There may be more by now. */
  hint(): void {
    this.#hints++;
  }

  /** How many wait here. */
  get size(): number {
    return this.#fetched.length;
  }

  /** A piece that came without being fetched; `at`: since when at the earliest it has been ours, by `performance.now()`. */
  add(piece: T, at: number): void {
    this.#fetched.push({ piece, at });
  }

  /** The next piece; undefined until the next hint when there is none. */
  async next(): Promise<T | undefined> {
    for (let one = this.#fetched.shift(); one; one = this.#fetched.shift()) {
      if (await this.#holds(one.piece, performance.now() - one.at)) return one.piece;
    }
    if (this.#dryAt === this.#hints) return undefined;
    const hints = this.#hints;
    const at = performance.now();
    const pieces = await this.#fetch(this.#batch);
    if (pieces.length < this.#batch) this.#dryAt = hints;
    this.#fetched.push(...pieces.map((piece) => ({ piece, at })));
    return this.#fetched.shift()?.piece;
  }

  /** Takes out what was fetched and not handed out. */
  rest(): T[] {
    return this.#fetched.splice(0).map(({ piece }) => piece);
  }
}
