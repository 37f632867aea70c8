/** Work fetched from the database a few pieces at a time, and only while there may be some: an empty-handed query costs as much as another. */
export class Supply<T> {
  readonly #fetch: (most: number) => Promise<readonly T[]>;
  readonly #batch: number;
  readonly #fetched: T[] = [];
  #hints = 0;
  /** As many hints had been given when the database had nothing more. */
  #dryAt = -1;

  constructor(fetch: (most: number) => Promise<readonly T[]>, batch: number) {
    this.#fetch = fetch;
    this.#batch = batch;
  }

  /** There may be more by now. */
  hint(): void {
    this.#hints++;
  }

  /** The next piece; undefined until the next hint when there is none. */
  async next(): Promise<T | undefined> {
    if (this.#fetched.length > 0 || this.#dryAt === this.#hints) return this.#fetched.shift();
    const hints = this.#hints;
    const pieces = await this.#fetch(this.#batch);
    if (pieces.length < this.#batch) this.#dryAt = hints;
    this.#fetched.push(...pieces);
    return this.#fetched.shift();
  }
}
