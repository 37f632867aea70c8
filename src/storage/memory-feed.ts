import { FEED_ITEMS, type Feed, type FeedPage } from '#sdk';

interface Topic {
  /** Items in JSON, so that nobody shares an object by accident. */
  readonly items: { readonly json: string; readonly mark: number }[];
  mark: number;
  expiresAt: number;
}

type Listener = (page: FeedPage) => void;

const TOPICS = 10_000;
/** Of all topics together, in UTF-16 units of JSON. */
const SIZE = 32 * 1024 * 1024;

/** The feed of one plugin in this process. */
export class MemoryFeed implements Feed {
  readonly #now: () => number;
  /** The quietest first. */
  readonly #topics = new Map<string, Topic>();
  readonly #listeners = new Map<string, Set<Listener>>();
  #highest = 0;
  #size = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  async begin(topic: string, ttlMs: number): Promise<number | undefined> {
    this.#prune();
    if (this.#topics.has(topic)) return undefined;
    return this.#open(topic, ttlMs).mark;
  }

  async append(topic: string, item: unknown, ttlMs: number): Promise<number> {
    this.#prune();
    const kept = this.#topics.get(topic) ?? this.#open(topic, ttlMs);
    kept.mark++;
    kept.expiresAt = this.#now() + ttlMs;
    this.#highest = Math.max(this.#highest, kept.mark);
    const json = JSON.stringify(item);
    kept.items.push({ json, mark: kept.mark });
    this.#size += json.length;
    if (kept.items.length > FEED_ITEMS) this.#size -= kept.items.shift()?.json.length ?? 0;
    this.#topics.delete(topic); // and to the end
    this.#topics.set(topic, kept);
    this.#prune();
    this.#publish(topic, { items: [JSON.parse(json)], mark: kept.mark });
    return kept.mark;
  }

  async since(topic: string, mark: number): Promise<FeedPage> {
    return this.#since(topic, mark);
  }

  async tell(topic: string, item: unknown): Promise<void> {
    this.#publish(topic, { items: [item], mark: undefined });
  }

  follow(topic: string, mark: number, listener: Listener): () => void {
    const listeners = this.#listeners.get(topic) ?? new Set();
    this.#listeners.set(topic, listeners.add(listener));
    const missed = this.#since(topic, mark);
    if (missed.items.length > 0) listener(missed);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(topic) === listeners) this.#listeners.delete(topic);
    };
  }

  async forget(topic: string): Promise<void> {
    this.#drop(topic);
  }

  #since(topic: string, mark: number): FeedPage {
    this.#prune();
    const kept = this.#topics.get(topic);
    const items = kept?.items.filter((item) => item.mark > mark) ?? [];
    return { items: items.map(({ json }) => JSON.parse(json)), mark: kept?.mark ?? mark };
  }

  /** Marks go up from the time in milliseconds: one that an earlier process gave out is always older. */
  #open(topic: string, ttlMs: number): Topic {
    this.#highest = Math.max(this.#now(), this.#highest + 1);
    const opened: Topic = { items: [], mark: this.#highest, expiresAt: this.#now() + ttlMs };
    this.#topics.set(topic, opened);
    return opened;
  }

  #publish(topic: string, page: FeedPage): void {
    for (const listener of this.#listeners.get(topic) ?? []) listener(page);
  }

  #prune(): void {
    for (const [topic, { expiresAt }] of this.#topics) {
      if (expiresAt > this.#now() && this.#topics.size <= TOPICS && this.#size <= SIZE) return;
      this.#drop(topic);
    }
  }

  #drop(topic: string): void {
    for (const { json } of this.#topics.get(topic)?.items ?? []) this.#size -= json.length;
    this.#topics.delete(topic);
  }
}
