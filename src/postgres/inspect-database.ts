import pg from 'pg';
import type { Migration } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { opensStored } from './secret-check.ts';
import type { Vault } from './vault.ts';

/** What a look at the database found; nothing is changed by it. */
export interface Inspection {
  readonly name: string;
  /** The program makes sure of the schema at each start, for which PostgreSQL asks this right even where it is there. */
  readonly mayCreateSchema: boolean;
  /** Undefined where there is no schema `blinky` yet. */
  readonly schema: { readonly usable: boolean; readonly mayCreateTables: boolean } | undefined;
  /** Steps that the next start would run; undefined where they cannot be read. */
  readonly missing: readonly Migration[] | undefined;
  /** True where a newer version has worked here. */
  readonly newer: boolean;
  /** How far its clock is ahead of this machine's, in milliseconds; exact to half of what a query takes. */
  readonly aheadMs: number;
  /** Whether the vault opens what is stored; undefined where nothing is. */
  readonly opens: boolean | undefined;
}

const CONNECT_MS = 3_000;
const QUERY_MS = 3_000;
/** The migration from which on there is something to open. */
const SECRET_STEP = 6;

/** Looks at the database behind `url`; `now` in milliseconds since 1970. Throws what PostgreSQL or the network says when it cannot be asked. */
export async function inspectDatabase(url: string, vault: Vault, now: () => number): Promise<Inspection> {
  return connected(url, async (client) => {
    const [rights] = (await client.query<Rights>(RIGHTS)).rows as [Rights];
    const { name, mayCreateSchema, there, usable, mayCreateTables } = rights;
    const ran = usable ? await ranSteps(client) : there ? undefined : [];
    const highest = Math.max(...migrations.map(({ id }) => id));
    return {
      name,
      mayCreateSchema,
      schema: there ? { usable, mayCreateTables } : undefined,
      missing: ran && migrations.filter(({ id }) => !ran.includes(id)),
      newer: ran?.some((id) => id > highest) ?? false,
      aheadMs: await aheadOf(client, now),
      opens: ran?.includes(SECRET_STEP) ? await opensStored(async (sql) => (await client.query(sql)).rows, vault) : undefined,
    };
  });
}

/** The name of the database behind `url`. Throws as `inspectDatabase` does. */
export function databaseName(url: string): Promise<string> {
  return connected(url, async (client) => (await client.query<{ name: string }>('select current_database() as name')).rows[0]?.name ?? '');
}

interface Rights {
  readonly name: string;
  readonly mayCreateSchema: boolean;
  readonly there: boolean;
  readonly usable: boolean;
  readonly mayCreateTables: boolean;
}

const RIGHTS = `
  select current_database() as name, has_database_privilege(current_database(), 'create') as "mayCreateSchema", n.oid is not null as there,
    coalesce(has_schema_privilege(n.oid, 'usage'), false) as usable, coalesce(has_schema_privilege(n.oid, 'create'), false) as "mayCreateTables"
  from (select 1) one left join pg_namespace n on n.nspname = 'blinky'`;

async function connected<T>(url: string, look: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: QUERY_MS,
    application_name: 'blinky doctor',
  });
  client.on('error', () => {}); // the query under way reports it
  try {
    await client.connect();
    return await look(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** Their ids; undefined where the user may not read them. */
async function ranSteps(client: pg.Client): Promise<readonly number[] | undefined> {
  const [table] = (
    await client.query<{ there: boolean; readable: boolean }>(
      `select t.oid is not null as there, coalesce(has_table_privilege(t.oid, 'select'), false) as readable
       from (select to_regclass('blinky.migration') as oid) t`,
    )
  ).rows;
  if (!table?.there) return [];
  if (!table.readable) return undefined;
  return (await client.query<{ id: number }>('select id from blinky.migration')).rows.map(({ id }) => id);
}

async function aheadOf(client: pg.Client, now: () => number): Promise<number> {
  const before = now();
  const { rows } = await client.query<{ ms: string }>('select (extract(epoch from clock_timestamp()) * 1000)::bigint as ms');
  return Number(rows[0]?.ms) - (before + now()) / 2;
}
