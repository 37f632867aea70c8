import { expect } from 'chai';
import { describeWithPostgres } from '../support/postgres.ts';
import { inboxContract } from './contract.ts';
import { claimed, limits, message, reply } from './harness.ts';
import { type Cluster, openCluster } from './open-postgres.ts';
import { promises } from './promises.ts';

describeWithPostgres('the inbox on PostgreSQL', function () {
  this.timeout(60_000);
  let cluster: Cluster;
  before(async () => {
    cluster = await openCluster();
  });
  afterEach(() => cluster.clear());
  after(() => cluster.stop());

  inboxContract(async (chosen) => {
    await cluster.clear();
    return cluster.replica(chosen);
  }, 4);

  describe('several replicas', () => {
    for (const [promise, holds] of Object.entries(promises)) it(promise, () => holds(cluster));

    it('does not take a peer for dead just after the database was away', async () => {
      const peer = await cluster.replica(limits);
      await peer.inbox.accept(message('uno'));
      await claimed(peer.inbox);
      await peer.kill();
      const other = await cluster.replica(limits, { graceMs: 3_600_000 });
      await other.liveness.beat();
      expect(await other.inbox.claim()).equal(undefined);
      await cluster.pass(8_001);
      await other.liveness.beat();
      expect(await other.inbox.claim(), 'the end of the lease is the backstop').not.equal(undefined);
    });

    it('tells the replica where a caller waits that another one has the answer', async () => {
      const [asked, worked] = await Promise.all([cluster.replica(limits), cluster.replica(limits)]);
      const told = new Promise<string>((resolve) => asked.inbox.onAnswer(resolve));
      const entry = message('hola', { awaited: true });
      await asked.inbox.accept(entry);
      const answer = { outcome: 'intent', replies: [{ text: 'listo' }] } as never;
      await worked.inbox.commit(await claimed(worked.inbox), { state: 's', replies: [], answer });
      expect(await told).equal(entry.id);
      expect(await asked.inbox.answer(entry.dedupe)).deep.equal(answer);
      await cluster.pass(600_000);
      expect(await asked.inbox.answer(entry.dedupe), 'ten minutes later').equal(undefined);
    });

    it('starts no turn after it was drained, and loses none: another replica goes on', async () => {
      const [stopping, other] = await Promise.all([cluster.replica(limits), cluster.replica(limits)]);
      await stopping.inbox.drained();
      await stopping.inbox.accept(message('hola'));
      expect(await stopping.inbox.claim()).equal(undefined);
      expect(await other.inbox.claim()).not.equal(undefined);
    });

    it('keeps a dead letter for seven days, with its problem and without a word of the user in it', async () => {
      const { inbox, liveness } = await cluster.replica(limits);
      await inbox.accept(message('mi número es 5512345678'));
      for (const wait of [500, 2_000, 8_000, 0]) {
        await inbox.fail(await claimed(inbox), new TypeError('no pude con «mi número es 5512345678»'), [reply('perdón')]);
        await cluster.pass(wait);
      }
      expect(await cluster.sql('select channel, problem from blinky.dead_letter')).deep.equal([{ channel: 'test', problem: 'TypeError' }]);
      await cluster.pass(7 * 86_400_000 + 1);
      await liveness.sweep();
      expect(await cluster.sql('select 1 from blinky.dead_letter')).deep.equal([]);
    });

    it('forgets what nobody needs: expired states at once, message keys after eight days', async () => {
      const { inbox, liveness } = await cluster.replica(limits);
      await inbox.accept(message('hola'));
      await inbox.commit(await claimed(inbox), { state: 's', replies: [] });
      await cluster.pass(limits.ttlMs + 1);
      await liveness.sweep();
      expect(await cluster.sql('select 1 from blinky.conversation')).deep.equal([]);
      expect(await cluster.sql('select 1 from blinky.inbox')).length(1);
      await cluster.pass(8 * 86_400_000);
      await liveness.sweep();
      expect(await cluster.sql('select 1 from blinky.inbox')).deep.equal([]);
    });
  });
});
