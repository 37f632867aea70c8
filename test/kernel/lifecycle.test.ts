import { expect } from 'chai';
import { BlinkyError } from '#sdk';
import { Lifecycles, type Part } from '../../src/kernel/lifecycle.ts';
import { rejection } from '../contracts/cases.ts';
import { recordingLog } from '../support/recording-log.ts';

describe('the lifecycle', () => {
  const deadlines = { startMs: 40, stopMs: 40 };

  it('starts parts in order and stops them in reverse', async () => {
    const events: string[] = [];
    const lifecycles = new Lifecycles(recordingLog(), deadlines);
    await lifecycles.start([part('catalog', events), { owner: 'intent/bare' }, part('channel', events)]);
    await lifecycles.stop();
    expect(events).to.deep.equal(['catalog starts', 'channel starts', 'channel stops', 'catalog stops']);
  });

  it('stops what was started, in reverse, when a start fails; later parts never start', async () => {
    const events: string[] = [];
    const failing = part('intent/gpu', events, { start: () => Promise.reject(new TypeError('no device')) });
    const error = await startError([part('catalog', events), failing, part('channel', events)]);
    expect(error.line).to.equal('BLINKY_START_FAILED  intent/gpu  did not start: no device: correct what it says, or turn the plugin off');
    expect(events).to.deep.equal(['catalog starts', 'intent/gpu stops', 'catalog stops']);
  });

  it("passes a part's own error on", async () => {
    const own = new BlinkyError('BLINKY_CATALOG_INVALID', 'row 3 has no question', { owner: 'catalog/csv' });
    expect(await startError([part('catalog/csv', [], { start: () => Promise.reject(own) })])).to.equal(own);
  });

  it('names the part that misses its deadline, and tells it to give up', async () => {
    let signal: AbortSignal | undefined;
    const slow = part('channel/fax', [], {
      start: (given) => {
        signal = given;
        return new Promise(() => {});
      },
    });
    const error = await startError([slow]);
    expect(error.line).to.equal('BLINKY_START_FAILED  channel/fax  did not start within 0.04 s: check what it waits for');
    expect(signal?.aborted).to.equal(true);
  });

  it('stops the rest when one stop throws or hangs, and logs who it was', async () => {
    const events: string[] = [];
    const log = recordingLog();
    const lifecycles = new Lifecycles(log, deadlines);
    const throwing = part('intent/a', events, { stop: () => Promise.reject(new Error('busy')) });
    const hanging = part('intent/b', events, { stop: () => new Promise(() => {}) });
    await lifecycles.start([part('catalog', events), throwing, hanging]);
    await lifecycles.stop();
    expect(events.at(-1)).to.equal('catalog stops');
    expect(log.lines.map(({ fields }) => fields.owner)).to.deep.equal(['intent/b', 'intent/a']);
  });

  it('may be stopped before it starts and twice: each part stops once', async () => {
    const events: string[] = [];
    const lifecycles = new Lifecycles(recordingLog(), deadlines);
    await lifecycles.stop();
    await lifecycles.start([part('catalog', events)]);
    await Promise.all([lifecycles.stop(), lifecycles.stop()]);
    await lifecycles.stop();
    expect(events).to.deep.equal(['catalog starts', 'catalog stops']);
  });

  async function startError(parts: readonly Part[]): Promise<BlinkyError> {
    const error = await rejection(new Lifecycles(recordingLog(), deadlines).start(parts));
    if (error instanceof BlinkyError) return error;
    throw new Error('the error is not typed', { cause: error });
  }
});

function part(owner: string, events: string[], does: Omit<Part, 'owner'> = {}): Part {
  const note = (what: string) => async (): Promise<void> => void events.push(`${owner} ${what}`);
  return { owner, start: note('starts'), stop: note('stops'), ...does };
}
