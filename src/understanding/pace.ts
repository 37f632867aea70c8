import { setImmediate } from 'node:timers/promises';

/** Milliseconds of work between two breaths: requests that arrive meanwhile wait no longer than this. */
const SLICE_MS = 8;

/** Cuts long work into slices, so that the event loop is never held for long. */
export class Pace {
  readonly #signal: AbortSignal | undefined;
  #since = performance.now();
  #steps = 0;

  constructor(signal?: AbortSignal) {
    this.#signal = signal;
  }

  /** Call it after each small step: yields when the slice is used up. Rejects with the signal's reason once that aborts. */
  breathe(): Promise<void> | undefined {
    return ++this.#steps % 16 === 0 ? this.rest() : undefined; // the clock costs more than a step
  }

  /** The same after a step of a millisecond or more. */
  rest(): Promise<void> | undefined {
    return performance.now() - this.#since < SLICE_MS ? undefined : this.#yield();
  }

  async #yield(): Promise<void> {
    await setImmediate();
    this.#signal?.throwIfAborted();
    this.#since = performance.now();
  }
}
