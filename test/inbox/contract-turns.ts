import { expect } from 'chai';
import type { Turn } from '#sdk';
import { claimed, type InboxHarness, limits, message, type OpenInbox, reply, replyClaimed, textsOf } from './harness.ts';

const done = { state: 's', replies: [] };

export function describeTurns(open: OpenInbox): void {
  describe('turns', () => {
    let harness: InboxHarness;
    beforeEach(async () => {
      harness = await open(limits);
    });
    afterEach(() => harness.stop());

    it('hands out the messages of a conversation one after the other, in order', async () => {
      const { inbox } = harness;
      for (const text of ['uno', 'dos', 'tres']) await inbox.accept(message(text));
      for (const text of ['uno', 'dos', 'tres']) {
        const claim = await claimed(inbox);
        expect(textsOf(claim)).deep.equal([text]);
        expect(await inbox.claim(), 'nothing else while a turn runs').equal(undefined);
        await inbox.commit(claim, done);
      }
    });

    it('hands out other conversations meanwhile', async () => {
      const { inbox } = harness;
      await inbox.accept(message('de ana'));
      await inbox.accept(message('de luis', { conversation: 'test/luis' }));
      const both = [await claimed(inbox), await claimed(inbox)];
      expect(both.flatMap(textsOf)).members(['de ana', 'de luis']);
    });

    it('gives each turn the state that the one before it left, and of its own conversation only', async () => {
      const { inbox } = harness;
      await inbox.accept(message('uno'));
      const first = await claimed(inbox);
      expect(first.state).equal(undefined);
      await inbox.commit(first, { state: 'de ana', replies: [] });
      await inbox.accept(message('dos', { conversation: 'test/luis' }));
      expect((await claimed(inbox)).state).equal(undefined);
      await inbox.accept(message('tres'));
      expect((await claimed(inbox)).state).equal('de ana');
    });

    it('throws away the work of a claim that was lost: a second commit, or one after a failure', async () => {
      const { inbox, pass } = harness;
      await inbox.accept(message('uno'));
      const failed = await claimed(inbox);
      await inbox.fail(failed, new Error('boom'), []);
      expect(await inbox.commit(failed, { state: 'tarde', replies: [reply('tarde')] })).equal(false);
      await pass(500);
      const again = await claimed(inbox);
      expect(await inbox.commit(failed, { state: 'tarde', replies: [reply('tarde')] }), 'while another one runs').equal(false);
      expect(await inbox.commit(again, done)).equal(true);
      expect(await inbox.commit(again, { state: 'otra vez', replies: [reply('otra vez')] })).equal(false);
      expect(await inbox.claimReply()).equal(undefined);
    });

    it('does not let a lost claim fail the one that runs now', async () => {
      const { inbox, pass } = harness;
      await inbox.accept(message('uno'));
      const lost = await claimed(inbox);
      await inbox.fail(lost, new Error('boom'), []);
      await pass(500);
      const running = await claimed(inbox);
      await inbox.fail(lost, new Error('tarde'), [reply('perdón')]);
      expect(await inbox.commit(running, done)).equal(true);
      expect(await inbox.claimReply()).equal(undefined);
    });

    it('tries a failed turn again after 0.5, 2 and 8 seconds, then apologises and goes on', async () => {
      const { inbox, pass } = harness;
      await inbox.accept(message('veneno'));
      await inbox.accept(message('siguiente'));
      for (const [attempt, wait] of [500, 2_000, 8_000].entries()) {
        const claim = await claimed(inbox);
        expect([claim.attempt, ...textsOf(claim)]).deep.equal([attempt + 1, 'veneno']);
        expect(await inbox.fail(claim, new Error('boom'), [reply('perdón')])).equal('retry');
        await pass(wait - 1);
        expect(await inbox.claim(), 'not before its time').equal(undefined);
        await pass(1);
      }
      expect(await inbox.fail(await claimed(inbox), new Error('boom'), [reply('perdón')])).equal('dead');
      expect((await replyClaimed(inbox)).activity.text).equal('perdón');
      const next = await claimed(inbox);
      expect([next.attempt, ...textsOf(next)]).deep.equal([1, 'siguiente']);
    });

    it('does not hurry a failed turn when another message comes', async () => {
      const { inbox, pass } = harness;
      await inbox.accept(message('veneno'));
      await inbox.fail(await claimed(inbox), new Error('boom'), []);
      await inbox.accept(message('siguiente'));
      expect(await inbox.claim()).equal(undefined);
      await pass(500);
      expect(textsOf(await claimed(inbox))).deep.equal(['veneno']);
    });

    it('gives up at once where the caller waits and tries by itself, without an apology through the channel', async () => {
      const { inbox } = harness;
      await inbox.accept(message('veneno', { awaited: true }));
      expect(await inbox.fail(await claimed(inbox), new Error('boom'), [reply('perdón')])).equal('dead');
      expect(await inbox.claimReply()).equal(undefined);
      expect(inbox.depth).equal(0);
    });

    it('knows what a caller that waits is told: the turn, or the apology when it failed; pending until then, and of others nothing', async () => {
      const { inbox, pass } = harness;
      const told = (): Promise<unknown[]> => Promise.all(['good', 'bad', 'sent', 'none'].map((dedupe) => inbox.answer(dedupe)));
      for (const dedupe of ['good', 'bad']) await inbox.accept(message('hola', { dedupe, awaited: true }));
      await inbox.accept(message('hola', { dedupe: 'sent' }));
      expect(await told()).deep.equal(['pending', 'pending', undefined, undefined]);
      const answer = { replies: [{ text: 'listo' }] } as unknown as Turn;
      await inbox.commit(await claimed(inbox), { state: 's', replies: [], answer });
      await inbox.fail(await claimed(inbox), new Error('boom'), [reply('perdón')]);
      expect(await told()).deep.equal([answer, { failed: 'perdón' }, undefined, undefined]);
      await pass(600_000);
      expect(await told()).deep.equal([undefined, undefined, undefined, undefined]);
    });

    it('keeps the state of the last good turn when one fails', async () => {
      const { inbox, pass } = harness;
      await inbox.accept(message('uno'));
      await inbox.commit(await claimed(inbox), { state: 'bueno', replies: [] });
      await inbox.accept(message('dos'));
      await inbox.fail(await claimed(inbox), new Error('boom'), []);
      await pass(500);
      expect((await claimed(inbox)).state).equal('bueno');
    });

    it('forgets the state when its time to live has passed since the last turn', async () => {
      const { inbox, pass } = harness;
      await inbox.accept(message('uno'));
      await inbox.commit(await claimed(inbox), { state: 's1', replies: [] });
      await pass(limits.ttlMs - 1);
      await inbox.accept(message('dos'));
      const alive = await claimed(inbox);
      expect(alive.state).equal('s1');
      await inbox.commit(alive, { state: 's2', replies: [] });
      await pass(limits.ttlMs);
      await inbox.accept(message('tres'));
      expect((await claimed(inbox)).state).equal(undefined);
    });

    it('knows whether it has a living state of a conversation', async () => {
      const { inbox, pass } = harness;
      expect(await inbox.has('test/ana'), 'never heard of').equal(false);
      await inbox.accept(message('uno'));
      expect(await inbox.has('test/ana'), 'before the first turn has ended').equal(false);
      await inbox.commit(await claimed(inbox), { state: 's', replies: [] });
      expect(await inbox.has('test/ana')).equal(true);
      await pass(limits.ttlMs);
      expect(await inbox.has('test/ana'), 'expired').equal(false);
    });

    it('forgets the state at once when a turn commits none', async () => {
      const { inbox } = harness;
      await inbox.accept(message('uno'));
      await inbox.commit(await claimed(inbox), { state: 's', replies: [] });
      await inbox.accept(message('borra mis datos'));
      await inbox.commit(await claimed(inbox), { state: undefined, replies: [reply('listo')] });
      expect(await inbox.has('test/ana')).equal(false);
      expect((await replyClaimed(inbox)).activity.text, 'the farewell still leaves').equal('listo');
      await inbox.accept(message('hola'));
      expect((await claimed(inbox)).state).equal(undefined);
    });

    it('forgets with a conversation what its callers were told, but not what is told last', async () => {
      const { inbox } = harness;
      const told = async (conversation: string, dedupe: string, state: string | undefined): Promise<void> => {
        await inbox.accept(message('hola', { conversation, dedupe, awaited: true }));
        await inbox.commit(await claimed(inbox), { state, replies: [], answer: { replies: [{ text: dedupe }] } as never });
      };
      await told('test/ana', 'before', 's');
      await told('test/luis', 'another', 's');
      await told('test/ana', 'farewell', undefined);
      const known = await Promise.all(['before', 'another', 'farewell'].map((dedupe) => inbox.answer(dedupe)));
      expect(known.map((turn) => (turn as Turn | undefined)?.replies[0]?.text)).deep.equal([undefined, 'another', 'farewell']);
    });
  });
}
