import { expect } from 'chai';
import type { Claim } from '../../src/inbox/inbox.ts';
import { claimed, codeOf, type InboxHarness, limits, message, type OpenInbox, textsOf } from './harness.ts';

export function describeAccepting(open: OpenInbox): void {
  describe('accepting', () => {
    let harness: InboxHarness;
    beforeEach(async () => {
      harness = await open(limits);
    });
    afterEach(() => harness.stop());

    it('gives the entry back with the time at which it came', async () => {
      const entry = await harness.inbox.accept(message('hola'));
      expect(entry?.activity.text).equal('hola');
      expect(entry?.receivedAt).a('number');
    });

    it('recognises a second delivery of a message, also after it was answered', async () => {
      const { inbox } = harness;
      await inbox.accept(message('hola', { dedupe: 'SM1' }));
      expect(await inbox.accept(message('hola', { dedupe: 'SM1' }))).equal(undefined);
      await inbox.commit(await claimed(inbox), { state: 's', replies: [] });
      expect(await inbox.accept(message('hola', { dedupe: 'SM1' }))).equal(undefined);
      expect(await inbox.claim()).equal(undefined);
    });

    it('recognises a second delivery seven days later, which is how long WhatsApp tries', async () => {
      const { inbox, pass } = harness;
      await inbox.accept(message('hola', { dedupe: 'SM1' }));
      await inbox.commit(await claimed(inbox), { state: 's', replies: [] });
      await pass(7 * 86_400_000);
      expect(await inbox.accept(message('hola', { dedupe: 'SM1' }))).equal(undefined);
    });

    it('refuses a message when its conversation has too many waiting, and takes it once there is room', async () => {
      const { inbox } = harness;
      for (let at = 0; at < limits.perConversation; at++) await inbox.accept(message(`m${at}`));
      expect(await codeOf(inbox.accept(message('uno más', { dedupe: 'late' })))).equal('BLINKY_OVERLOADED');
      expect(await inbox.accept(message('otra persona', { conversation: 'test/luis' }))).not.equal(undefined);
      await inbox.commit(await claimed(inbox), { state: 's', replies: [] });
      expect(await inbox.accept(message('uno más', { dedupe: 'late' })), 'a refused message is not a duplicate').not.equal(undefined);
    });

    it('refuses every message when too many wait in all', async () => {
      const { inbox } = harness;
      for (let at = 0; at < limits.inAll; at++) await inbox.accept(message('hola', { conversation: `test/${at}` }));
      expect(await codeOf(inbox.accept(message('hola', { conversation: 'test/nuevo' })))).equal('BLINKY_OVERLOADED');
      expect(inbox.depth).equal(limits.inAll);
    });

    it('counts what is accepted and not yet answered', async () => {
      const { inbox } = harness;
      await inbox.accept(message('uno'));
      await inbox.accept(message('dos', { conversation: 'test/luis' }));
      expect(inbox.depth).equal(2);
      const claim = await claimed(inbox);
      expect(inbox.depth, 'claimed is not answered').equal(2);
      await inbox.commit(claim, { state: 's', replies: [] });
      expect(inbox.depth).equal(1);
    });

    it('tells its listener as soon as there is something to claim', async () => {
      const { inbox } = harness;
      const claims: Promise<Claim | undefined>[] = [];
      inbox.onReady(() => void claims.push(inbox.claim()));
      await inbox.accept(message('hola'));
      await harness.pass(0);
      expect((await Promise.all(claims)).map((claim) => claim && textsOf(claim))).deep.include(['hola']);
    });
  });
}
