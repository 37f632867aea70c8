import { FEED_ITEMS, type Feed, type FeedPage } from '#sdk';
import type { Database } from './database.ts';
import type { FeedHub } from './feed-hub.ts';
import type { Vault } from './vault.ts';

/** NOTIFY takes 8,000 bytes; what is larger is not told. */
const TOLD_LENGTH = 7_500;
/** After a read that failed. */
const AGAIN_MS = 1_000;

/** The feed of one plugin, shared by all replicas. Topics are hashed, items encrypted; expired ones are deleted by the sweep. */
export class PostgresFeed implements Feed {
  readonly #database: Database;
  readonly #vault: Vault;
  readonly #hub: FeedHub;
  readonly #owner: string;

  constructor(parts: { readonly database: Database; readonly vault: Vault; readonly hub: FeedHub }, owner: string) {
    this.#database = parts.database;
    this.#vault = parts.vault;
    this.#hub = parts.hub;
    this.#owner = owner;
  }

  async begin(topic: string, ttlMs: number): Promise<number | undefined> {
    const [row] = await this.#database.query<{ mark: number | null }>('select blinky.feed_begin($1, $2) as mark', [
      this.#key(topic),
      ttlMs,
    ]);
    return row?.mark ?? undefined;
  }

  async append(topic: string, item: unknown, ttlMs: number): Promise<number> {
    const values = [this.#key(topic), this.#vault.seal('feed', item), ttlMs];
    const [row] = await this.#database.query<{ mark: number }>('select blinky.feed_append($1, $2, $3) as mark', values);
    return row?.mark ?? 0;
  }

  async since(topic: string, mark: number): Promise<FeedPage> {
    const rows = await this.#database.query<{ mark: number; item: Buffer | null }>(
      `select mark, item from blinky.feed where topic = $1 and mark > $2 and expires_at > blinky.now_ms() order by mark desc limit ${FEED_ITEMS + 1}`,
      [this.#key(topic), mark],
    );
    const items = rows.flatMap(({ item }) => (item ? [this.#vault.open<unknown>('feed', item)] : [])).slice(0, FEED_ITEMS);
    return { items: items.reverse(), mark: rows[0]?.mark ?? mark };
  }

  async tell(topic: string, item: unknown): Promise<void> {
    const sealed = this.#vault.seal('told', item).toString('base64');
    if (sealed.length > TOLD_LENGTH) return;
    await this.#database.query("select pg_notify('blinky_feed', $1)", [`${this.#key(topic)} ${sealed}`]);
  }

  follow(topic: string, mark: number, listener: (page: FeedPage) => void): () => void {
    let seen = mark;
    let reading = Promise.resolve();
    let following = true;
    const read = async (): Promise<void> => {
      const page = await this.since(topic, seen);
      seen = page.mark ?? seen;
      if (following && page.items.length > 0) listener(page);
    };
    const follower = {
      wake: (): void => {
        reading = reading.then(read).catch(() => {
          if (following) setTimeout(follower.wake, AGAIN_MS).unref(); // whether or not the session is lost too, and wakes everybody
        });
      },
      told: (sealed: string): void => listener({ items: [this.#vault.open('told', Buffer.from(sealed, 'base64'))], mark: undefined }),
    };
    const leave = this.#hub.add(this.#key(topic), follower);
    follower.wake();
    return () => {
      following = false;
      leave();
    };
  }

  async forget(topic: string): Promise<void> {
    await this.#database.query('delete from blinky.feed where topic = $1', [this.#key(topic)]);
  }

  /** A rotation of the secret ends the history of a topic, as the time to live would. */
  #key(topic: string): string {
    return this.#vault.hash('feed', `${this.#owner}\0${topic}`);
  }
}
