import type { Client } from 'pg';
import type { CatalogRow } from '#sdk';
import { transaction } from './connect.ts';
import { asFault, fault } from './fault.ts';
import { describeTable, type Place, quoted, type Table, type TableColumn } from './table.ts';

/** Tells contents of the table apart; `ABSENT` where there is none. */
export type TableVersion = string;
export const ABSENT: TableVersion = 'absent';

export interface TableContent {
  readonly version: TableVersion;
  readonly rows: CatalogRow[];
}

const MAX_ROWS = 100_000;
/** UTF-16 units of all texts together. */
const MAX_LENGTH = 50_000_000;
const SLICE_ROWS = 1_000;
/** One snapshot for version and rows; a second for each statement, so that a busy database is not made busier. */
const BEGIN = `begin isolation level repeatable read read only; set local statement_timeout = 1000; set local datestyle = 'ISO'`;

/** Every row as it stands, in order, and its version. Throws BLINKY_CATALOG_INVALID. */
export async function readTable(url: string, place: Place, signal: AbortSignal): Promise<TableContent> {
  const read = async (client: Client): Promise<TableContent> => {
    const table = await describeTable(client, place);
    if (!table) return { version: ABSENT, rows: [] };
    return { version: await versionOf(client, place, table), rows: await rowsOf(client, place, table) };
  };
  try {
    return await transaction({ url, signal, begin: BEGIN }, read);
  } catch (error) {
    signal.throwIfAborted();
    throw asFault(error, `the table ${place.table}`);
  }
}

/** The version alone, over a connection that is open; the rows never leave the database. */
export async function lookAtTable(client: Client, place: Place): Promise<TableVersion> {
  await client.query(BEGIN);
  try {
    const table = await describeTable(client, place);
    return table ? await versionOf(client, place, table) : ABSENT;
  } finally {
    await client.query('rollback');
  }
}

/** Works for views too, which have neither triggers nor statistics. */
async function versionOf(client: Client, { table }: Place, { columns }: Table): Promise<TableVersion> {
  const names = columns.map(({ column }) => column).join();
  const row = `row(${columns.map(({ name }) => `${quoted(name)}::text`).join()})::text`;
  const sql = `select count(*) || ':' || coalesce(sum(hashtextextended(${row}, 0)), 0) as version from ${quoted(table)}`;
  const { rows } = await client.query<{ version: string }>(sql);
  return `${names}:${rows[0]?.version}`;
}

async function rowsOf(client: Client, { table }: Place, { columns }: Table): Promise<CatalogRow[]> {
  const picked = columns.map(({ column, name }) => `${quoted(name)}::text as ${column}`).join();
  await client.query(`declare catalog_rows no scroll cursor for select ${picked} from ${quoted(table)} as t order by ${orderOf(columns)}`);
  const records: Record<string, string | null>[] = [];
  let length = 0;
  for (;;) {
    const { rows } = await client.query<Record<string, string | null>>(`fetch ${SLICE_ROWS} from catalog_rows`);
    if (rows.length === 0) break;
    for (const record of rows) for (const text of Object.values(record)) length += text?.length ?? 0;
    records.push(...rows);
    if (records.length > MAX_ROWS) throw fault(`the table ${table} has more than ${MAX_ROWS} rows`, 'keep only the catalog in it');
    if (length > MAX_LENGTH) throw fault(`the texts of the table ${table} are over ${MAX_LENGTH / 1e6} MB`, 'keep only the catalog in it');
  }
  return asRows(records, table);
}

/** Qualified: a bare name would be the picked text, and 10 come before 9. By position where the table has one; otherwise by what tells rows apart, so that two loads are equal. */
function orderOf(columns: readonly TableColumn[]): string {
  const names = (['position', 'id', 'question', 'answer'] as const).flatMap((wanted) => columns.filter(({ column }) => column === wanted));
  return names.length === 0 ? '1' : names.map(({ name }) => `t.${quoted(name)}`).join();
}

/** A column that is null in every row is one that the catalog does not have. */
function asRows(records: readonly Record<string, string | null>[], table: string): CatalogRow[] {
  const used = Object.keys(records[0] ?? {}).filter((name) => name !== 'position' && records.some((record) => record[name] !== null));
  return records.map((record, at) => ({
    origin: `${table}:${at + 1}`,
    fields: Object.fromEntries(used.map((name) => [name, record[name] ?? ''])),
  }));
}
