type Numbers = Uint8Array | Uint32Array | Float32Array;

const GROWTH = 1.6;

/** A typed array that grows. */
export class Column {
  readonly #type: new (
    size: number,
  ) => Numbers;
  values: Numbers;
  length = 0;

  constructor(type: new (size: number) => Numbers) {
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
}
