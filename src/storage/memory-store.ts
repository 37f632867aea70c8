import type { KeyValueStore } from '#sdk';

const CAPACITY = 100_000;

interface Entry {
  readonly key: string;
  /** So that nobody shares an object by accident. */
  json: string;
  expires: number;
}

/** The store of one plugin in memory: the least recently written entries go first when there are too many. */
export class MemoryStore implements KeyValueStore {
  readonly #entries = new Map<string, Entry>();
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
    // What is written anew keeps its entry and its key: a new one for each message would live until a full collection.
    const entry = this.#entries.get(key) ?? { key, json: '', expires: 0 };
    const json = JSON.stringify(value);
    if (json !== entry.json) entry.json = json;
    entry.expires = this.#now() + ttlMs;
    this.#entries.delete(key);
    this.#entries.set(entry.key, entry);
    if (this.#entries.size > CAPACITY) this.#entries.delete(this.#entries.keys().next().value as string);
  }

  async delete(key: string): Promise<void> {
    this.#entries.delete(key);
  }
}
