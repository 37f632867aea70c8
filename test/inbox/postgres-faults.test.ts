import { expect } from 'chai';
import type { Database } from '../../src/postgres/database.ts';
import { describeWithPostgres } from '../support/postgres.ts';
import { claimed, message, limits as narrow, reply, replyClaimed } from './harness.ts';
import { type Cluster, openCluster, type PostgresHarness } from './open-postgres.ts';

const limits = { ...narrow, inAll: 1_000, perConversation: 100 };
const LEASE_MS = 8_000;

describeWithPostgres('faults of the inbox on PostgreSQL', () => {
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

  describe('what a replica fetched ahead', () => {
    it('is not sent when a peer has taken it meanwhile', async () => {
      const [one, other] = await Promise.all([cluster.replica(limits), cluster.replica(limits)]);
      for (const name of ['ana', 'luis', 'eva']) await answer(one.inbox, `test/${name}`);
      await replyClaimed(one.inbox);
      await cluster.sql('update blinky.outbox set claim = null, replica = null'); // as a peer does that takes it for dead
      for (let taken = 0; taken < 3; taken++) await replyClaimed(other.inbox);
      await cluster.dropSessions(one, other);
      expect(await one.inbox.claimReply()).equal(undefined);
    });

    it('is not begun when a peer has taken it meanwhile', async () => {
      const [one, other] = await Promise.all([cluster.replica(limits), cluster.replica(limits)]);
      for (const name of ['ana', 'luis']) await one.inbox.accept(message('hola', { conversation: `test/${name}` }));
      await claimed(one.inbox);
      await cluster.sql('update blinky.conversation set claim = null, replica = null');
      for (let taken = 0; taken < 2; taken++) await claimed(other.inbox);
      await cluster.dropSessions(one, other);
      expect(await one.inbox.claim()).equal(undefined);
    });

    it('is no more than a batch: what a slow platform makes wait, others can send', async () => {
      const [slow, other] = await Promise.all([cluster.replica(limits), cluster.replica(limits)]);
      const names = Array.from({ length: 18 }, (_, at) => `test/${at}`);
      for (const name of names) await slow.inbox.accept(message('hola', { conversation: name }));
      const claims = await Promise.all(names.map(() => claimed(slow.inbox)));
      await Promise.all(claims.map((claim) => slow.inbox.commit(claim, { state: 's', replies: [reply('una', claim.conversation)] })));
      const others = [await replyClaimed(other.inbox), await replyClaimed(other.inbox)].map(({ conversation }) => conversation);
      expect(await other.inbox.claimReply()).equal(undefined);
      const own = await Promise.all(Array.from({ length: 16 }, async () => (await replyClaimed(slow.inbox)).conversation));
      expect([...others, ...own].toSorted()).deep.equal(names.toSorted());
    });

    it('is given back when it stops, as if it had never been taken', async () => {
      const [stopping, other] = await Promise.all([cluster.replica(limits), cluster.replica(limits)]);
      for (const name of ['ana', 'luis']) await answer(stopping.inbox, `test/${name}`);
      for (const name of ['ana', 'luis']) await stopping.inbox.accept(message('otra', { conversation: `test/${name}` }));
      await Promise.all([claimed(stopping.inbox), replyClaimed(stopping.inbox)]);
      await stopping.inbox.drained();
      expect(await claimed(other.inbox), 'while the stopping one ends what it began').include({ attempt: 1 });
      await stopping.stop();
      expect(await replyClaimed(other.inbox)).include({ attempt: 1, interrupted: false });
    });

    it('is given back when it comes while the replica begins to stop', async () => {
      const [stopping, other] = await Promise.all([cluster.replica(limits), cluster.replica(limits)]);
      await stopping.inbox.accept(message('hola'));
      const late = stopping.inbox.claim();
      await stopping.inbox.drained();
      expect(await late).equal(undefined);
      expect(await claimed(other.inbox)).include({ attempt: 1 });
    });
  });

  it('finds replies that wait behind none', async () => {
    const [stopped, { inbox, liveness }] = await Promise.all([cluster.replica(limits), cluster.replica(limits)]);
    await answer(stopped.inbox, 'test/ana');
    await stopped.stop();
    await cluster.sql('update blinky.outbox set next_at = null'); // as when its conversation got another key just then
    await liveness.sweep();
    expect((await replyClaimed(inbox)).activity.text).equal('respuesta');
  });

  it('does not count below zero what another replica took in', async () => {
    const [one, other] = await Promise.all([cluster.replica(limits), cluster.replica(limits)]);
    await one.inbox.accept(message('hola'));
    await other.inbox.commit(await claimed(other.inbox), { state: 's', replies: [] });
    expect(other.inbox.depth).equal(0);
  });

  it('sends to others while a reply cannot be read, and tries that one later', async () => {
    const [stopped, { inbox }] = await Promise.all([cluster.replica(limits), cluster.replica(limits)]);
    for (const name of ['ana', 'luis', 'eva']) await answer(stopped.inbox, `test/${name}`);
    await stopped.stop();
    await cluster.sql("update blinky.outbox set payload = '\\x00' where id = (select max(id) from blinky.outbox)");
    expect((await inbox.claimReply().catch(() => undefined))?.conversation).equal('test/ana');
    expect((await replyClaimed(inbox)).conversation).equal('test/luis');
    expect(await inbox.claimReply()).equal(undefined);
    expect(await cluster.sql('select attempts, interrupted from blinky.outbox where claim is null')).deep.equal([
      { attempts: 1, interrupted: false },
    ]);
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
