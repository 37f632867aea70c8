import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import pg from 'pg';
import { readSettings } from '../../src/kernel/settings.ts';
import { openPostgres } from '../../src/storage/postgres-storage.ts';
import { message } from '../inbox/harness.ts';
import { type Blinky, startBlinky } from '../support/blinky.ts';
import { createDatabase, describeWithPostgres } from '../support/postgres.ts';
import { recordingLog } from '../support/recording-log.ts';

describeWithPostgres('messages that wait in PostgreSQL while Blinky starts', () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let client: pg.Client;
  const started: Pick<Blinky, 'stop'>[] = [];
  const env: Record<string, string> = { BLINKY_SECRET: randomBytes(32).toString('hex'), INTENTS: 'regex,slow' };

  beforeEach(async () => {
    database = await createDatabase();
    env.DATABASE_URL = database.url;
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const limits = { burstMs: 0, ttlMs: 60_000, perConversation: 50, inAll: 50 };
    const { storage } = openPostgres({ host: hostOf(env), limits, now: Date.now, log: recordingLog() });
    await storage.start(new AbortController().signal);
    await storage.inbox.accept(message('gracias'));
    await storage.stop();
  });
  afterEach(async () => {
    await Promise.all(started.splice(0).map((blinky) => blinky.stop()));
    await client.end();
    await database.drop();
  });
  const tries = async (): Promise<unknown> => (await client.query('select attempt, seq from blinky.conversation')).rows;

  it('are begun when everything that answers them is there', async () => {
    let whileLearning: unknown;
    const slow = {
      learn: async (): Promise<void> => {
        whileLearning = await tries();
      },
      recognize: async () => [],
    };
    const blinky = await startBlinky({ env, recognizers: { slow } });
    started.push(blinky);
    expect(whileLearning).deep.equal([{ attempt: 0, seq: 0 }]);
    await blinky.channel.received(1);
    expect(await tries()).deep.equal([{ attempt: 0, seq: 1 }]);
  });
});

function hostOf(values: Readonly<Record<string, string>>): ReturnType<typeof readSettings>['host'] {
  return readSettings({ get: (name) => values[name], fromFile: () => false }).host;
}
