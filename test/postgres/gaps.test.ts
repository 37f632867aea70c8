import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { Database } from '../../src/postgres/database.ts';
import { PostgresGaps } from '../../src/postgres/postgres-gaps.ts';
import { createVault, type Vault } from '../../src/postgres/vault.ts';
import { gap, gapsContract, START } from '../gaps/gaps-contract.ts';
import { limits } from '../inbox/harness.ts';
import { type Cluster, openCluster } from '../inbox/open-postgres.ts';
import { describeWithPostgres } from '../support/postgres.ts';

const DAY_MS = 86_400_000;

describeWithPostgres('the unanswered questions on PostgreSQL', () => {
  const [secret, next] = [0, 1].map(() => randomBytes(32).toString('hex')) as [string, string];
  const opened: Database[] = [];
  let cluster: Cluster;
  before(async () => {
    cluster = await openCluster();
  });
  beforeEach(() => cluster.sql('truncate blinky.gap'));
  after(async () => {
    await Promise.all(opened.map((one) => one.stop()));
    await cluster.stop();
  });

  gapsContract(async (capacity) => {
    await cluster.sql('truncate blinky.gap');
    return replica(createVault(secret), capacity);
  }, 8);

  it('are counted together by several replicas that write at the same time', async () => {
    const replicas = [0, 1, 2].map(() => replica(createVault(secret), 5));
    const asked = Array.from({ length: 60 }, (_, at) => ({ ...gap, key: `k${at % 5}`, lastSeen: START + at }));
    await Promise.all(asked.map((one, at) => replicas[at % 3]?.record(one)));
    const listed = (await replicas[0]?.list(9)) ?? [];
    expect(listed.map(({ key, count, lastSeen }) => [key, count, lastSeen])).deep.equal(
      [4, 3, 2, 1, 0].map((at) => [`k${at}`, 12, START + 55 + at]),
    );
  });

  it('stay within the capacity, whoever adds at the same time', async () => {
    const gaps = replica(createVault(secret), 1);
    await cluster.sql('begin');
    await cluster.sql("select blinky.keep_gap('of another replica', null, '', $1, 1)", [START]);
    let added = false;
    const adding = gaps.record({ ...gap, lastSeen: START + 1 }).then(() => {
      added = true;
    });
    while (!added && (await cluster.sql('select 1 from pg_locks where not granted')).length === 0);
    await cluster.sql('commit');
    await adding;
    expect(await cluster.sql('select last_seen from blinky.gap')).deep.equal([{ last_seen: START + 1 }]);
  });

  it('keep no word in the clear', async () => {
    await replica(createVault(secret)).record({ ...gap, key: 'hay estacionamiento', text: '¿Hay estacionamiento?' });
    const [row] = await cluster.sql("select string_agg(g::text, ' ') as all from blinky.gap g");
    expect(String(row?.all)).not.match(new RegExp(`estaciona|${Buffer.from('estaciona').toString('hex')}|es-MX`));
  });

  it('are counted on while the secret is rotated, and listed after it, without what only the old one opens', async () => {
    await replica(createVault(secret)).record(gap);
    await replica(createVault(secret)).record({ ...gap, key: 'b' });
    const during = replica(createVault(next, secret));
    await during.record(gap);
    expect((await during.list(9)).map(({ key, count }) => [key, count])).deep.equal([
      ['a', 2],
      ['b', 1],
    ]);
    expect(await replica(createVault(next)).list(9)).deep.equal([{ ...gap, count: 2 }]);
  });

  it('are swept 90 days after they were asked last, also where none is kept any more', async () => {
    const { liveness } = await cluster.replica(limits);
    const gaps = replica(createVault(secret));
    await gaps.record(gap);
    await cluster.pass(90 * DAY_MS);
    await liveness.sweep();
    expect(await gaps.list(9)).length(1);
    await cluster.pass(1);
    await liveness.sweep();
    expect(await gaps.list(9)).deep.equal([]);
  });

  function replica(vault: Vault, capacity?: number): PostgresGaps {
    const database = new Database({ url: cluster.url, connections: 4 });
    opened.push(database);
    return new PostgresGaps(database, vault, capacity);
  }
});
