import type { KeyValueStore } from '#sdk';

const CAPACITY = 100_000;

/** The store of one plugin in memory: the least recently written entries go first when there are too many. */
export class MemoryStore implements KeyValueStore {
  /** Values as JSON, so that nobody shares an object by accident. */
  readonly #entries = new Map<string, { readonly json: string; readonly expires: number }>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  async get<T>(key: string): Promise<T | undefined> {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    if (entry.expires > this.#now()) return JSON.parse(entry.json) as T;
    this.#entries.delete(key);
    return undefined;
  }

  async set(key: string, value: unknown, ttlMs: number): Promise<void> {
    this.#entries.delete(key);
    this.#entries.set(key, { json: JSON.stringify(value), expires: this.#now() + ttlMs });
    if (this.#entries.size > CAPACITY) this.#entries.delete(this.#entries.keys().next().value as string);
  }

  async delete(key: string): Promise<void> {
    this.#entries.delete(key);
  }
}
