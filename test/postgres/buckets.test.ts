import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import { Database } from '../../src/postgres/database.ts';
import { PostgresBuckets } from '../../src/postgres/postgres-buckets.ts';
import { createVault } from '../../src/postgres/vault.ts';
import type { RateLimits } from '../../src/storage/storage.ts';
import { TokenBuckets } from '../../src/storage/token-buckets.ts';
import { limits } from '../inbox/harness.ts';
import { type Cluster, openCluster } from '../inbox/open-postgres.ts';
import { describeWithPostgres } from '../support/postgres.ts';

describeWithPostgres('token buckets on PostgreSQL', () => {
  const secret = randomBytes(32).toString('hex');
  let cluster: Cluster;
  const databases: Database[] = [];
  before(async () => {
    cluster = await openCluster();
    databases.push(...[0, 1].map(() => new Database({ url: cluster.url, connections: 4 })));
  });
  beforeEach(() => cluster.sql('truncate blinky.bucket'));
  after(async () => {
    await Promise.all(databases.map((one) => one.stop()));
    await cluster.stop();
  });

  /** The buckets of each of two replicas. */
  const open = (chosen: RateLimits, name = 'sender'): [PostgresBuckets, PostgresBuckets] =>
    databases.map((database) => new PostgresBuckets(database, createVault(secret), name, chosen)) as [PostgresBuckets, PostgresBuckets];
  const filled = async (buckets: readonly PostgresBuckets[], times: number): Promise<number> => {
    const waits = await Promise.all(Array.from({ length: times }, (_, at) => buckets[at % buckets.length]?.take('ana')));
    return waits.filter((wait) => wait === 0).length;
  };

  it('answer like those in memory, whichever replica is asked and however time passes', async () => {
    const chosen = fc.record({ perMinute: fc.constantFrom(1, 6, 60, 600), burst: fc.integer({ min: 1, max: 4 }) });
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.record({ key: fc.constantFrom('ana', 'beto'), replica: fc.constantFrom(0, 1) }) },
      { weight: 1, arbitrary: fc.record({ pass: fc.constantFrom(1, 99, 100, 999, 10_000, 60_000) }) },
    );
    const property = fc.asyncProperty(chosen, fc.array(step, { maxLength: 25 }), async (rates, steps) => {
      await cluster.sql('truncate blinky.bucket');
      const [replicas, memory] = [open(rates), new TokenBuckets(rates)];
      let now = 1_000_000;
      for (const one of steps) {
        if ('pass' in one) {
          now += one.pass;
          await cluster.pass(one.pass);
        } else expect(await replicas[one.replica as 0 | 1].take(one.key), JSON.stringify(one)).equal(memory.take(one.key, now));
      }
    });
    await fc.assert(property, { numRuns: 25 });
  });

  it('are shared by replicas that ask at the same time: no token is given twice', async () => {
    const buckets = open({ perMinute: 6, burst: 5 });
    expect(await filled(buckets, 20)).equal(5);
    expect(await buckets[1].take('ana')).equal(10_000);
    await cluster.pass(20_000);
    expect(await filled(buckets, 20)).equal(2);
  });

  it('keep limits of different names and keys apart', async () => {
    const [sender] = open({ perMinute: 1, burst: 1 });
    const [budget] = open({ perMinute: 1, burst: 1 }, 'budget');
    expect([await sender.take('ana'), await budget.take('ana'), await sender.take('beto')]).deep.equal([0, 0, 0]);
    expect(await sender.take('ana')).equal(60_000);
  });

  it('hold no key in the clear, and nothing of a bucket that is full again', async () => {
    const { liveness } = await cluster.replica(limits);
    const [buckets] = open({ perMinute: 1, burst: 1 });
    await buckets.take('+525512345678');
    const [row] = await cluster.sql("select string_agg(b::text, ' ') as all from blinky.bucket b");
    expect(String(row?.all)).match(/\(\S{43},/);
    expect(String(row?.all)).not.contain('5512345678');
    await cluster.pass(60_001);
    await liveness.sweep();
    expect(await cluster.sql('select 1 from blinky.bucket')).deep.equal([]);
  });
});
