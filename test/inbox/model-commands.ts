import { expect } from 'chai';
import fc, { type AsyncCommand } from 'fast-check';
import { codeOf, type InboxHarness, message, reply } from './harness.ts';
import type { InboxModel } from './model.ts';

type Step = AsyncCommand<InboxModel, InboxHarness>;

const always = (): boolean => true;
const conversation = fc.constantFrom('test/a', 'test/b', 'test/c');

/** Picks the nth of the claims (or replies) under way, round and round. */
function pick<T>(items: readonly T[], at: number): T {
  return items[at % items.length] as T;
}

const running = (model: Pick<InboxModel, 'queues'>) => [...model.queues.values()].flatMap(({ claim }) => (claim ? [claim] : []));
const sending = (model: Pick<InboxModel, 'queues'>) =>
  [...model.queues.values()].flatMap((queue) => (queue.sending ? [queue.sending] : []));

const accept = fc
  .record({ conversation, from: fc.constantFrom('ana', 'luis'), awaited: fc.boolean(), key: fc.nat(30) })
  .map(({ key, ...written }): Step => {
    const entry = message('hola', { ...written, dedupe: `k${key}` });
    return {
      check: always,
      async run(model, { inbox }) {
        const expected = model.accept(entry);
        const code = await codeOf(inbox.accept(entry).then((taken) => Promise.reject(taken ? 'accepted' : 'duplicate')));
        expect(code).equal(expected === 'overloaded' ? 'BLINKY_OVERLOADED' : expected);
        expect(inbox.depth).equal(model.depth);
      },
      toString: () => `accept(${JSON.stringify({ ...written, key })})`,
    };
  });

const claim = fc.constant<Step>({
  check: always,
  run: async (model, { inbox }) => model.claimed(await inbox.claim()),
  toString: () => 'claim',
});

const commit = fc.record({ at: fc.nat(5), state: fc.option(fc.constantFrom('s1', 's2'), { nil: undefined }), says: fc.nat(2) }).map(
  ({ at, state, says }): Step => ({
    check: (model) => running(model).length > 0,
    async run(model, { inbox }) {
      const current = pick(running(model), at);
      const texts = Array.from({ length: says }, (_, index) => `${current.entries[0].id}/${index}`);
      const replies = texts.map((text) => reply(text, current.conversation));
      expect(await inbox.commit(current, { state, replies })).equal(true);
      model.committed(current, state, texts);
    },
    toString: () => `commit(${at}, ${state}, ${says})`,
  }),
);

const commitLost = fc.nat(50).map(
  (at): Step => ({
    check: (model) => model.lost.length > 0,
    async run(model, { inbox }) {
      const lost = pick(model.lost, at);
      expect(await inbox.commit(lost, { state: 'lost', replies: [reply('lost', lost.conversation)] })).equal(false);
    },
    toString: () => `commitLost(${at})`,
  }),
);

const fail = fc.nat(5).map(
  (at): Step => ({
    check: (model) => running(model).length > 0,
    async run(model, { inbox }) {
      const current = pick(running(model), at);
      const expected = model.failed(current, 'perdón');
      expect(await inbox.fail(current, new Error('boom'), [reply('perdón', current.conversation)])).equal(expected);
    },
    toString: () => `fail(${at})`,
  }),
);

const pass = fc.constantFrom(1, 200, 500, 800, 2_000, 8_000, 30_000).map(
  (ms): Step => ({
    check: always,
    async run(model, harness) {
      model.now += ms;
      await harness.pass(ms);
    },
    toString: () => `pass(${ms})`,
  }),
);

const claimReply = fc.constant<Step>({
  check: always,
  run: async (model, { inbox }) => model.replyClaimed(await inbox.claimReply()),
  toString: () => 'claimReply',
});

const settle = fc.record({ at: fc.nat(5), retryAfterMs: fc.option(fc.constantFrom(1, 500), { nil: undefined }) }).map(
  ({ at, retryAfterMs }): Step => ({
    check: (model) => sending(model).length > 0,
    async run(model, { inbox }) {
      const current = pick(sending(model), at);
      await inbox.settleReply(current, retryAfterMs === undefined ? { done: true } : { done: false, retryAfterMs });
      model.settled(current, retryAfterMs);
    },
    toString: () => `settle(${at}, ${retryAfterMs})`,
  }),
);

/** Everything that can happen to an inbox. */
export const commands = [accept, accept, claim, claim, commit, commitLost, fail, pass, claimReply, settle];
