import { expect } from 'chai';
import { BlinkyError } from '#sdk';
import type { Database } from '../../src/postgres/database.ts';
import { claimed, message, limits as narrow, reply, replyClaimed } from './harness.ts';
import type { Cluster } from './open-postgres.ts';

const limits = { ...narrow, inAll: 1_000 };
const done = { state: 's', replies: [] };
const LEASE_MS = 8_000;

/** What must hold over several replicas. Each throws when it does not; `mutants.test.ts` sees to it that each can. */
export const promises: Readonly<Record<string, (cluster: Cluster) => Promise<void>>> = {
  async 'a message that two replicas get at the same time is one turn'(cluster) {
    const [one, two] = await Promise.all([cluster.replica(limits), cluster.replica(limits)]);
    await one.inbox.accept(message('antes'));
    await cluster.sql('begin');
    await cluster.sql('select from blinky.conversation for update'); // both get as far as this lock, then go on together
    const sent = (id: string) => ({ ...message('hola', { dedupe: 'SM1' }), id });
    const both = Promise.all([one.inbox.accept(sent('a')), two.inbox.accept(sent('b'))]);
    await waiting(one.database, 2);
    await cluster.sql('commit');
    expect((await both).filter(Boolean)).length(1);
    const [row] = await cluster.sql('select count(*)::int as messages from blinky.inbox');
    expect(row).deep.equal({ messages: 2 });
  },

  async 'a replica that was stopped and comes back commits nothing of what another one did meanwhile'(cluster) {
    const [stopped, other] = await Promise.all([cluster.replica(limits), cluster.replica(limits)]);
    await stopped.inbox.accept(message('uno'));
    const stale = await claimed(stopped.inbox);
    await cluster.pass(LEASE_MS + 1);
    await other.liveness.beat();
    await other.inbox.commit(await claimed(other.inbox), { state: 'de la otra', replies: [reply('una vez')] });
    expect(await stopped.inbox.commit(stale, { state: 'tarde', replies: [] })).equal(false);
    await other.inbox.accept(message('dos'));
    expect((await claimed(other.inbox)).state).equal('de la otra');
    expect((await replyClaimed(other.inbox)).activity.text).equal('una vez');
    const [row] = await cluster.sql('select seq from blinky.conversation');
    expect(row).deep.equal({ seq: 1 });
  },

  async 'what a replica has acknowledged is in the database'(cluster) {
    const { inbox } = await cluster.replica(limits);
    for (let round = 0; round < 20; round++) {
      await inbox.accept(message('hola', { conversation: `test/${round}` }));
      const [row] = await cluster.sql('select count(*)::int as messages from blinky.inbox');
      expect(row, `round ${round}`).deep.equal({ messages: round + 1 });
    }
  },

  async 'what a dead replica was at is taken over, turns and replies, within two beats'(cluster) {
    const [dead, other] = await Promise.all([cluster.replica(limits), cluster.replica(limits)]);
    await dead.inbox.accept(message('uno', { conversation: 'test/luis' }));
    await dead.inbox.commit(await claimed(dead.inbox), { state: 's', replies: [reply('a medias', 'test/luis')] });
    await replyClaimed(dead.inbox);
    await dead.inbox.accept(message('uno'));
    await claimed(dead.inbox);
    await dead.kill();
    await other.liveness.beat();
    expect((await claimed(other.inbox)).attempt, 'it was begun before').equal(2);
    expect(await replyClaimed(other.inbox)).include({ attempt: 2, interrupted: true });
  },

  async 'a message that nobody was woken for is found by the sweep'(cluster) {
    const { inbox, liveness } = await cluster.replica(limits);
    await inbox.accept(message('hola'));
    await cluster.sql('update blinky.conversation set pending = false');
    await liveness.sweep();
    expect((await claimed(inbox)).entries[0].activity.text).equal('hola');
  },

  async 'no message is forgotten that comes just when its conversation is released'(cluster) {
    const [one, two] = await Promise.all([cluster.replica(limits), cluster.replica(limits)]);
    await one.inbox.accept(message('uno'));
    const claim = await claimed(one.inbox);
    await cluster.sql('begin');
    await cluster.sql('select from blinky.conversation for update'); // the message gets the lock first, the commit began before it has it
    const accepted = two.inbox.accept(message('dos'));
    await waiting(one.database, 1);
    const committed = one.inbox.commit(claim, done);
    await waiting(one.database, 2);
    await cluster.sql('commit');
    expect(await committed).equal(true);
    expect(await accepted).not.equal(undefined);
    expect((await claimed(one.inbox)).entries[0].activity.text).equal('dos');
  },

  async 'a reply waits for the ones before it, also when another replica commits it'(cluster) {
    const [one, other] = await Promise.all([cluster.replica(limits), cluster.replica(limits)]);
    await one.inbox.accept(message('uno'));
    await one.inbox.commit(await claimed(one.inbox), { state: 's', replies: [reply('primera')] });
    const first = await replyClaimed(one.inbox);
    await other.inbox.accept(message('dos'));
    await other.inbox.commit(await claimed(other.inbox), { state: 's', replies: [reply('segunda')] });
    expect(await other.inbox.claimReply()).equal(undefined);
    await one.inbox.settleReply(first, { done: true });
    expect((await replyClaimed(one.inbox)).activity.text).equal('segunda');
  },

  async 'a living replica keeps its claims when the database drops every session: it takes its lock again'(cluster) {
    const [one, two] = await Promise.all([cluster.replica(limits), cluster.replica(limits)]);
    await one.inbox.accept(message('uno'));
    const claim = await claimed(one.inbox);
    await cluster.dropSessions(one, two);
    const locks = await cluster.sql(
      "select objid::bigint::int as replica from pg_locks where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())",
    );
    expect(locks.map(({ replica }) => replica)).members([one.liveness.replica, two.liveness.replica]);
    await two.liveness.beat();
    expect(await two.inbox.claim(), 'it is not taken away').equal(undefined);
    expect(await one.inbox.commit(claim, done)).equal(true);
  },

  async 'a commit whose answer was lost is kept once, and its reply is sent as if it had not been'(cluster) {
    const { inbox, database } = await cluster.replica(limits);
    await inbox.accept(message('uno'));
    const claim = await claimed(inbox);
    loseNextAnswer(database);
    expect(await inbox.commit(claim, { state: 's', replies: [reply('una vez')] })).equal(true);
    const rows = await cluster.sql(
      'select (select seq from blinky.conversation) as seq, (select count(*)::int from blinky.outbox) as replies',
    );
    expect(rows).deep.equal([{ seq: 1, replies: 1 }]);
    expect((await replyClaimed(inbox)).attempt).equal(1);
  },

  async 'a reply behind one whose settling was answered into the void goes at once, as if nothing had been'(cluster) {
    const { inbox, database } = await cluster.replica(limits);
    await inbox.accept(message('uno'));
    await inbox.commit(await claimed(inbox), { state: 's', replies: [reply('primera'), reply('segunda')] });
    const first = await replyClaimed(inbox);
    loseNextAnswer(database);
    await inbox.settleReply(first, { done: true });
    const { activity, attempt, interrupted } = await replyClaimed(inbox);
    expect({ text: activity.text, attempt, interrupted }).deep.equal({ text: 'segunda', attempt: 1, interrupted: false });
    expect(await inbox.claimReply()).equal(undefined);
  },
};

/** The database does what it is told, and the network swallows its answer. */
function loseNextAnswer(database: Database): void {
  const query = database.query.bind(database);
  database.query = async (...asked) => {
    database.query = query;
    await query(...asked);
    throw new BlinkyError('BLINKY_OVERLOADED', 'the database does not answer', { owner: 'database', retryAfterMs: 1 });
  };
}

/** Resolves when so many queries wait for a lock. */
async function waiting(database: Database, most: number): Promise<void> {
  const asked = 'select count(*)::int as waiting from pg_locks where not granted and pid <> pg_backend_pid()';
  while (((await database.query<{ waiting: number }>(asked))[0]?.waiting ?? 0) < most);
}
