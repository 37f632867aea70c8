import { expect } from 'chai';
import { describeWithPostgres } from '../../../test/support/postgres.ts';
import { type PostgresServer, query, startPostgres } from '../../../test/support/postgres-server.ts';
import { catalogDatabase, fill, patient, row } from './testing/bench.ts';

describeWithPostgres('the watch of a catalog in PostgreSQL', () => {
  const { url, run, open } = catalogDatabase();

  it('hears of a change from the trigger', async () => {
    const source = await open({ CATALOG_POLL_SECONDS: '86400' });
    await fill(source, [row({ question: 'q1' })]);
    await source.load(patient());
    const { heard, next } = bell();
    source.watch?.(heard);
    await listening(url());
    const change = next();
    await run("update catalog set answer = 'otra'");
    await change;
    expect((await source.load(patient()))[0]?.fields.answer).to.equal('otra');
  });

  it('sees a change that nobody announces, by a look', async () => {
    await run("create table catalog as select 'q' as question, 'a' as answer, '' as additional_info");
    const source = await open({ CATALOG_POLL_SECONDS: '1' });
    await source.load(patient());
    const { heard, next } = bell();
    source.watch?.(heard);
    await listening(url());
    const change = next();
    await run("update catalog set answer = 'b'");
    await change;
  });

  it('sees what changed before it began, and while the database was gone', async () => {
    const server: PostgresServer = await startPostgres();
    const own = await server.createDatabase();
    const source = await open({ DATABASE_URL: own.url, CATALOG_POLL_SECONDS: '86400' });
    await fill(source, [row({ question: 'q1' })]);
    await source.load(patient());
    await query(own.url, "update catalog set answer = 'antes'");
    const { heard, next } = bell();
    const early = next();
    source.watch?.(heard);
    await early;
    await source.load(patient());
    // Told by nobody, and before the watch can be back: it may be so as soon as the server is.
    await query(own.url, "alter table catalog disable trigger all; update catalog set answer = 'mientras'");
    const late = next();
    await server.kill();
    await server.start();
    await late;
    expect((await source.load(patient()))[0]?.fields.answer).to.equal('mientras');
    await source.stop?.();
    await server.stop();
  });
});

/** `next` resolves the next time that `heard` is called. */
function bell(): { heard: () => void; next: () => Promise<void> } {
  let waiting = Promise.withResolvers<void>();
  return {
    heard() {
      waiting.resolve();
      waiting = Promise.withResolvers();
    },
    next: () => waiting.promise,
  };
}

/** Resolves once a connection of the watch listens. */
async function listening(url: string): Promise<void> {
  const sql = "select 1 from pg_stat_activity where application_name = 'blinky-catalog' and state = 'idle' and query ~ '^rollback'";
  while ((await query(url, sql)).length === 0);
}
