import { expect } from 'chai';
import { BlinkyError } from '#sdk';
import { BatchedCalls } from '../../src/inbox/postgres/batched-calls.ts';
import { createVault } from '../../src/postgres/vault.ts';
import { describeWithPostgres } from '../support/postgres.ts';
import { codeOf, limits as narrow } from './harness.ts';
import { type Cluster, openCluster, type PostgresHarness } from './open-postgres.ts';

const limits = { ...narrow, inAll: 1_000 };

describeWithPostgres('calls that go together', () => {
  let cluster: Cluster;
  let replica: PostgresHarness;
  let calls: BatchedCalls<{ result: string }>;
  let statements: number;
  before(async () => {
    cluster = await openCluster();
  });
  beforeEach(async () => {
    replica = await cluster.replica(limits);
    calls = new BatchedCalls(replica.database, 'accept', ['result']);
    statements = 0;
    const query = replica.database.query.bind(replica.database);
    replica.database.query = (...asked) => {
      statements++;
      return query(...asked);
    };
  });
  afterEach(() => cluster.clear());
  after(() => cluster.stop());

  it('share a statement, and each gets its own answer', async () => {
    const results = await Promise.all(['a', 'b', 'c', 'a'].map((key, entry) => accept(key, key, entry)));
    expect(results).deep.equal(['accepted', 'accepted', 'accepted', 'duplicate']);
    expect(statements).equal(1);
  });

  it('keep the order of a conversation', async () => {
    await Promise.all(['b', 'a', 'b', 'a', 'b'].map((key, at) => accept(key, `dedupe ${at}`)));
    const rows = await cluster.sql("select string_agg(dedupe, ',' order by id) as all from blinky.inbox group by conversation order by 1");
    expect(rows.map(({ all }) => all)).deep.equal(['dedupe 0,dedupe 2,dedupe 4', 'dedupe 1,dedupe 3']);
  });

  it('do not fail with one of them that cannot be made', async () => {
    const bad = accept(undefined, 'without a conversation');
    const good = ['a', 'b', 'c'].map((key) => accept(key, key));
    expect(await codeOf(bad), 'a column that must not be null').equal('23502');
    expect(await Promise.all(good)).deep.equal(['accepted', 'accepted', 'accepted']);
    expect(await cluster.sql('select count(*)::int as messages from blinky.inbox')).deep.equal([{ messages: 3 }]);
  });

  it('all say so while the database is away, and are not repeated', async () => {
    replica.database.query = async () => {
      statements++;
      throw new BlinkyError('BLINKY_OVERLOADED', 'the database does not answer', { owner: 'database' });
    };
    const codes = await Promise.all(['a', 'b'].map((key) => codeOf(accept(key, key))));
    expect(codes).deep.equal(['BLINKY_OVERLOADED', 'BLINKY_OVERLOADED']);
    expect(statements).equal(1);
  });

  it('wait for no longer than those before them: when these find no database, all say so', async () => {
    const { promise: given, resolve: give } = Promise.withResolvers<void>();
    replica.database.query = async () => {
      statements++;
      await given;
      throw new BlinkyError('BLINKY_OVERLOADED', 'the database does not answer', { owner: 'database' });
    };
    const first = Array.from({ length: 40 }, (_, at) => codeOf(accept(`first ${at}`, `first ${at}`)));
    await statementsAre(2);
    const behind = Array.from({ length: 500 }, (_, at) => codeOf(accept(`behind ${at}`, `behind ${at}`)));
    give();
    expect([...new Set(await Promise.all([...first, ...behind]))]).deep.equal(['BLINKY_OVERLOADED']);
    expect(statements).equal(2);
  });

  it('are refused at once where two thousand wait', async () => {
    replica.database.query = () => new Promise(() => {});
    const all = Array.from({ length: 2_040 }, (_, at) => accept(`${at}`, `${at}`));
    expect(await codeOf(Promise.any(all.slice(2_000)).catch(({ errors }) => Promise.reject(errors[0])))).equal('BLINKY_OVERLOADED');
  });

  it('go on beside one that waits for a lock', async () => {
    await accept('locked', 'before');
    await cluster.sql('begin');
    await cluster.sql('select from blinky.conversation for update');
    const waits = accept('locked', 'behind');
    await statementsAre(2);
    expect(await accept('free', 'free')).equal('accepted');
    await cluster.sql('commit');
    expect(await waits).equal('accepted');
  });

  async function accept(key: string | undefined, dedupe: string, entry = 0): Promise<string> {
    const payload = createVault('ab'.repeat(32)).seal('entry', {});
    const values = [key, dedupe, `entry ${entry}`, payload, false, false, replica.liveness.replica, 0, 100];
    return (await calls.call(key ?? '', values)).result;
  }

  async function statementsAre(count: number): Promise<void> {
    while (statements < count) await new Promise(setImmediate);
  }
});
