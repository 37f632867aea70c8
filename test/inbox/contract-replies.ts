import { expect } from 'chai';
import type { Inbox, OutgoingReply } from '../../src/inbox/inbox.ts';
import { claimed, type InboxHarness, limits, message, type OpenInbox, reply, replyClaimed } from './harness.ts';

export function describeReplies(open: OpenInbox): void {
  describe('replies', () => {
    let harness: InboxHarness;
    beforeEach(async () => {
      harness = await open(limits);
    });
    afterEach(() => harness.stop());

    it('hands out the replies of a conversation one after the other, in order, over several turns', async () => {
      const { inbox } = harness;
      await turn(inbox, 'test/ana', ['uno', 'dos']);
      await turn(inbox, 'test/ana', ['tres']);
      for (const text of ['uno', 'dos', 'tres']) {
        const pending = await replyClaimed(inbox);
        expect([pending.activity.text, pending.attempt]).deep.equal([text, 1]);
        expect(await inbox.claimReply(), 'the next one waits for it').equal(undefined);
        await inbox.settleReply(pending, { done: true });
      }
      expect(await inbox.claimReply()).equal(undefined);
    });

    it('holds the later ones back until a refused one has gone', async () => {
      const { inbox, pass } = harness;
      await turn(inbox, 'test/ana', ['uno', 'dos']);
      await inbox.settleReply(await replyClaimed(inbox), { done: false, retryAfterMs: 3_000 });
      await turn(inbox, 'test/ana', ['tres']);
      await pass(2_999);
      expect(await inbox.claimReply(), 'as long as the platform said').equal(undefined);
      await pass(1);
      const again = await replyClaimed(inbox);
      expect([again.activity.text, again.attempt]).deep.equal(['uno', 2]);
      await inbox.settleReply(again, { done: true, providerId: 'SM9' });
      expect((await replyClaimed(inbox)).activity.text).equal('dos');
    });

    it('sends to other conversations meanwhile', async () => {
      const { inbox } = harness;
      await turn(inbox, 'test/ana', ['de ana']);
      await turn(inbox, 'test/luis', ['de luis']);
      await inbox.settleReply(await replyClaimed(inbox), { done: false, retryAfterMs: 60_000 });
      expect((await replyClaimed(inbox)).activity.text).equal('de luis');
    });

    it('is not confused by a reply that is settled twice', async () => {
      const { inbox } = harness;
      await turn(inbox, 'test/ana', ['uno', 'dos']);
      const first = await replyClaimed(inbox);
      await inbox.settleReply(first, { done: true });
      await inbox.settleReply(first, { done: true });
      expect((await replyClaimed(inbox)).activity.text).equal('dos');
    });

    it('takes new messages of a conversation while its replies are being sent', async () => {
      const { inbox } = harness;
      await turn(inbox, 'test/ana', ['uno']);
      await replyClaimed(inbox);
      await inbox.accept(message('otra'));
      expect(await inbox.claim()).not.equal(undefined);
    });
  });
}

async function turn(inbox: Inbox, conversation: string, texts: readonly string[]): Promise<void> {
  await inbox.accept(message('hola', { conversation }));
  const replies: OutgoingReply[] = texts.map((text) => reply(text, conversation));
  await inbox.commit(await claimed(inbox), { state: 's', replies });
}
