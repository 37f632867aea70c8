import pg from 'pg';
import { BlinkyError } from '#sdk';
import { migrations } from './migrations/index.ts';

/** One step of the schema, forward only. Never changed once it was released: a change is a new step. */
export interface Migration {
  readonly id: number;
  readonly what: string;
  readonly sql: string;
}

/** Replicas that start together wait for each other on this lock. */
const LOCK = [0x626c6e6b, 0] as const;
const MIGRATION_MS = 300_000;

/**
 * Brings the schema `blinky` up to date, each step in a transaction of its own; resolves with the steps that were run. A schema
 * that is newer than this program is left alone: steps keep what the version before them needs.
 */
export async function migrate(url: string, steps: readonly Migration[] = migrations): Promise<readonly Migration[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, application_name: 'blinky migration' });
  client.on('error', () => {}); // the query under way reports it
  try {
    await client.connect();
    await client.query(`set statement_timeout = ${MIGRATION_MS}`);
    await client.query('select pg_advisory_lock($1, $2)', [...LOCK]);
    return await run(client, steps);
  } catch (cause) {
    const { code } = cause as { code?: unknown }; // the code alone: messages name users and hosts
    throw new BlinkyError('BLINKY_START_FAILED', `the database cannot be prepared${typeof code === 'string' ? ` (${code})` : ''}`, {
      owner: 'database',
      hint: 'check that it runs and DATABASE_URL reaches it, and that its user may create a schema; `npm run doctor` looks closer',
      cause,
    });
  } finally {
    await client.end().catch(() => {}); // and with it the lock
  }
}

async function run(client: pg.Client, steps: readonly Migration[]): Promise<readonly Migration[]> {
  await client.query('create schema if not exists blinky');
  await client.query(
    'create table if not exists blinky.migration (id int primary key, what text not null, at timestamptz not null default now())',
  );
  const { rows } = await client.query<{ id: number }>('select id from blinky.migration');
  const known = new Set(rows.map(({ id }) => id));
  const missing = steps.filter(({ id }) => !known.has(id));
  for (const { id, what, sql } of missing) {
    await client.query('begin');
    await client.query(sql);
    await client.query('insert into blinky.migration (id, what) values ($1, $2)', [id, what]);
    await client.query('commit');
  }
  return missing;
}
