import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import pg from 'pg';
import { type Blinky, startBlinky } from '../support/blinky.ts';
import { createDatabase, describeWithPostgres } from '../support/postgres.ts';
import { until } from '../support/until.ts';

describeWithPostgres('Blinky on PostgreSQL', () => {
  const secret = randomBytes(32).toString('hex');
  let database: Awaited<ReturnType<typeof createDatabase>>;
  const started: Blinky[] = [];
  const replica = async (env: Record<string, string> = {}): Promise<Blinky> => {
    const blinky = await startBlinky({ env: { DATABASE_URL: database.url, BLINKY_SECRET: secret, INTENTS: 'regex', ...env } });
    started.push(blinky);
    return blinky;
  };
  beforeEach(async () => {
    database = await createDatabase();
  });
  afterEach(async () => {
    await Promise.all(started.splice(0).map((blinky) => blinky.stop()));
    await database.drop();
  });

  it('goes on with a conversation on another replica, and after a restart', async () => {
    const [one, two] = await Promise.all([replica(), replica()]);
    expect((await one.say('quiero hablar con una persona')).outcome).equal('handoff');
    expect((await two.say('¿hay alguien?')).notices).deep.equal(['paused']);
    await Promise.all(started.splice(0).map((blinky) => blinky.stop()));
    const later = await replica();
    expect((await later.say('volver')).notices).deep.equal(['resumed']);
  });

  it('sends the replies of a message once, whichever replica is asked', async () => {
    const [one, two] = await Promise.all([replica(), replica()]);
    const id = { activity: { id: 'SM1' } };
    expect(await one.deliver('hola', id)).equal('accepted');
    expect(await two.deliver('hola', id)).equal('duplicate');
    await until(() => one.channel.sent.length + two.channel.sent.length >= 2);
    await Promise.all(started.splice(0).map((blinky) => blinky.stop()));
    expect([...one.channel.sent, ...two.channel.sent]).length(2); // the greeting and the notice of the first contact
  });

  it('answers what waited from before, once it can: not while its catalog loads', async () => {
    const before = await replica({ BURST_WINDOW_MS: '5000' }); // long enough to be stopped before the answer
    await before.deliver('¿cuántos días de vacaciones me corresponden?');
    await Promise.all(started.splice(0).map((blinky) => blinky.stop()));
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rowCount } = await client.query('update blinky.conversation set ready_at = 0 where pending');
    await client.end();
    expect(rowCount).equal(1);
    const after = await replica();
    await until(() => after.channel.sent.length >= 1);
    expect(after.log.lines.filter(({ message }) => message === 'a turn failed')).deep.equal([]);
  });

  it('counts a sender’s messages over all replicas', async () => {
    const [one, two] = await Promise.all([replica({ RATE_LIMIT_PER_SENDER: '1' }), replica({ RATE_LIMIT_PER_SENDER: '1' })]);
    for (let at = 0; at < 5; at++) for (const blinky of [one, two]) await blinky.say('gracias');
    for (const blinky of [one, two]) {
      const problem = await blinky.say('gracias').catch((error: unknown) => error);
      expect(problem).include({ code: 'BLINKY_RATE_LIMITED' });
    }
  });

  it('forgets a person on every replica', async () => {
    const [one, two] = await Promise.all([replica(), replica()]);
    await one.say('quiero hablar con una persona');
    await two.say('volver');
    const asked = await one.say('borra mis datos');
    if (!asked.notices.includes('data_deleted')) await two.say('sí');
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query('select state from blinky.conversation where state is not null');
    await client.end();
    expect(rows).deep.equal([]);
  });

  it('counts what nobody answered over all replicas, and keeps it over a restart', async () => {
    const [one, two] = await Promise.all([replica({ GAPS: 'on' }), replica({ GAPS: 'on' })]);
    const listed = async (blinky: Blinky) => (await blinky.app.observed.gaps?.list(9))?.map(({ text, count }) => [text, count]);
    await one.say('¿puedo traer mi iguana?', { from: 'ana' });
    await two.say('¿Puedo traer MI iguana?', { from: 'beto' });
    while ((await listed(one))?.[0]?.[1] !== 2);
    await Promise.all(started.splice(0).map((blinky) => blinky.stop()));
    expect(await listed(await replica({ GAPS: 'on' }))).deep.equal([['¿puedo traer mi iguana?', 2]]);
  });

  it('goes on while its secret is rotated in two steps', async () => {
    const next = randomBytes(32).toString('hex');
    const before = await replica();
    await before.say('quiero hablar con una persona');
    const both = await replica({ BLINKY_SECRET_PREVIOUS: next });
    expect((await both.say('¿hay alguien?')).notices).deep.equal(['paused']);
    const rotated = await replica({ BLINKY_SECRET: next, BLINKY_SECRET_PREVIOUS: secret });
    expect((await rotated.say('¿y ahora?')).notices).deep.equal(['paused']);
    expect((await both.say('volver')).notices).deep.equal(['resumed']);
  });

  it('keeps no word, number or name of a user where somebody who reads the database could find it', async () => {
    const canaries = ['canario-5212345678901', 'KanarienVogel', 'ana.canaria@example.com', '+525599887766'];
    const blinky = await replica({ GAPS: 'on' });
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const dump = async (): Promise<string> => {
      const { rows } = await client.query<{ name: string }>(
        "select relname as name from pg_class where relnamespace = 'blinky'::regnamespace and relkind = 'r'",
      );
      const all = rows.map(({ name }) => `select t::text as row from blinky.${name} t`).join(' union all ');
      return (await client.query<{ row: string }>(all)).rows.map(({ row }) => row).join('\n');
    };
    const searched: string[] = [];
    for (let at = 0; at < 40; at++) {
      const from = `${canaries[3]}-${at}`;
      const writer = { from, activity: { from: { id: from, name: `${canaries[1]}` } } };
      const turns = [
        `soy ${canaries[1]}, mi correo es ${canaries[2]}`,
        `¿qué es ${canaries[0]}?`,
        'hola',
        '¿cuántos días de vacaciones tengo?',
      ];
      const saying = turns.map((text) => blinky.deliver(text, writer));
      searched.push(await dump()); // also while messages and replies wait
      await Promise.all(saying);
    }
    searched.push(await dump());
    await client.end();
    const all = searched.join('\n');
    expect(all.length).greaterThan(20_000);
    for (const canary of canaries) {
      const bytes = Buffer.from(canary);
      for (const form of [canary, bytes.toString('hex'), ...[0, 1, 2].map((shift) => base64At(bytes, shift))])
        expect(all).not.contain(form);
    }
    expect(JSON.stringify(blinky.log.lines)).not.contain('anari');
  });
});

/** What every base64 text contains whose bytes have these at an offset of `shift` in a group of three. */
function base64At(bytes: Buffer, shift: number): string {
  const text = Buffer.concat([Buffer.alloc(shift), bytes])
    .toString('base64')
    .replace(/=+$/, '');
  return text.slice(Math.ceil((shift * 8) / 6), -2);
}
