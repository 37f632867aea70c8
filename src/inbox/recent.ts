/** Remembers the last `capacity` keys for `ttlMs` milliseconds, each with a value. */
export class Recent<V> {
  readonly #kept = new Map<string, { readonly value: V; readonly expires: number }>();
  readonly #capacity: number;
  readonly #ttlMs: number;

  constructor(capacity: number, ttlMs: number) {
    this.#capacity = capacity;
    this.#ttlMs = ttlMs;
  }

  /** True when the key is new; it is remembered from now on. */
  add(key: string, value: V, now: number): boolean {
    if (this.get(key, now) !== undefined) return false;
    this.#kept.delete(key);
    this.#kept.set(key, { value, expires: now + this.#ttlMs });
    if (this.#kept.size > this.#capacity) this.#kept.delete(this.#kept.keys().next().value as string);
    return true;
  }

  /** Forgets every key whose value is such. */
  forget(such: (value: V) => boolean): void {
    for (const [key, { value }] of this.#kept) if (such(value)) this.#kept.delete(key);
  }

  get(key: string, now: number): V | undefined {
    const known = this.#kept.get(key);
    return known && known.expires > now ? known.value : undefined;
  }
}
