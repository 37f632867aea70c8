import { expect } from 'chai';
import { MemoryStore } from '../../src/storage/memory-store.ts';
import { createClock } from '../support/clock.ts';

describe('the store of a plugin in memory', () => {
  const clock = createClock();
  const store = new MemoryStore(() => clock.now().getTime());

  it('gives back what was set, until its time to live is over', async () => {
    await store.set('k', { a: [1] }, 1_000);
    clock.advance(999);
    expect(await store.get('k')).deep.equal({ a: [1] });
    clock.advance(1);
    expect(await store.get('k')).equal(undefined);
  });

  it('shares no object with whoever set or got it', async () => {
    const value = { list: ['mine'] };
    await store.set('k', value, 1_000);
    value.list.push('later');
    (await store.get<typeof value>('k'))?.list.push('theirs');
    expect(await store.get('k')).deep.equal({ list: ['mine'] });
  });

  it('replaces and deletes', async () => {
    await store.set('k', 1, 10);
    await store.set('k', 2, 1_000);
    clock.advance(10);
    expect(await store.get('k')).equal(2);
    await store.delete('k');
    expect(await store.get('k')).equal(undefined);
  });

  it('keeps what is written anew for the time that it was given last, longer or shorter', async () => {
    await store.set('longer', 1, 10);
    await store.set('longer', 1, 1_000);
    await store.set('shorter', 1, 1_000);
    await store.set('shorter', 1, 10);
    clock.advance(10);
    expect([await store.get('longer'), await store.get('shorter')]).deep.equal([1, undefined]);
  });

  it('lets what was not written for longest go first', async () => {
    const full = new MemoryStore(() => 0);
    for (let at = 0; at < 100_000; at++) await full.set(`k${at}`, at, 1_000);
    await full.set('k0', 'anew', 1_000);
    await full.set('another', 1, 1_000);
    expect([await full.get('k0'), await full.get('k1'), await full.get('k2')]).deep.equal(['anew', undefined, 2]);
  });
});
