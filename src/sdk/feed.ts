/**
 * What happens under the topics of one plugin, such as its conversations, in order; the same on every replica when a database is set.
 * Bounded: of each topic the newest 200 items are there until their time to live ends; in memory the quietest topics go first.
 */
export interface Feed {
  /** Keeps a topic from now on, `ttlMs` milliseconds: its mark, or undefined when it was kept already. */
  begin(topic: string, ttlMs: number): Promise<number | undefined>;
  /** Adds an item (a JSON value) at the end, and resolves with its mark. Marks only grow, also where a topic was forgotten in between. */
  append(topic: string, item: unknown, ttlMs: number): Promise<number>;
  /** The items after `mark`, oldest first; 0 for all that are kept. */
  since(topic: string, mark: number): Promise<FeedPage>;
  /** Every follower hears `item`, and nothing is kept. */
  tell(topic: string, item: unknown): Promise<void>;
  /** `listener` gets each item after `mark` once and in order, and what is told, from any replica, until the returned function is called. */
  follow(topic: string, mark: number, listener: (page: FeedPage) => void): () => void;
  forget(topic: string): Promise<void>;
}

export interface FeedPage {
  readonly items: readonly unknown[];
  /** Of the last item; undefined for what was only told. */
  readonly mark: number | undefined;
}

/** What a feed keeps of one topic at most. */
export const FEED_ITEMS = 200;
