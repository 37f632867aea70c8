import { expect } from 'chai';
import type { Database } from '../../src/postgres/database.ts';
import { describeWithPostgres } from '../support/postgres.ts';
import { claimed, message, limits as narrow, reply, replyClaimed } from './harness.ts';
import { type Cluster, openCluster, type PostgresHarness } from './open-postgres.ts';

const limits = { ...narrow, inAll: 1_000, perConversation: 100 };
const LEASE_MS = 8_000;

describeWithPostgres('faults of the inbox on PostgreSQL', function () {
  this.timeout(60_000);
  let cluster: Cluster;
  before(async () => {
    cluster = await openCluster();
  });
  afterEach(() => cluster.clear());
  after(() => cluster.stop());

  describe('what a replica could not end, it does not hold for ever', () => {
    it('a turn that could not be put back', async () => {
      const { inbox, liveness, database } = await cluster.replica(limits);
      await inbox.accept(message('hola'));
      const claim = await claimed(inbox);
      failNextQuery(database);
      await inbox.fail(claim, new Error('first'), []).catch(() => {});
      await cluster.pass(LEASE_MS + 1);
      await liveness.beat();
      expect((await claimed(inbox)).attempt).equal(2);
    });

    it('a reply that could not be marked', async () => {
      const { inbox, liveness, database } = await cluster.replica(limits);
      await answer(inbox, 'test/ana');
      const sent = await replyClaimed(inbox);
      failNextQuery(database);
      await inbox.settleReply(sent, { done: true }).catch(() => {});
      await cluster.pass(LEASE_MS + 1);
      await liveness.beat();
      expect(await replyClaimed(inbox)).include({ interrupted: true });
    });
  });
});

async function answer(inbox: PostgresHarness['inbox'], conversation: string): Promise<void> {
  await inbox.accept(message('hola', { conversation }));
  await inbox.commit(await claimed(inbox), { state: 's', replies: [reply('respuesta', conversation)] });
}

function failNextQuery(database: Database): void {
  const query = database.query.bind(database);
  database.query = async () => {
    database.query = query;
    throw new Error('broken');
  };
}
