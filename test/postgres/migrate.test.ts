import { expect } from 'chai';
import pg from 'pg';
import { type Migration, migrate } from '../../src/postgres/migrate.ts';
import { migrations } from '../../src/postgres/migrations/index.ts';
import { codeOf } from '../inbox/harness.ts';
import { createDatabase, describeWithPostgres } from '../support/postgres.ts';

describeWithPostgres('migrations', () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let client: pg.Client;
  beforeEach(async () => {
    database = await createDatabase();
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
  });
  afterEach(async () => {
    await client.end();
    await database.drop();
  });

  it('run once, whoever starts at the same time', async () => {
    const ran = await Promise.all([1, 2, 3].map(() => migrate(database.url)));
    expect(ran.map((steps) => steps.length).sort()).deep.equal([0, 0, migrations.length]);
    expect(await migrate(database.url)).deep.equal([]);
  });

  it('keep the rows that are there: each step runs on the data of the version before', async () => {
    for (const [at, step] of migrations.entries()) {
      await migrate(database.url, migrations.slice(0, at + 1));
      if (step.id === 1) {
        await client.query("insert into blinky.conversation (key, pending, ready_at, state) values ('k', false, 0, 'state')");
        await client.query(
          "insert into blinky.inbox (entry, conversation, dedupe, payload, burst, awaited, replica, at) values ('e', 'k', 'd', 'p', false, false, 1, 0)",
        );
      }
    }
    const { rows } = await client.query(
      'select c.state, i.payload from blinky.conversation c join blinky.inbox i on i.conversation = c.key',
    );
    expect(rows).deep.equal([{ state: Buffer.from('state'), payload: Buffer.from('p') }]);
  });

  it('leave nothing of a step that fails, and say whose fault it is', async () => {
    const broken: Migration = { id: 99, what: 'broken', sql: 'create table blinky.half (id int); select 1 / 0' };
    expect(await codeOf(migrate(database.url, [...migrations, broken]))).equal('BLINKY_START_FAILED');
    const { rows } = await client.query("select to_regclass('blinky.half') as half, (select max(id) from blinky.migration) as last");
    expect(rows).deep.equal([{ half: null, last: migrations.length }]);
  });

  it('leave a schema alone that a newer version has made', async () => {
    await migrate(database.url);
    await client.query("insert into blinky.migration (id, what) values (1000, 'of the future')");
    expect(await migrate(database.url)).deep.equal([]);
  });

  it('say what to check when the database is not there', async () => {
    const problem = await migrate('postgres://nobody:nothing@127.0.0.1:1/none').catch((error: unknown) => error);
    expect(problem).include({ code: 'BLINKY_START_FAILED', owner: 'database' });
    expect(String(problem)).contain('(ECONNREFUSED)').and.not.contain('nothing');
  });
});
