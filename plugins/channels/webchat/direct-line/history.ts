import type { Activity, Feed, FeedPage } from '#sdk';

export interface ActivitySet {
  readonly activities: readonly Partial<Activity>[];
  readonly watermark?: string;
}

/** What clients may still ask for: the last activities of each conversation, until `ttlMs` after the last one. */
export class History {
  readonly #feed: Feed;
  readonly #ttlMs: number;

  constructor(feed: Feed, ttlMs: number) {
    this.#feed = feed;
    this.#ttlMs = ttlMs;
  }

  /** Keeps the conversation from now on: its watermark when nothing was known about it, else undefined. */
  async start(conversation: string): Promise<string | undefined> {
    return (await this.#feed.begin(conversation, this.#ttlMs))?.toString();
  }

  async append(conversation: string, activity: Partial<Activity>): Promise<void> {
    await this.#feed.append(conversation, activity, this.#ttlMs);
  }

  /** What came after `watermark`; everything that is kept where it is empty or means nothing. */
  async since(conversation: string, watermark: string): Promise<ActivitySet> {
    return toSet(await this.#feed.since(conversation, markOf(watermark)));
  }

  /** The same, and what comes afterwards, until the returned function is called. */
  follow(conversation: string, watermark: string, send: (set: ActivitySet) => void): () => void {
    return this.#feed.follow(conversation, markOf(watermark), (page) => send(toSet(page)));
  }

  /** For those who listen now; kept nowhere. */
  tell(conversation: string, activity: Partial<Activity>): Promise<void> {
    return this.#feed.tell(conversation, activity);
  }

  forget(conversation: string): Promise<void> {
    return this.#feed.forget(conversation);
  }
}

function markOf(watermark: string): number {
  return /^\d{1,16}$/.test(watermark) ? Number(watermark) : 0;
}

function toSet({ items, mark }: FeedPage): ActivitySet {
  return { activities: items as Partial<Activity>[], ...(mark !== undefined && { watermark: String(mark) }) };
}
