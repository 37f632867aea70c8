import type { Feed, KeyValueStore, Lifecycle } from '#sdk';
import type { GapStore } from '../gaps/gap-store.ts';
import type { Inbox, InboxLimits } from '../inbox/inbox.ts';
import type { HostSettings } from '../kernel/settings.ts';
import type { RootLogger } from '../observability/logger.ts';
import { memoryStorage } from './memory-storage.ts';

/** Everything that is kept: in this process, or in PostgreSQL and then the same for every replica. */
export interface Storage extends Required<Pick<Lifecycle, 'start' | 'stop'>>, Pick<Lifecycle, 'health'> {
  readonly inbox: Inbox;
  /** The memory of one owner, such as a plugin. */
  readonly storeOf: (owner: string) => KeyValueStore;
  /** What happens in the conversations of one owner, for whoever follows them. */
  feedOf(owner: string): Feed;
  /** Questions that nobody answered, of every replica. */
  readonly gaps: GapStore;
  /** A limit per minute for each key; `name` keeps it apart from others. */
  limit(name: string, limits: RateLimits): RateLimit;
  /** A secret of a part's own that every replica shares; undefined where each process must make one. */
  secretFor?(purpose: string): string;
}

export interface RateLimits {
  readonly perMinute: number;
  /** Tokens that may be there at once. */
  readonly burst: number;
}

export interface RateLimit {
  /** Takes one token: 0 when there was one, else the milliseconds until there will be. */
  take(key: string): number | Promise<number>;
}

export interface StorageParts {
  readonly host: HostSettings;
  readonly limits: InboxLimits;
  readonly now: () => number;
  readonly log: RootLogger;
}

/** What `DATABASE_URL` asks for. Connects to nothing before it is started. */
export async function createStorage(parts: StorageParts): Promise<Storage> {
  if (parts.host.DATABASE_URL === undefined) return memoryStorage(parts);
  const { postgresStorage } = await import('./postgres-storage.ts'); // loads its driver only where it is used
  return postgresStorage(parts);
}
