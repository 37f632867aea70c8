import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { PostgresInbox } from '../../src/inbox/postgres/postgres-inbox.ts';
import { turns } from '../../src/postgres/migrations/002-turns.ts';
import { sending } from '../../src/postgres/migrations/003-sending.ts';
import { describeWithPostgres } from '../support/postgres.ts';
import { type Cluster, openCluster } from './open-postgres.ts';
import { promises } from './promises.ts';

/** What somebody might break, and the promise that notices. `docs/reliability.md` shows this table. */
const mutants: readonly { readonly sabotage: string; readonly caughtBy: string; apply(cluster: Cluster): Promise<() => void> }[] = [
  {
    sabotage: 'drop the unique key',
    caughtBy: 'a message that two replicas get at the same time is one turn',
    apply: async (cluster) => {
      await cluster.sql('alter table blinky.inbox drop constraint inbox_dedupe_key');
      return redefine(cluster, turns, [['on conflict (dedupe) do nothing;', ';']]);
    },
  },
  {
    sabotage: 'drop the fence',
    caughtBy: 'a replica that was stopped and comes back commits nothing of what another one did meanwhile',
    apply: (cluster) =>
      redefine(cluster, turns, [
        ['where c.claim = token for update', 'where c.key = (select conversation from blinky.inbox where id = done[1]) for update'],
      ]),
  },
  {
    sabotage: 'acknowledge before the commit',
    caughtBy: 'what a replica has acknowledged is in the database',
    apply: async () => {
      const { accept } = PostgresInbox.prototype;
      PostgresInbox.prototype.accept = async function (this: PostgresInbox, entry) {
        accept.call(this, entry).catch(() => {}); // the database may be gone before it is done
        return { ...entry, receivedAt: 0 };
      };
      return () => {
        PostgresInbox.prototype.accept = accept;
      };
    },
  },
  {
    sabotage: 'switch the reaper off',
    caughtBy: 'what a dead replica was at is taken over, turns and replies, within two beats',
    apply: (cluster) =>
      redefine(cluster, sending, [
        ['or (peers_known and d.replica <> all (living))', ''],
        ['or (peers_known and p.replica <> all (living))', ''],
      ]),
  },
  {
    sabotage: 'switch the sweep off',
    caughtBy: 'a message that nobody was woken for is found by the sweep',
    apply: (cluster) => redefine(cluster, sending, [['where not d.pending and d.key in', 'where false and d.key in']]),
  },
  {
    sabotage: 'look for the next message before the lock',
    caughtBy: 'no message is forgotten that comes just when its conversation is released',
    apply: (cluster) =>
      redefine(cluster, turns, [
        [
          'begin\n  select c.key into key_',
          'begin\n  select min(i.at) into next from blinky.inbox i where i.done_at is null and not i.id = any(done);\n  select c.key into key_',
        ],
        ['next := blinky.next_at(key_, window_ms);', ''],
      ]),
  },
  {
    sabotage: 'send each reply at once',
    caughtBy: 'a reply waits for the ones before it, also when another replica commits it',
    apply: (cluster) => redefine(cluster, turns, [['not exists (select 1 from blinky.outbox o where o.conversation = key_)', 'true']]),
  },
];

describeWithPostgres('the promises of the inbox can fail', () => {
  it('is the table of docs/reliability.md', () => {
    const document = readFileSync(new URL('../../docs/reliability.md', import.meta.url), 'utf8');
    const rows = [...document.matchAll(/^\| (.+?) +\| “(.+)” +\|$/gm)].map(([, sabotage, caughtBy]) => ({ sabotage, caughtBy }));
    expect(rows).deep.equal(mutants.map(({ sabotage, caughtBy }) => ({ sabotage, caughtBy })));
  });

  for (const { sabotage, caughtBy, apply } of mutants) {
    it(`${sabotage}: “${caughtBy}” notices`, async () => {
      const cluster = await openCluster();
      const undo = await apply(cluster);
      try {
        const problem = await promises[caughtBy]?.(cluster).then(
          () => undefined,
          (error: unknown) => error,
        );
        expect(problem).instanceOf(Error);
        expect((problem as Error).name, String(problem)).equal('AssertionError');
      } finally {
        undo();
        await cluster.stop();
      }
    });
  }
});

/** Defines the functions again with parts replaced. Each part must be there: else the mutant would be the original. */
async function redefine(cluster: Cluster, sql: string, parts: readonly (readonly [string, string])[]): Promise<() => void> {
  let changed = sql.replaceAll('create function', 'create or replace function');
  for (const [part, by] of parts) {
    expect(changed).contain(part);
    changed = changed.replace(part, by);
  }
  await cluster.sql(changed);
  return () => {};
}
