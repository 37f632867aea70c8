import { expect } from 'chai';
import fc from 'fast-check';
import type { Gap, GapStore } from '../../src/gaps/gap-store.ts';

/** The times of a contract begin here. */
export const START = Date.parse('2026-03-02T15:00:00Z');

export const gap: Omit<Gap, 'count'> = { key: 'a', text: 'A', locale: 'es-MX', lastSeen: START };

/** What every store of gaps promises. `open` gives a new one that knows nothing; `runs` is how many random histories are tried. */
export function gapsContract(open: (capacity?: number) => Promise<GapStore>, runs: number): void {
  it('counts by what is asked, the most frequent first, then the latest, in the words and language of the first time', async () => {
    const gaps = await open();
    await gaps.record(gap);
    await gaps.record({ ...gap, key: 'b', text: 'B', lastSeen: START + 2 });
    await gaps.record({ ...gap, key: 'c', text: '¿Ñandú? 🦩', lastSeen: START + 3 });
    await gaps.record({ ...gap, text: 'a!', locale: 'en', lastSeen: START + 4 });
    expect(await gaps.list(2)).deep.equal([
      { ...gap, lastSeen: START + 4, count: 2 },
      { ...gap, key: 'c', text: '¿Ñandú? 🦩', lastSeen: START + 3, count: 1 },
    ]);
  });

  it('forgets what was last asked before a time, and counts it from one when it is asked again', async () => {
    const gaps = await open();
    await gaps.record(gap);
    await gaps.record({ ...gap, key: 'b', lastSeen: START + 5 });
    await gaps.record({ ...gap, key: 'c', lastSeen: START + 9 });
    await gaps.prune(START + 5);
    expect(await keys(gaps)).members(['b', 'c']);
    await gaps.record({ ...gap, lastSeen: START + 10 });
    expect((await gaps.list(9)).find(({ key }) => key === 'a')).include({ count: 1 });
  });

  it('stays within its capacity: what was not asked for longest goes first', async () => {
    const asked = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 30 });
    const property = fc.asyncProperty(asked, async (questions) => {
      const gaps = await open(3);
      for (const [at, key] of questions.entries()) await gaps.record({ ...gap, key, lastSeen: START + at });
      expect(await keys(gaps)).members([...new Set(questions.toReversed())].slice(0, 3));
    });
    await fc.assert(property, { numRuns: runs });
  });
}

async function keys(gaps: GapStore): Promise<string[]> {
  return (await gaps.list(100)).map(({ key }) => key);
}
