/** A token bucket per key, as one number each (the generic cell rate algorithm): bounded, the keys unused for longest go first. */
export class TokenBuckets {
  readonly #intervalMs: number;
  readonly #toleranceMs: number;
  readonly #capacity: number;
  /** Key to the time at which its bucket is full again. */
  readonly #fullAt = new Map<string, number>();

  /** `perMinute` tokens flow in; at most `burst` are there at once. `capacity` is how many keys are remembered. */
  constructor({ perMinute, burst, capacity = 100_000 }: { perMinute: number; burst: number; capacity?: number }) {
    this.#intervalMs = 60_000 / perMinute;
    this.#toleranceMs = this.#intervalMs * burst;
    this.#capacity = capacity;
  }

  /** Takes one token: 0 when there was one, else the milliseconds until there will be. `now` in milliseconds. */
  take(key: string, now: number): number {
    const wait = this.wait(key, now);
    if (wait > 0) return wait;
    const fullAt = this.#next(key, now);
    this.#fullAt.delete(key);
    this.#fullAt.set(key, fullAt);
    if (this.#fullAt.size > this.#capacity) this.#fullAt.delete(this.#fullAt.keys().next().value as string);
    return 0;
  }

  /** What `take` would say, taking nothing. */
  wait(key: string, now: number): number {
    return Math.max(0, Math.ceil(this.#next(key, now) - now - this.#toleranceMs));
  }

  #next(key: string, now: number): number {
    return Math.max(this.#fullAt.get(key) ?? 0, now) + this.#intervalMs;
  }
}
