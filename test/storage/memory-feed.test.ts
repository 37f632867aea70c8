import { expect } from 'chai';
import { MemoryFeed } from '../../src/storage/memory-feed.ts';
import { feedContract } from './feed-contract.ts';

describe('the feed in memory', () => {
  let now = 1_000;
  feedContract(
    async () => new MemoryFeed(() => now),
    async (ms) => {
      now += ms;
    },
    100,
  );

  it('stays within its memory: the topics that were quiet for longest go first', async () => {
    const feed = new MemoryFeed(() => 5);
    const large = 'x'.repeat(1024 * 1024);
    for (let at = 0; at < 40; at++) await feed.append(String(at), large, 60_000);
    expect((await feed.since('0', 0)).items).deep.equal([]);
    expect((await feed.since('39', 0)).items).length(1);
  });

  it('never takes a mark of an earlier process for one of its own', async () => {
    const earlier = new MemoryFeed(() => 1_000);
    for (let at = 0; at < 5; at++) await earlier.append('a', at, 60_000);
    const { mark } = await earlier.since('a', 0);
    const later = new MemoryFeed(() => 2_000);
    await later.append('a', 'new', 60_000);
    expect((await later.since('a', mark ?? 0)).items).deep.equal(['new']);
  });
});
