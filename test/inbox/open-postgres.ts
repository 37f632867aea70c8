import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { Liveness } from '../../src/inbox/postgres/liveness.ts';
import { PostgresInbox } from '../../src/inbox/postgres/postgres-inbox.ts';
import { Database } from '../../src/postgres/database.ts';
import { migrate } from '../../src/postgres/migrate.ts';
import { Session } from '../../src/postgres/session.ts';
import { createVault, type Vault } from '../../src/postgres/vault.ts';
import { createDatabase } from '../support/postgres.ts';
import { type RecordingLog, recordingLog } from '../support/recording-log.ts';
import type { InboxHarness, InboxLimits } from './harness.ts';

export interface PostgresHarness extends InboxHarness {
  readonly inbox: PostgresInbox;
  readonly liveness: Liveness;
  readonly database: Database;
  readonly log: RecordingLog;
  /** Its session ends, and nothing that it holds is given back: as the database sees a process that was killed. */
  kill(): Promise<void>;
}

const NEVER_MS = 3_600_000;

/** A database with the schema, and replicas on it. */
export interface Cluster {
  readonly url: string;
  replica(limits: InboxLimits, options?: { vault?: Vault; graceMs?: number }): Promise<PostgresHarness>;
  sql(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  /** The clock of database and replicas stands still but for this. */
  pass(ms: number): Promise<void>;
  /** Empties the tables. */
  clear(): Promise<void>;
  stop(): Promise<void>;
}

export async function openCluster(): Promise<Cluster> {
  const { url, drop } = await createDatabase();
  await migrate(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const opened: PostgresHarness[] = [];
  const alive = new Set<Liveness>();
  const secret = randomBytes(32).toString('hex');
  let now = Date.parse('2026-03-02T15:00:00Z');
  const sql = async (text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> => (await client.query(text, values)).rows;
  const setClock = async (): Promise<void> => {
    await sql(`create or replace function blinky.now_ms() returns bigint language sql stable as 'select ${now}::bigint'`);
  };
  await setClock();
  const pass = async (ms: number): Promise<void> => {
    now += ms;
    await setClock();
    await Promise.all([...alive].map((liveness) => liveness.sweep())); // what its timers would do
  };
  return {
    url,
    sql,
    pass,
    async clear() {
      await Promise.all(opened.splice(0).map(({ stop }) => stop()));
      await sql(
        'truncate blinky.conversation, blinky.inbox, blinky.outbox, blinky.answer, blinky.dead_letter, blinky.store, blinky.bucket',
      );
    },
    async replica(limits, { vault = createVault(secret), graceMs = 0 } = {}) {
      const database = new Database({ url, connections: 4 });
      const liveness = new Liveness({
        database,
        session: new Session({ url, log: recordingLog() }),
        log: recordingLog(),
        pollMs: NEVER_MS,
        graceMs,
      });
      const log = recordingLog();
      const inbox = new PostgresInbox({ database, vault, liveness, limits, log, now: () => now });
      await liveness.start();
      alive.add(liveness);
      const kill = (): Promise<void> => {
        alive.delete(liveness);
        return liveness.stop();
      };
      const stop = (): Promise<void> => {
        alive.delete(liveness);
        return inbox.stop();
      };
      const harness = { inbox, liveness, database, log, pass, stop, kill };
      opened.push(harness);
      return harness;
    },
    async stop() {
      await Promise.all(opened.map(({ stop }) => stop()));
      await client.end();
      await drop();
    },
  };
}
