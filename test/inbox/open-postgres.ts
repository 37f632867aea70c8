import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { InboxLimits } from '../../src/inbox/inbox.ts';
import { Liveness } from '../../src/inbox/postgres/liveness.ts';
import { PostgresInbox } from '../../src/inbox/postgres/postgres-inbox.ts';
import { Database } from '../../src/postgres/database.ts';
import { migrate } from '../../src/postgres/migrate.ts';
import { Session } from '../../src/postgres/session.ts';
import { createVault, type Vault } from '../../src/postgres/vault.ts';
import { createDatabase } from '../support/postgres.ts';
import { type RecordingLog, recordingLog } from '../support/recording-log.ts';
import { until } from '../support/until.ts';
import type { InboxHarness } from './harness.ts';

export interface PostgresHarness extends InboxHarness {
  readonly inbox: PostgresInbox;
  readonly session: Session;
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
  /** The database drops every session; resolves when each of these replicas has a new one. */
  dropSessions(...replicas: readonly PostgresHarness[]): Promise<void>;
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
    async dropSessions(...replicas) {
      const from = performance.now();
      await sql(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'blinky session' and datname = current_database()",
      );
      // One may be back before another has noticed: they need not all be away at any one time.
      await until(() => replicas.every(({ session }) => (session.aliveMs ?? Number.POSITIVE_INFINITY) < performance.now() - from));
    },
    async clear() {
      await Promise.all(opened.splice(0).map(({ stop }) => stop()));
      await sql(
        'truncate blinky.conversation, blinky.inbox, blinky.outbox, blinky.answer, blinky.dead_letter, blinky.store, blinky.bucket',
      );
    },
    async replica(limits, { vault = createVault(secret), graceMs = 0 } = {}) {
      const database = new Database({ url, connections: 4 });
      const session = new Session({ url, log: recordingLog() });
      const liveness = new Liveness({ database, session, log: recordingLog(), pollMs: NEVER_MS, graceMs });
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
      const harness = { inbox, session, liveness, database, log, pass, stop, kill };
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
