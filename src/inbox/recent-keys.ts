/** Remembers the last `capacity` keys for `ttlMs` milliseconds. */
export class RecentKeys {
  readonly #seen = new Map<string, number>();
  readonly #capacity: number;
  readonly #ttlMs: number;

  constructor(capacity: number, ttlMs: number) {
    this.#capacity = capacity;
    this.#ttlMs = ttlMs;
  }

  /** True when the key is new; it is remembered from now on. */
  add(key: string, now: number): boolean {
    const expires = this.#seen.get(key);
    if (expires !== undefined && expires > now) return false;
    this.#seen.delete(key);
    this.#seen.set(key, now + this.#ttlMs);
    if (this.#seen.size > this.#capacity) this.#seen.delete(this.#seen.keys().next().value as string);
    return true;
  }
}
