import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import pg from 'pg';
import { codeOf } from '../inbox/harness.ts';
import { type Blinky, startBlinky } from '../support/blinky.ts';
import { createDatabase, describeWithPostgres } from '../support/postgres.ts';

const newSecret = (): string => randomBytes(32).toString('hex');

describeWithPostgres('the secret of a database', () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  beforeEach(async () => {
    database = await createDatabase();
  });
  afterEach(() => database.drop());

  const start = (secret: string, previous?: string): Promise<Blinky> => {
    const before: Record<string, string> = previous === undefined ? {} : { BLINKY_SECRET_PREVIOUS: previous };
    return startBlinky({ env: { DATABASE_URL: database.url, BLINKY_SECRET: secret, INTENTS: 'regex', ...before } });
  };
  const starts = async (secret: string, previous?: string): Promise<void> => (await start(secret, previous)).stop();

  it('is asked for by name at the start when another one is set', async () => {
    await starts(newSecret());
    const wrong = newSecret();
    const problem = await start(wrong).catch((error: unknown) => error);
    expect(problem).include({ code: 'BLINKY_SETTINGS', owner: 'database' });
    expect(String((problem as { line: string }).line))
      .contain('BLINKY_SECRET_PREVIOUS')
      .not.contain(wrong);
  });

  it('is rotated in two rollouts, and the one before is not needed afterwards', async () => {
    const [old, next] = [newSecret(), newSecret()];
    await starts(old);
    await starts(old, next);
    await starts(next, old);
    await starts(old, next); // one of the first rollout that is started again
    await starts(next, old);
    await starts(next);
    expect(await codeOf(start(old))).equal('BLINKY_SETTINGS');
  });

  it('is the one of the replica that came first', async () => {
    const both = await Promise.allSettled([start(newSecret()), start(newSecret())]);
    for (const one of both) if (one.status === 'fulfilled') await one.value.stop();
    expect(both.map(({ status }) => status)).members(['fulfilled', 'rejected']);
  });

  it('is tried on what is stored where nothing else tells', async () => {
    const secret = newSecret();
    const blinky = await start(secret);
    await blinky.say('hola');
    await blinky.stop();
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query('delete from blinky.secret_check');
    await client.end();
    expect(await codeOf(start(newSecret()))).equal('BLINKY_SETTINGS');
    await starts(secret);
  });
});
