import { expect } from 'chai';
import { BlinkyError } from '#sdk';
import { Intake, type IntakeParts } from '../../src/bot/intake.ts';
import { LoadGuard } from '../../src/observability/load-guard.ts';
import { refusalOf } from '../support/refusal.ts';

const calm = { mean: 3, p99: 9, max: 700 };
const busy = { mean: 501, p99: 900, max: 900 };

describe('a process that is too busy', () => {
  it('refuses after three seconds of a mean delay over the limit, until it is calm again', () => {
    let delay = calm;
    const guard = new LoadGuard({ limitMs: 500, delay: () => delay });
    guard.admit();
    guard.look();
    guard.admit();
    delay = busy;
    guard.look();
    guard.look();
    guard.admit(); // it may have been one long pause
    guard.look();
    expect(() => guard.admit())
      .to.throw(BlinkyError, 'too busy')
      .that.includes({ code: 'BLINKY_OVERLOADED', status: 503, retryAfterMs: 2_000 });
    expect(guard).to.deep.include({ overloaded: true, last: busy });
    delay = { ...calm, mean: 500 };
    guard.look();
    guard.admit();
    delay = busy;
    guard.look();
    guard.look();
    guard.admit(); // they are counted anew
  });

  it('never refuses with a limit of 0', () => {
    const guard = new LoadGuard({ limitMs: 0, delay: () => ({ mean: 60_000, p99: 60_000, max: 60_000 }) });
    for (let second = 0; second < 5; second++) guard.look();
    guard.admit();
    expect(guard.overloaded).to.equal(false);
  });

  it('turns callers away who would wait, and still takes what platforms deliver', async () => {
    const guard = new LoadGuard({ limitMs: 500, delay: () => busy });
    for (let second = 0; second < 3; second++) guard.look();
    const accepted: unknown[] = [];
    const parts = {
      inbox: { accept: async (entry: unknown) => void accepted.push(entry) },
      dispatcher: { converse: () => expect.fail('it was let in') },
      profile: () => undefined,
      allowed: () => true,
      limits: { perSender: 0, perAddress: 0, perKey: 0 },
      admit: () => guard.admit(),
      now: () => new Date(),
    };
    const host = new Intake(parts as unknown as IntakeParts).hostFor('caja');
    const id = { id: 'x', name: '' };
    const activity = { type: 'message', id: '1', channelId: 'caja', text: 'hola', from: id, conversation: { ...id } } as object;
    expect(await refusalOf(host.converse({ activity }, new AbortController().signal))).to.include({ code: 'BLINKY_OVERLOADED' });
    await host.accept({ activity });
    expect(accepted).to.have.length(1);
  });
});
