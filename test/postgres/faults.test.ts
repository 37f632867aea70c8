import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import pg from 'pg';
import { Database, isOutage } from '../../src/postgres/database.ts';
import { migrate } from '../../src/postgres/migrate.ts';
import { PostgresStore } from '../../src/postgres/postgres-store.ts';
import { createVault } from '../../src/postgres/vault.ts';
import { createDatabase, describeWithPostgres } from '../support/postgres.ts';

describe('an outage of the database', () => {
  for (const error of [
    Object.assign(new Error('getaddrinfo EAI_AGAIN db'), { code: 'EAI_AGAIN' }),
    Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
    Object.assign(new Error('the database system is in recovery mode'), { code: '57P03' }),
    Object.assign(new Error('cannot execute INSERT in a read-only transaction'), { code: '25006' }),
    new Error('Client has encountered a connection error and is not queryable'),
    new Error('Connection terminated unexpectedly'),
  ]) {
    it(`is “${error.message}”`, () => {
      expect(isOutage(error)).equal(true);
    });
  }

  for (const error of [Object.assign(new Error('duplicate key'), { code: '23505' }), new TypeError('no')]) {
    it(`is not “${error.message}”`, () => {
      expect(isOutage(error)).equal(false);
    });
  }
});

describeWithPostgres('the memory of plugins on PostgreSQL', () => {
  it('does not sweep away what is set again at that moment', async () => {
    const { url, drop } = await createDatabase();
    await migrate(url);
    const database = new Database({ url });
    const setting = new pg.Client({ connectionString: url });
    await setting.connect();
    const store = new PostgresStore(database, createVault(randomBytes(32).toString('hex')), 'test');
    await store.set('ana', 'old', 0);
    await database.query('select pg_sleep(0.002)'); // expired
    await setting.query('begin');
    await setting.query('update blinky.store set expires_at = blinky.now_ms() + 60000');
    let over = false;
    const swept = database.query('select blinky.sweep_shared(1000)').then(() => {
      over = true;
    });
    while (!over && (await database.query('select 1 from pg_locks where not granted')).length === 0);
    await setting.query('commit');
    await swept;
    expect(await store.get('ana')).equal('old');
    await setting.end();
    await database.stop();
    await drop();
  });
});
