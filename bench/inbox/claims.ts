import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { Liveness } from '../../src/inbox/postgres/liveness.ts';
import { PostgresInbox } from '../../src/inbox/postgres/postgres-inbox.ts';
import { Database } from '../../src/postgres/database.ts';
import { migrate } from '../../src/postgres/migrate.ts';
import { Session } from '../../src/postgres/session.ts';
import { createVault } from '../../src/postgres/vault.ts';
import type { Activity } from '../../src/sdk/index.ts';
import type { PostgresServer } from '../../test/support/postgres-server.ts';

const CLAIMS = 300;
const DAY_MS = 86_400_000;
const quiet = { debug() {}, info() {}, warn() {}, error() {} };

/** Milliseconds of each of 300 claims, in a database where `idle` conversations have a state and nothing to do. */
export async function timeClaims(server: PostgresServer, idle: number): Promise<number[]> {
  const { url, drop } = await server.createDatabase();
  await migrate(url);
  await addIdle(url, idle);
  const database = new Database({ url });
  const liveness = new Liveness({ database, session: new Session({ url, log: quiet }), log: quiet });
  const limits = { burstMs: 0, ttlMs: DAY_MS, perConversation: 50, inAll: 10_000 };
  const vault = createVault(randomBytes(32).toString('hex'));
  const inbox = new PostgresInbox({ database, vault, liveness, limits, log: quiet, now: Date.now });
  await liveness.start();
  const times: number[] = [];
  for (let at = 0; at < CLAIMS; at++) {
    const conversation = `bench/${at}`;
    const activity = { type: 'message', text: 'hola', channelId: 'bench', conversation: { id: conversation } } as Activity;
    await inbox.accept({ id: conversation, channel: 'bench', conversation, activity, awaited: false, dedupe: conversation });
    const began = performance.now();
    const claim = await inbox.claim();
    times.push(performance.now() - began);
    if (!claim) throw new Error('a message that was accepted cannot be claimed');
    await inbox.commit(claim, { state: '{}', replies: [] });
  }
  await inbox.stop();
  await drop();
  return times;
}

/** Straight into the table: a million turns would take a quarter of an hour. */
async function addIdle(url: string, idle: number): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const until = Date.now() + DAY_MS;
  await client.query(
    `insert into blinky.conversation (key, pending, ready_at, state, expires_at)
     select 'idle-' || i, false, 0, decode(repeat('ab', 100), 'hex'), $2 from generate_series(1, $1) i`,
    [idle, until],
  );
  await client.query('analyze blinky.conversation');
  await client.end();
}
