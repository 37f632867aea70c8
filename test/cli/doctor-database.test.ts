import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import pg from 'pg';
import { checkDatabase } from '../../src/cli/doctor-database.ts';
import { diagnose } from '../../src/cli/doctor-diagnose.ts';
import { migrate } from '../../src/postgres/migrate.ts';
import { migrations } from '../../src/postgres/migrations/index.ts';
import { createVault } from '../../src/postgres/vault.ts';
import { codeOf } from '../inbox/harness.ts';
import { essentials, Layout } from '../kernel/layout.ts';
import { environmentOf, hostOf } from '../kernel/settings-of.ts';
import { createDatabase, describeWithPostgres } from '../support/postgres.ts';

const NOWHERE = 'postgres://somebody:canary@127.0.0.1:9/none';

describeWithPostgres('the doctor of the database', () => {
  const secret = randomBytes(32).toString('hex');
  const role = `clerk_${process.pid}`;
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let client: pg.Client;
  beforeEach(async () => {
    database = await createDatabase();
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
  });
  afterEach(async () => {
    await client.query(`drop role if exists ${role}`).catch(() => client.query(`drop owned by ${role}; drop role ${role}`));
    await client.end();
    await database.drop();
  });

  const check = async (variables: Readonly<Record<string, string>> = {}, now?: () => number): Promise<string[]> => {
    const host = hostOf({ DATABASE_URL: database.url, BLINKY_SECRET: secret, ...variables });
    const findings = await checkDatabase(host, now);
    for (const { level, owner, remedy, message } of findings) {
      expect(owner).equal('database');
      expect(level === 'ok', message).equal(remedy === undefined);
    }
    return findings.map(({ level, message }) => `${level} ${message}`);
  };
  const wrong = async (variables: Readonly<Record<string, string>> = {}): Promise<string[]> =>
    (await check(variables)).filter((line) => !line.startsWith('ok'));
  /** The database as somebody with no rights of its own sees it. */
  const asClerk = async (): Promise<string> => {
    const password = randomBytes(8).toString('hex');
    await client.query(`create role ${role} login password '${password}'`);
    return Object.assign(new URL(database.url), { username: role, password }).href;
  };

  it('finds an empty one and a prepared one healthy, and changes nothing', async () => {
    const healthy = ['ok it answers', 'ok its clock agrees with this machine’s'];
    expect(await check()).members([...healthy, `ok ${migrations.length} step(s) of its schema run at the start`]);
    expect((await client.query("select 1 from pg_namespace where nspname = 'blinky'")).rows).deep.equal([]);
    await migrate(database.url, migrations.slice(0, -1));
    expect(await check()).members([...healthy, 'ok 1 step(s) of its schema run at the start']);
    await migrate(database.url);
    expect(await check()).members([...healthy, 'ok its schema is up to date']);
  });

  it('says nothing where there is none', async () => {
    expect(await checkDatabase(hostOf())).deep.equal([]);
  });

  it('tells what is wrong with either URL, never with a password, a user or a host', async () => {
    const nobody = Object.assign(new URL(database.url), { password: 'canary' }).href;
    const missing = Object.assign(new URL(database.url), { pathname: '/canary' }).href;
    expect(await wrong({ DATABASE_URL: NOWHERE })).deep.equal(['error DATABASE_URL: the database cannot be asked (ECONNREFUSED)']);
    expect(await wrong({ DATABASE_URL: nobody })).deep.equal(['error DATABASE_URL: the user or the password is refused']);
    expect(await wrong({ DATABASE_URL: missing })).deep.equal(['error DATABASE_URL: there is no such database']);
    expect(await wrong({ DATABASE_DIRECT_URL: NOWHERE })).deep.equal([
      'error DATABASE_DIRECT_URL: the database cannot be asked (ECONNREFUSED)',
    ]);
    expect(await wrong({ DATABASE_URL: missing, DATABASE_DIRECT_URL: NOWHERE })).length(2);
  });

  it('sees that the two URLs lead to different databases', async () => {
    const other = await createDatabase();
    expect(await wrong({ DATABASE_DIRECT_URL: other.url })).deep.equal([
      'error DATABASE_URL and DATABASE_DIRECT_URL lead to different databases',
    ]);
    await other.drop();
    expect(await wrong({ DATABASE_DIRECT_URL: database.url })).deep.equal([]);
  });

  it('sees what its user may not do, and agrees with the start', async () => {
    const url = await asClerk();
    const sees = async (): Promise<string[]> => wrong({ DATABASE_URL: url });
    expect(await sees()).deep.equal(['error its user may not create the schema blinky']);
    await migrate(database.url);
    expect(await sees()).include('error its user may not use the schema blinky');
    await client.query(`grant usage on schema blinky to ${role}`);
    expect(await sees()).include('error its user may create nothing in the schema blinky');
    await client.query(`grant create on schema blinky to ${role}`);
    expect(await sees()).include('error its user may not read the tables of blinky');
    await client.query(`grant select, insert on all tables in schema blinky to ${role}`);
    expect(await sees(), 'PostgreSQL asks for it even where the schema is there').deep.equal([
      'error its user may not create the schema blinky',
    ]);
    expect(await codeOf(migrate(url))).equal('BLINKY_START_FAILED');
    await client.query(`grant create on database ${new URL(url).pathname.slice(1)} to ${role}`);
    expect(await sees()).deep.equal([]);
    expect(await migrate(url)).deep.equal([]);
  });

  it('warns of a schema from a newer version, and of clocks that differ by over a second', async () => {
    await migrate(database.url);
    await client.query("insert into blinky.migration (id, what) values (1000, 'of the future')");
    expect(await wrong()).deep.equal(['warning a newer version of Blinky has prepared it']);
    for (const [offMs, says] of [
      [-90_000, /^warning its clock is (\d+\.\d) s ahead of this machine’s$/],
      [90_000, /^warning its clock is (\d+\.\d) s behind this machine’s$/],
    ] as const) {
      const from = performance.now();
      const [seconds] = (await check({}, () => Date.now() + offMs)).flatMap((line) => says.exec(line)?.[1] ?? []);
      // Exact to half of what the query took, and to a tenth of a second.
      expect(Number(seconds)).closeTo(90, (performance.now() - from) / 2_000 + 0.05);
    }
  });

  it('tries the secret on what is stored, and the one before while it is rotated', async () => {
    await migrate(database.url);
    const state = createVault(secret).seal('state', 'hola');
    await client.query("insert into blinky.conversation (key, pending, ready_at, state) values ('k', false, 0, $1)", [state]);
    expect(await check()).include('ok BLINKY_SECRET opens what is stored');
    const next = { BLINKY_SECRET: randomBytes(32).toString('hex') };
    expect(await wrong(next)).deep.equal(['error BLINKY_SECRET does not open what is stored']);
    expect(await wrong({ ...next, BLINKY_SECRET_PREVIOUS: secret })).deep.equal([]);
  });

  it('is part of the whole report', async () => {
    const own = new Layout().ship(...essentials);
    const environment = environmentOf({ PORT: '0', DATABASE_URL: NOWHERE, BLINKY_SECRET: secret });
    const findings = await diagnose({ environment, discovery: await own.discover(), folder: own.folder });
    own.delete();
    expect(findings.filter(({ level }) => level === 'error').map(({ owner }) => owner)).deep.equal(['database']);
    expect(JSON.stringify(findings)).not.contain('canary');
  });

  it('joins no replicas: the whole report leaves the database as it was', async () => {
    const own = new Layout().ship(...essentials);
    const environment = environmentOf({ PORT: '0', DATABASE_URL: database.url, BLINKY_SECRET: secret });
    const findings = await diagnose({ environment, discovery: await own.discover(), folder: own.folder });
    own.delete();
    expect(findings.filter(({ level }) => level !== 'ok')).deep.equal([]);
    expect((await client.query("select 1 from pg_namespace where nspname = 'blinky'")).rows).deep.equal([]);
  });
});
