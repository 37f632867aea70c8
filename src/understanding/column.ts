type Numbers = Uint8Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Float32Array<ArrayBuffer>;

const GROWTH = 1.6;

/** A typed array that grows. */
export class Column<T extends Numbers = Numbers> {
  readonly #type: new (
    buffer: ArrayBuffer,
  ) => T;
  values: T;
  length = 0;

  constructor(type: (new (buffer: ArrayBuffer) => T) & { readonly BYTES_PER_ELEMENT: number }) {
    this.#type = type;
    this.values = new type(new ArrayBuffer(1_024 * type.BYTES_PER_ELEMENT));
  }

  /** Appends a value and gives its place. */
  push(value: number): number {
    if (this.length === this.values.length) this.#resize(Math.ceil(this.values.length * GROWTH));
    this.values[this.length] = value;
    return this.length++;
  }

  /** The values without the room to grow: for a column that is complete. */
  trimmed(): T {
    this.#resize(this.length);
    return this.values;
  }

  /** Gives the memory before back at once: collectors of garbage are late to see how much it is. */
  #resize(size: number): void {
    this.values = new this.#type(this.values.buffer.transfer(size * this.values.BYTES_PER_ELEMENT));
  }
}
