type Numbers = Uint8Array | Int32Array | Uint32Array | Float32Array;

const GROWTH = 1.6;

/** A typed array that grows. */
export class Column<T extends Numbers = Numbers> {
  readonly #type: new (
    size: number,
  ) => T;
  values: T;
  length = 0;

  constructor(type: new (size: number) => T) {
    this.#type = type;
    this.values = new type(1_024);
  }

  /** Appends a value and gives its place. */
  push(value: number): number {
    if (this.length === this.values.length) {
      const larger = new this.#type(Math.ceil(this.values.length * GROWTH));
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length] = value;
    return this.length++;
  }

  /** The values without the room to grow. */
  trimmed(): T {
    return this.values.slice(0, this.length) as T;
  }
}
