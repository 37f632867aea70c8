import { expect } from 'chai';
import fc from 'fast-check';
import type { Feed, FeedPage } from '#sdk';
import { until } from '../support/until.ts';

const HOUR = 3_600_000;

/** What every feed promises. `open` gives a new one that knows nothing; `runs` is how many random histories are tried. */
export function feedContract(open: () => Promise<Feed>, pass: (ms: number) => Promise<void>, runs: number): void {
  it('keeps the last 200 items of a topic, in order', async () => {
    const feed = await open();
    for (let at = 0; at < 250; at++) await feed.append('a', at, HOUR);
    const { items } = await feed.since('a', 0);
    expect(items).deep.equal(Array.from({ length: 200 }, (_, at) => at + 50));
  });

  it('begins a topic once, until it is over or forgotten; the next mark is higher than every earlier one', async () => {
    const feed = await open();
    const first = await feed.begin('a', HOUR);
    expect(first).a('number');
    expect(await feed.begin('a', HOUR)).equal(undefined);
    const mark = await feed.append('a', 'uno', HOUR);
    await feed.forget('a');
    expect((await feed.since('a', 0)).items).deep.equal([]);
    const again = await feed.begin('a', HOUR);
    expect(again).greaterThan(mark);
    await feed.append('a', 'dos', HOUR);
    expect((await feed.since('a', mark)).items, 'a mark from before it was forgotten').deep.equal(['dos']);
  });

  it('drops what its time to live has ended', async () => {
    const feed = await open();
    await feed.append('a', 1, HOUR);
    await pass(HOUR / 2);
    await feed.append('b', 1, HOUR);
    await pass(HOUR / 2);
    expect((await feed.since('a', 0)).items).deep.equal([]);
    expect((await feed.since('b', 0)).items).deep.equal([1]);
    expect(await feed.begin('a', HOUR), 'it may begin anew').a('number');
  });

  it('gives each item once, in order, to whoever comes back with its last mark', async () => {
    const step = fc.oneof(fc.constant('append' as const), fc.constant('read' as const));
    const property = fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const feed = await open();
      const [said, read]: [unknown[], unknown[]] = [[], []];
      let mark = 0;
      for (const next of [...steps, 'read']) {
        if (next === 'append') await feed.append('a', said.push(said.length), HOUR);
        else {
          const page = await feed.since('a', mark);
          mark = page.mark ?? mark;
          read.push(...page.items);
        }
      }
      expect(read).deep.equal(said.map((_, at) => at + 1));
    });
    await fc.assert(property, { numRuns: runs });
  });

  it('tells a follower what it missed, what comes, and what is only told, and nothing of another topic or after it left', async () => {
    const feed = await open();
    const seen: FeedPage[] = [];
    const items = (): unknown[] => seen.flatMap((page) => page.items);
    const mark = await feed.append('a', 'uno', HOUR);
    const second = await feed.append('a', 'dos', HOUR);
    const leave = feed.follow('a', mark, (page) => seen.push(page));
    await until(() => items().length === 1);
    await feed.append('b', 'de otra', HOUR);
    const last = await feed.append('a', 'tres', HOUR);
    await until(() => items().length === 2);
    await feed.tell('a', 'escribiendo');
    await until(() => items().length === 3);
    expect(items()).deep.equal(['dos', 'tres', 'escribiendo']);
    expect(seen.map((page) => page.mark)).deep.equal([second, last, undefined]);
    leave();
    await feed.append('a', 'cuatro', HOUR);
    expect((await feed.since('a', last)).items, 'what was told is not kept').deep.equal(['cuatro']);
    expect(items()).length(3);
  });
}
