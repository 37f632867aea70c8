import { MemoryGaps } from '../gaps/memory-gaps.ts';
import { MemoryInbox } from '../inbox/memory.ts';
import { MemoryFeed } from './memory-feed.ts';
import { MemoryStore } from './memory-store.ts';
import type { Storage, StorageParts } from './storage.ts';
import { TokenBuckets } from './token-buckets.ts';

const CONVERSATIONS = 100_000;
const REPLIES = 20_000;

/** For a single process: nothing on disk, gone with it. */
export function memoryStorage({ limits, now }: Pick<StorageParts, 'limits' | 'now'>): Storage {
  const inbox = new MemoryInbox({ ...limits, conversations: CONVERSATIONS, replies: REPLIES }, now);
  return {
    inbox,
    storeOf: () => new MemoryStore(now),
    feedOf: () => new MemoryFeed(now),
    gaps: new MemoryGaps(),
    limit(_name, chosen) {
      const buckets = new TokenBuckets(chosen);
      return { take: (key) => buckets.take(key, now()) };
    },
    start: async () => {},
    stop: () => inbox.stop(),
  };
}
