import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { Database } from '../../src/postgres/database.ts';
import { PostgresStore } from '../../src/postgres/postgres-store.ts';
import { createVault } from '../../src/postgres/vault.ts';
import { limits } from '../inbox/harness.ts';
import { type Cluster, openCluster } from '../inbox/open-postgres.ts';
import { describeWithPostgres } from '../support/postgres.ts';

const HOUR = 3_600_000;

describeWithPostgres('the store of a plugin on PostgreSQL', () => {
  const [secret, next] = [0, 1].map(() => randomBytes(32).toString('hex')) as [string, string];
  let cluster: Cluster;
  let database: Database;
  before(async () => {
    cluster = await openCluster();
    database = new Database({ url: cluster.url, connections: 4 });
  });
  beforeEach(() => cluster.sql('truncate blinky.store'));
  after(async () => {
    await database.stop();
    await cluster.stop();
  });

  const open = (owner = 'channel/test', vault = createVault(secret)): PostgresStore => new PostgresStore(database, vault, owner);
  const rows = () => cluster.sql('select * from blinky.store');

  it('gives back what was set last, also on another replica, until it is deleted', async () => {
    const [here, there] = [open(), open()];
    expect(await here.get('k')).equal(undefined);
    await here.set('k', 'uno', HOUR);
    const value = { text: 'ñandú 🦩', list: [1, null, false] };
    await here.set('k', value, HOUR);
    expect(await there.get('k')).deep.equal(value);
    await there.delete('k');
    await there.delete('k');
    expect(await here.get('k')).equal(undefined);
  });

  it('keeps the keys of different owners apart', async () => {
    const owners = ['channel/a', 'channel/b', 'dialog/a'];
    for (const owner of owners) await open(owner).set('k', owner, HOUR);
    await open('channel/b').delete('k');
    expect(await Promise.all(owners.map((owner) => open(owner).get('k')))).deep.equal(['channel/a', undefined, 'dialog/a']);
  });

  it('forgets at the end of the time to live by the clock of the database; setting again begins it anew', async () => {
    const store = open();
    await store.set('k', 1, 1_000);
    await cluster.pass(999);
    expect(await store.get('k')).equal(1);
    await store.set('k', 2, 1_000.5);
    await cluster.pass(1_000);
    expect(await store.get('k'), 'a part of a millisecond counts as one').equal(2);
    await cluster.pass(1);
    expect(await store.get('k')).equal(undefined);
    await store.set('k', 3, HOUR);
    expect(await store.get('k'), 'over one that has ended').equal(3);
  });

  it('leaves nothing behind of what has ended: the sweep deletes it', async () => {
    const { liveness } = await cluster.replica(limits);
    await open().set('short', 1, 1_000);
    await open().set('long', 1, HOUR);
    await cluster.pass(1_001);
    await liveness.sweep();
    expect(await rows()).length(1);
  });

  it('holds no key and no value in the clear, and opens nothing that was moved to another owner', async () => {
    // Nothing short: three letters stand in the hash of a key by chance, once in 6,000 times.
    await open().set('5512345678', { name: 'Anacleta Canaria' }, HOUR);
    const [row] = await cluster.sql("select string_agg(s::text, ' ') as all from blinky.store s");
    const hex = (text: string): string => Buffer.from(text).toString('hex');
    expect(String(row?.all)).not.match(new RegExp(`5512345678|Anacleta|${hex('5512345678')}|${hex('Anacleta')}`));
    await open('other').set('k', 'theirs', HOUR);
    await cluster.sql('update blinky.store set value = (select value from blinky.store s where s.key <> $1) where key = $1', [
      createVault(secret).hash('store', 'other\0k'),
    ]);
    const moved = await open('other')
      .get('k')
      .catch((error: unknown) => error);
    expect(moved).instanceOf(Error);
  });

  it('reads under the secret before and writes under the new one, while it is rotated', async () => {
    const rotating = open('channel/test', createVault(next, secret));
    await open().set('k', 'before', HOUR);
    expect(await rotating.get('k')).equal('before');
    await rotating.set('k', 'new', HOUR);
    expect(await rotating.get('k'), 'the new one, though the one before is still there').equal('new');
    expect(await open('channel/test', createVault(next)).get('k')).equal('new');
    await rotating.delete('k');
    expect(await rows(), 'under either secret').deep.equal([]);
  });
});
