import type { Client } from 'pg';
import type { CatalogRow } from '#sdk';
import { transaction } from './connect.ts';
import { asFault, fault } from './fault.ts';
import { catalogColumns } from './settings.ts';
import { describeTable, type Place, quoted, type Table, type TableColumn } from './table.ts';
import { CHANNEL } from './watch.ts';

export interface ReplaceOptions {
  readonly url: string;
  readonly place: Place;
  readonly signal: AbortSignal;
  /** Called with the number of rows written so far. */
  readonly onWritten?: ((rows: number) => void) | undefined;
}

const SLICE_ROWS = 500;
const BEGIN = `begin; set local statement_timeout = '60s'; set local lock_timeout = '5s'; set local datestyle = 'ISO'`;

/** Makes `rows` the content of the table, in one transaction; makes the table where there is none. Throws BLINKY_CATALOG_INVALID. */
export async function replaceTable({ url, place, signal, onWritten }: ReplaceOptions, rows: readonly CatalogRow[]): Promise<void> {
  const replace = async (client: Client): Promise<void> => {
    const table = (await describeTable(client, place)) ?? (await createTable(client, place));
    const columns = columnsFor(table, place, rows);
    await client.query(`lock table ${quoted(place.table)} in share row exclusive mode`);
    await client.query(`delete from ${quoted(place.table)}`);
    for (let at = 0; at < rows.length; at += SLICE_ROWS) {
      await insert(client, { place, columns, rows: rows.slice(at, at + SLICE_ROWS), first: at + 1 });
      onWritten?.(Math.min(at + SLICE_ROWS, rows.length));
    }
    await client.query(`notify ${CHANNEL}`);
  };
  try {
    await transaction({ url, signal, begin: BEGIN }, replace);
  } catch (error) {
    signal.throwIfAborted();
    throw asFault(error, `the table ${place.table}`);
  }
}

/** The table with every column as text, and a trigger that tells of each change. */
async function createTable(client: Client, place: Place): Promise<Table> {
  const { table, columns } = place;
  const name = (column: string): string => quoted(columns.get(column as never) ?? column);
  const texts = catalogColumns.map((column) => `${name(column)} text${required.has(column) ? ' not null' : ''}`);
  await client.query(`create table ${quoted(table)} (${name('position')} integer primary key, ${texts.join(', ')})`);
  const schema = table.includes('.') ? `${quoted(table.split('.')[0] ?? '')}.` : '';
  await client.query(`create or replace function ${schema}blinky_catalog_changed() returns trigger language plpgsql
    as $$ begin notify ${CHANNEL}; return null; end $$`);
  await client.query(`create trigger blinky_catalog_changed after insert or update or delete or truncate on ${quoted(table)}
    for each statement execute function ${schema}blinky_catalog_changed()`);
  const made = await describeTable(client, place);
  if (made) return made;
  throw fault(
    `the table ${table} was made, and is not found`,
    'add its schema to the search_path of the role, or name it in CATALOG_TABLE',
  );
}

const required: ReadonlySet<string> = new Set(['question', 'answer', 'additional_info']);

/** The columns to write. Throws a fault where something would be lost: what the table holds besides, the order, or a column. */
function columnsFor({ columns, foreign }: Table, { table }: Place, rows: readonly CatalogRow[]): readonly TableColumn[] {
  if (foreign.length > 0) {
    throw fault(
      `the table ${table} also holds ${foreign.join(', ')}, which an import would empty`,
      'import into a table of its own: set CATALOG_TABLE',
    );
  }
  const has = (wanted: string): boolean => columns.some(({ column }) => column === wanted);
  const needed = ['position', ...catalogColumns.filter((column) => rows.some(({ fields }) => fields[column] !== undefined))];
  const lost = needed.filter((column) => !has(column));
  if (lost.length > 0) {
    const add = lost.map((column) => `add column ${column} ${column === 'position' ? 'integer' : 'text'}`).join(', ');
    throw fault(`the table ${table} has no column ${lost.join(', ')}`, `alter table ${table} ${add}; or name yours in CATALOG_COLUMNS`);
  }
  return columns;
}

interface Slice {
  readonly place: Place;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly CatalogRow[];
  /** Position of the first of the rows. */
  readonly first: number;
}

async function insert(client: Client, { place, columns, rows, first }: Slice): Promise<void> {
  const values = columns.map(({ column }) =>
    column === 'position' ? rows.map((_, at) => String(first + at)) : rows.map(({ fields }) => fields[column] ?? null),
  );
  const names = columns.map(({ name }) => quoted(name)).join();
  // An empty cell is not a date; as a text it stays what it is.
  const picked = columns.map(({ type }, at) => (type === 'text' ? `c${at}` : `nullif(c${at}, '')::${type}`)).join();
  const arrays = columns.map((_, at) => `$${at + 1}::text[]`).join();
  const aliases = columns.map((_, at) => `c${at}`).join();
  await client.query(`insert into ${quoted(place.table)} (${names}) select ${picked} from unnest(${arrays}) as slice(${aliases})`, values);
}
