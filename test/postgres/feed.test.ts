import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { Database } from '../../src/postgres/database.ts';
import { FeedHub } from '../../src/postgres/feed-hub.ts';
import { PostgresFeed } from '../../src/postgres/postgres-feed.ts';
import { Session } from '../../src/postgres/session.ts';
import { createVault } from '../../src/postgres/vault.ts';
import { type Cluster, openCluster } from '../inbox/open-postgres.ts';
import { feedContract } from '../storage/feed-contract.ts';
import { describeWithPostgres } from '../support/postgres.ts';
import { recordingLog } from '../support/recording-log.ts';
import { until } from '../support/until.ts';

describeWithPostgres('the feed on PostgreSQL', () => {
  const vault = createVault(randomBytes(32).toString('hex'));
  const opened: { stop(): Promise<void> }[] = [];
  let cluster: Cluster;
  let owners = 0;
  let replica: Awaited<ReturnType<typeof openReplica>>;
  before(async () => {
    cluster = await openCluster();
    replica = await openReplica();
  });
  after(async () => {
    await Promise.all(opened.map((one) => one.stop()));
    await cluster.stop();
  });

  feedContract(
    async () => replica.feed(`owner ${++owners}`),
    (ms) => cluster.pass(ms),
    10,
  );

  it('tells the followers on another replica, also what came while their session was cut', async () => {
    const other = await openReplica();
    const [here, there] = [replica.feed('both'), other.feed('both')];
    const seen: unknown[] = [];
    there.follow('a', 0, ({ items }) => seen.push(...items));
    await here.append('a', 'uno', 60_000);
    await until(() => seen.length === 1);
    await cluster.sql(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'blinky session' and datname = current_database()",
    );
    await here.append('a', 'dos', 60_000);
    await until(() => seen.length === 2);
    expect(seen).deep.equal(['uno', 'dos']);
  });

  it('reads again when it could not, also while nothing more is told', async () => {
    await replica.feed('again').append('a', 'uno', 60_000);
    const other = await openReplica(); // too late to be told of it
    const seen: unknown[] = [];
    const query = other.database.query.bind(other.database);
    let failed = false;
    other.database.query = async () => {
      Object.assign(other.database, { query });
      failed = true;
      throw new Error('too many connections');
    };
    other.feed('again').follow('a', 0, ({ items }) => seen.push(...items));
    await until(() => failed && seen.length === 1);
    expect(seen).deep.equal(['uno']);
  });

  it('keeps no topic and no item in the clear', async () => {
    // Nothing short: three letters stand in the hash of a topic by chance, and there are dozens by now.
    await replica.feed('secret').append('conversación de Anacleta', { text: 'hola, Anacleta' }, 60_000);
    const [row] = await cluster.sql("select string_agg(f::text, ' ') as all from blinky.feed f");
    expect(String(row?.all)).not.match(new RegExp(`Anacleta|${Buffer.from('Anacleta').toString('hex')}`));
  });

  async function openReplica() {
    const database = new Database({ url: cluster.url, connections: 4 });
    const session = new Session({ url: cluster.url, log: recordingLog() });
    const hub = new FeedHub(session);
    await session.start();
    opened.push(session, database);
    return { database, feed: (owner: string) => new PostgresFeed({ database, vault, hub }, owner) };
  }
});
