import { expect } from 'chai';
import { Client } from 'pg';
import { BlinkyError, type CatalogRow, type CatalogSource } from '#sdk';
import { testContext } from '../../../test/contracts/context.ts';
import { createDatabase, describeWithPostgres } from '../../../test/support/postgres.ts';
import { type PostgresServer, startPostgres, type TestDatabase } from '../../../test/support/postgres-server.ts';
import definition from './index.ts';
import { settings } from './settings.ts';

describe('the settings of a catalog in PostgreSQL', () => {
  const good = { DATABASE_URL: 'postgres://a@b/c' };
  const accepts = (values: Record<string, string>): boolean => settings.safeParse({ ...good, ...values }).success;

  it('take names that need no care in SQL, and no others', () => {
    for (const table of ['catalog', 'hr.faq', '_a1']) expect(accepts({ CATALOG_TABLE: table }), table).to.equal(true);
    for (const table of ['', 'Faq', 'a b', 'a"b', 'a;drop table x', "a'", 'a.b.c', '1a', 'a-b', '.a', 'a.', 'ñ', 'x'.repeat(64)])
      expect(accepts({ CATALOG_TABLE: table }), table).to.equal(false);
  });

  it('take only columns of the catalog, each once', () => {
    expect(accepts({ CATALOG_COLUMNS: 'question=pregunta, answer=respuesta,position=orden' })).to.equal(true);
    for (const columns of [
      '',
      'question',
      'question=',
      'pregunta=question',
      'question=a,question=b',
      'answer=a"b',
      'answer=a)--',
      '__proto__=a',
    ])
      expect(accepts({ CATALOG_COLUMNS: columns }), columns).to.equal(false);
  });

  it('take addresses of PostgreSQL only', () => {
    for (const url of ['http://a/b', 'file:///etc/passwd', 'nothing']) expect(accepts({ DATABASE_URL: url }), url).to.equal(false);
  });
});

describeWithPostgres('a catalog in PostgreSQL', function () {
  this.timeout(30_000);
  let database: TestDatabase;
  const sources: CatalogSource[] = [];
  before(async () => {
    database = await createDatabase();
  });
  afterEach(async () => {
    await Promise.all(sources.splice(0).map((source) => source.stop?.()));
    await run('drop schema public cascade; create schema public');
  });
  after(() => database.drop());

  const run = (sql: string): Promise<unknown[]> => query(database.url, sql);
  const open = async (values: Record<string, string> = {}): Promise<CatalogSource> => {
    const source = await definition.create(testContext(settings.parse({ DATABASE_URL: database.url, ...values })));
    sources.push(source);
    return source;
  };
  const fill = async (source: CatalogSource, rows: readonly CatalogRow[]): Promise<void> =>
    source.writable?.replace(rows, { signal: patient() });

  it('is read back as it was written, byte for byte and in order', async () => {
    const texts = [
      'con "comillas", comas\r\ny saltos',
      " '; drop table catalog; -- ",
      '\\N',
      'NULL',
      '{a,b}',
      'emoji 🎉 y tab\t',
      ' espacios ',
    ];
    const rows = texts.map((text, at) =>
      row({ question: `¿Pregunta ${99 - at}?`, answer: text, additional_info: '', owner: at === 0 ? text : '' }),
    );
    const source = await open();
    await fill(source, rows);
    expect((await source.load(patient())).map(({ fields }) => fields)).to.deep.equal(rows.map(({ fields }) => fields));
  });

  it('is replaced whole, or not at all', async () => {
    const source = await open();
    await fill(source, [row({ question: 'q1' }), row({ question: 'q2' })]);
    await run('alter table catalog add constraint short check (length(answer) < 20)');
    const error = await refusal(fill(source, [row({ question: 'q3' }), row({ question: 'q4', answer: 'un secreto que no cabe' })]));
    expect(error.line)
      .to.match(/constraint/)
      .and.not.to.contain('secreto');
    expect((await source.load(patient())).map(({ fields }) => fields.question)).to.deep.equal(['q1', 'q2']);
  });

  it('is not imported over what the table holds besides, nor into one that would lose the order or a column', async () => {
    await run('create table catalog (position int, question text, answer text, additional_info text, salary int)');
    const source = await open();
    expect((await refusal(fill(source, [row({})]))).message).to.contain('salary');
    await run('alter table catalog drop column salary, drop column position');
    expect((await refusal(fill(source, [row({})]))).hint).to.contain('add column position integer');
    await run('alter table catalog add column position integer');
    expect((await refusal(fill(source, [row({ category: 'x' })]))).hint).to.contain('add column category text');
  });

  it('is read from a view with names and types of its own', async () => {
    await run(`create schema hr; create table hr.filas (pregunta text, respuesta varchar(99), nota text, vence date);
      insert into hr.filas values ('¿Qué día pagan?', 'El 15', '', '2027-12-31'), ('¿Hay comedor?', 'Sí', 'Piso 1', null);
      create view hr.faq as select * from hr.filas`);
    const columns = 'question=pregunta,answer=respuesta,additional_info=nota,valid_until=vence';
    const rows = await (await open({ CATALOG_TABLE: 'hr.faq', CATALOG_COLUMNS: columns })).load(patient());
    expect(rows).to.deep.equal([
      { origin: 'hr.faq:1', fields: { question: '¿Hay comedor?', answer: 'Sí', additional_info: 'Piso 1', valid_until: '' } },
      { origin: 'hr.faq:2', fields: { question: '¿Qué día pagan?', answer: 'El 15', additional_info: '', valid_until: '2027-12-31' } },
    ]);
    await run('drop schema hr cascade');
  });

  it('says what is wrong and what to do, without the address or the password', async () => {
    const url = new URL(database.url);
    const reasons: [Record<string, string>, RegExp, RegExp][] = [
      [{}, /the table catalog does not exist/, /catalog:import/],
      [{ DATABASE_URL: database.url.replace(url.password, 'wrong-password') }, /login is refused \(28P01\)/, /DATABASE_URL/],
      [{ DATABASE_URL: database.url.replace(/\/[^/]*$/, '/nowhere') }, /no such database \(3D000\)/, /DATABASE_URL/],
      [{ DATABASE_URL: database.url.replace(url.port, '1') }, /cannot be asked \(ECONNREFUSED\)/, /DATABASE_URL/],
    ];
    for (const [values, wrong, remedy] of reasons) {
      const error = await refusal((await open(values)).load(patient()));
      expect(error.message).to.match(wrong);
      expect(error.hint).to.match(remedy);
      expect(JSON.stringify([error.line, error.stack, error.cause])).not.to.match(/127\.0\.0\.1|blinky_test|wrong-password/);
    }
    await run('create table catalog (question text, answer text)');
    const error = await refusal((await open({ CATALOG_COLUMNS: 'answer=respuesta' })).load(patient()));
    expect(error.line).to.contain('no column respuesta').and.to.contain('it has question, answer');
  });

  it('needs no more than the right to read, and says how to grant it', async () => {
    await fill(await open(), [row({})]);
    await run(`do $$ begin create role reader login password 'r'; exception when duplicate_object then null; end $$;
      grant usage on schema public to reader`);
    const url = new URL(database.url);
    url.username = 'reader';
    url.password = 'r';
    const source = await open({ DATABASE_URL: url.href });
    expect((await refusal(source.load(patient()))).line).to.match(/not allowed to this role \(42501\): grant it/);
    await run('grant select on catalog to reader');
    expect(await source.load(patient())).to.have.length(1);
  });

  it('gives up a statement that takes over a second', async () => {
    await run(`create view catalog as select 'q' as question, 'a' as answer, '' as additional_info, pg_sleep(20)::text as owner`);
    expect((await refusal((await open()).load(patient()))).message).to.match(/took too long \(57014\)/);
  });

  it('stops a load that waits for the database', async () => {
    await run(`create view catalog as select 'q' as question, 'a' as answer, '' as additional_info, pg_sleep(20)::text as owner`);
    const source = await open();
    const controller = new AbortController();
    const loading = source.load(controller.signal).catch((error: unknown) => error);
    controller.abort(new Error('enough'));
    expect(await loading).to.have.property('message', 'enough');
  });

  describe('its watch', () => {
    it('hears of a change from the trigger, once, and of none before', async () => {
      const source = await open({ CATALOG_POLL_SECONDS: '86400' });
      await fill(source, [row({ question: 'q1' })]);
      await source.load(patient());
      const { heard, next } = bell();
      source.watch?.(heard);
      await listening(database.url);
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
      await listening(database.url);
      const change = next();
      await run("update catalog set answer = 'b'");
      await change;
    });

    it('sees what changed before it began, and while the database was gone', async () => {
      const server: PostgresServer = await startPostgres();
      const { url } = await server.createDatabase();
      const source = await open({ DATABASE_URL: url, CATALOG_POLL_SECONDS: '86400' });
      await fill(source, [row({ question: 'q1' })]);
      await source.load(patient());
      await query(url, "update catalog set answer = 'antes'");
      const { heard, next } = bell();
      const early = next();
      source.watch?.(heard);
      await early;
      await source.load(patient());
      await server.kill();
      await server.start();
      const late = next();
      await query(url, "alter table catalog disable trigger all; update catalog set answer = 'mientras'");
      await late;
      expect((await source.load(patient()))[0]?.fields.answer).to.equal('mientras');
      await source.stop?.();
      await server.stop();
    });
  });
});

function row(fields: Record<string, string>): CatalogRow {
  return { origin: 'test', fields: { question: '¿Qué día pagan?', answer: 'El 15', additional_info: '', ...fields } };
}

/** Counts what was heard; `next` resolves at the next time. */
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

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function refusal(promise: Promise<unknown>): Promise<BlinkyError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof BlinkyError) return error;
  throw new Error('it was not refused with a BlinkyError', { cause: error });
}

function patient(): AbortSignal {
  return new AbortController().signal;
}
