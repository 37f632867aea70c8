import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { DeadLetters } from '../../src/postgres/dead-letters.ts';
import { createVault, type Vault } from '../../src/postgres/vault.ts';
import { describeWithPostgres } from '../support/postgres.ts';
import { inboxContract } from './contract.ts';
import { claimed, codeOf, limits, message, reply, replyClaimed, textsOf } from './harness.ts';
import { type Cluster, openCluster } from './open-postgres.ts';
import { promises } from './promises.ts';

describeWithPostgres('the inbox on PostgreSQL', () => {
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

    it('tells it as well when the turn failed there for good', async () => {
      const [asked, worked] = await Promise.all([cluster.replica(limits), cluster.replica(limits)]);
      const told = new Promise<string>((resolve) => asked.inbox.onAnswer(resolve));
      const entry = message('veneno', { awaited: true });
      await asked.inbox.accept(entry);
      await worked.inbox.fail(await claimed(worked.inbox), new Error('boom'), [reply('perdón')]);
      expect(await told).equal(entry.id);
      expect(await asked.inbox.answer(entry.dedupe)).deep.equal({ failed: 'perdón' });
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

    it('forgets the dead letters of a conversation with it, also under a new secret, and those of no other', async () => {
      const [secret, next] = [randomBytes(32).toString('hex'), randomBytes(32).toString('hex')];
      const before = await cluster.replica(limits, { vault: createVault(secret) });
      for (const conversation of ['test/ana', 'test/luis']) {
        await before.inbox.accept(message('veneno', { conversation }));
        for (const wait of [500, 2_000, 8_000, 0]) {
          await before.inbox.fail(await claimed(before.inbox), new Error('boom'), []);
          await cluster.pass(wait);
        }
      }
      const { inbox, database } = await cluster.replica(limits, { vault: createVault(next, secret) });
      await inbox.accept(message('borra mis datos', { conversation: 'test/ana' }));
      await inbox.commit(await claimed(inbox), { state: undefined, replies: [] });
      const [left, ...others] = await cluster.sql('select id from blinky.dead_letter');
      expect(others).deep.equal([]);
      const letter = await new DeadLetters(database, createVault(secret)).read(Number(left?.id));
      expect(letter?.map(({ conversation }) => conversation)).deep.equal(['test/luis']);
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

  describe('what cannot be read with the secret', () => {
    const [lost, now] = [newVault(), newVault()];
    const TRIES_MS = [500, 2_000, 8_000];

    it('takes nobody else along: a message is tried again, then kept as a dead letter that the right secret opens', async () => {
      await acceptedBy(lost, 'perdido', 'test/ana');
      const { inbox, log, liveness, database, pass } = await cluster.replica(limits, { vault: now });
      await inbox.accept(message('hola', { conversation: 'test/beto' }));
      const claim = await claimed(inbox);
      expect(textsOf(claim)).deep.equal(['hola']);
      await inbox.commit(claim, { state: 's', replies: [] });
      for (const ms of TRIES_MS) {
        await pass(ms);
        expect(await inbox.claim()).equal(undefined);
      }
      expect(log.lines.map(({ level, fields }) => [level, fields])).deep.equal(
        [1, 2, 3, 4].map((attempt) => ['error', { attempt, final: attempt === 4 }]),
      );
      expect(liveness.depth).equal(0);
      const [letter] = await cluster.sql('select id, channel, problem from blinky.dead_letter');
      expect(letter).include({ channel: 'unreadable', problem: 'unreadable' });
      expect(await codeOf(new DeadLetters(database, now).read(Number(letter?.id)))).equal('BLINKY_SETTINGS');
      const owner = await cluster.replica(limits, { vault: lost });
      expect(await new DeadLetters(database, lost).retry(Number(letter?.id), owner.inbox)).equal(true);
      expect(textsOf(await claimed(owner.inbox))).deep.equal(['perdido']);
    });

    it('leaves the messages before and behind it as they are', async () => {
      const { inbox, pass } = await cluster.replica(limits, { vault: now });
      for (const text of ['uno', 'dos', 'tres']) await inbox.accept(message(text));
      await cluster.sql(`update blinky.inbox set payload = '\\x00' where id = (select min(id) + 1 from blinky.inbox)`);
      const first = await claimed(inbox);
      expect(textsOf(first)).deep.equal(['uno']);
      await inbox.commit(first, { state: 's', replies: [] });
      for (const ms of TRIES_MS) {
        expect(await inbox.claim()).equal(undefined);
        await pass(ms);
      }
      expect(await inbox.claim()).equal(undefined);
      expect(textsOf(await claimed(inbox))).deep.equal(['tres']);
    });

    it('counts a state as none, after a replica with the right secret had time to take it', async () => {
      const { inbox, log, pass } = await cluster.replica(limits, { vault: now });
      await inbox.accept(message('hola'));
      await inbox.commit(await claimed(inbox), { state: 's', replies: [] });
      await cluster.sql('update blinky.conversation set state = $1', [lost.seal('state', 's')]);
      await inbox.accept(message('sigo aquí'));
      for (const ms of TRIES_MS) {
        expect(await inbox.claim()).equal(undefined);
        await pass(ms);
      }
      const claim = await claimed(inbox);
      expect([claim.state, textsOf(claim)]).deep.equal([undefined, ['sigo aquí']]);
      expect(log.lines.at(-1)?.message).match(/begins anew/);
    });

    it('gives up a reply, and sends the ones of others and those behind it', async () => {
      const stopped = await cluster.replica(limits, { vault: now });
      await stopped.inbox.accept(message('hola'));
      await stopped.inbox.commit(await claimed(stopped.inbox), { state: 's', replies: [reply('uno'), reply('dos')] });
      await stopped.inbox.accept(message('hola', { conversation: 'test/beto' }));
      await stopped.inbox.commit(await claimed(stopped.inbox), { state: 's', replies: [reply('para beto', 'test/beto')] });
      await stopped.stop();
      const { inbox, log, pass } = await cluster.replica(limits, { vault: now });
      await cluster.sql(`update blinky.outbox set payload = '\\x00' where id = (select min(id) from blinky.outbox)`);
      const other = await replyClaimed(inbox);
      expect(other.activity.text).equal('para beto');
      await inbox.settleReply(other, { done: true });
      for (const ms of TRIES_MS.slice(0, -1)) {
        await pass(ms);
        expect(await inbox.claimReply()).equal(undefined);
      }
      await pass(TRIES_MS.at(-1) as number);
      expect((await replyClaimed(inbox)).activity.text).equal('dos');
      expect(log.lines.map(({ fields }) => fields.final)).deep.equal([false, false, false, true]);
    });
  });

  async function acceptedBy(vault: Vault, text: string, conversation: string): Promise<void> {
    const replica = await cluster.replica(limits, { vault });
    await replica.inbox.accept(message(text, { conversation }));
    await replica.stop();
  }
});

function newVault(): Vault {
  return createVault(randomBytes(32).toString('hex'));
}
