import { expect } from 'chai';
import { claimed, type InboxHarness, limits, message, type OpenInbox, textsOf } from './harness.ts';

const burstMs = 800;
const done = { state: 's', replies: [] };

export function describeBursts(open: OpenInbox): void {
  describe('bursts', () => {
    let harness: InboxHarness;
    beforeEach(async () => {
      harness = await open({ ...limits, burstMs, perConversation: 20, inAll: 50 });
    });
    afterEach(() => harness.stop());

    it('hands out what one sender writes within the window as one claim, when the window ends', async () => {
      const { inbox, pass } = harness;
      await inbox.accept(message('oye'));
      await pass(300);
      await inbox.accept(message('cuándo'));
      await pass(300);
      await inbox.accept(message('pagan'));
      expect(await inbox.claim(), 'the window is still open').equal(undefined);
      await pass(200);
      const claim = await claimed(inbox);
      expect(textsOf(claim)).deep.equal(['oye', 'cuándo', 'pagan']);
      await inbox.commit(claim, done);
      expect(inbox.depth).equal(0);
      expect(await inbox.claim()).equal(undefined);
    });

    it('leaves what comes after the window to a claim of its own', async () => {
      const { inbox, pass } = harness;
      await inbox.accept(message('uno'));
      await pass(burstMs);
      const first = await claimed(inbox);
      await inbox.accept(message('dos'));
      await inbox.commit(first, done);
      expect(textsOf(first)).deep.equal(['uno']);
      expect(await inbox.claim(), 'a window of its own').equal(undefined);
      await pass(burstMs);
      expect(textsOf(await claimed(inbox))).deep.equal(['dos']);
    });

    it('does not wait for a burst where the caller waits for the reply', async () => {
      const { inbox } = harness;
      await inbox.accept(message('uno', { awaited: true }));
      await inbox.accept(message('dos', { awaited: true }));
      const claim = await claimed(inbox);
      expect(textsOf(claim)).deep.equal(['uno']);
      await inbox.commit(claim, done);
      expect(textsOf(await claimed(inbox))).deep.equal(['dos']);
    });

    it('ends a burst at a caller who waits, and then opens the next window in full', async () => {
      const { inbox, pass } = harness;
      await inbox.accept(message('uno'));
      await pass(100);
      await inbox.accept(message('dos', { awaited: true }));
      for (const text of ['uno', 'dos']) {
        const claim = await claimed(inbox);
        expect(textsOf(claim)).deep.equal([text]);
        await inbox.commit(claim, done);
      }
      await pass(600);
      await inbox.accept(message('tres'));
      await pass(200);
      expect(await inbox.claim(), 'the first window would end here').equal(undefined);
      await pass(600);
      expect(textsOf(await claimed(inbox))).deep.equal(['tres']);
    });

    it('does not join what different people write in a group', async () => {
      const { inbox, pass } = harness;
      await inbox.accept(message('de ana', { from: 'ana' }));
      await inbox.accept(message('también de ana', { from: 'ana' }));
      await inbox.accept(message('de luis', { from: 'luis' }));
      await pass(burstMs);
      const first = await claimed(inbox);
      expect(textsOf(first)).deep.equal(['de ana', 'también de ana']);
      await inbox.commit(first, done);
      expect(textsOf(await claimed(inbox))).deep.equal(['de luis']);
    });

    it('neither delays nor joins an activity that is no message', async () => {
      const { inbox } = harness;
      await inbox.accept(message('', { type: 'conversationUpdate' }));
      await inbox.accept(message('hola'));
      const claim = await claimed(inbox);
      expect(claim.entries).length(1);
      expect(claim.entries[0].activity.type).equal('conversationUpdate');
    });

    it('joins ten messages at most', async () => {
      const { inbox, pass } = harness;
      for (let at = 1; at <= 12; at++) await inbox.accept(message(`m${at}`));
      await pass(burstMs);
      const first = await claimed(inbox);
      expect(first.entries).length(10);
      await inbox.commit(first, done);
      expect(textsOf(await claimed(inbox))).deep.equal(['m11', 'm12']);
    });

    it('tries the whole burst again after a failure', async () => {
      const { inbox, pass } = harness;
      await inbox.accept(message('uno'));
      await inbox.accept(message('dos'));
      await pass(burstMs);
      await inbox.fail(await claimed(inbox), new Error('boom'), []);
      await pass(500);
      expect(textsOf(await claimed(inbox))).deep.equal(['uno', 'dos']);
    });
  });
}
