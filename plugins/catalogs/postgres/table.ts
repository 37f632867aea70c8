import type { Client } from 'pg';
import { fault } from './fault.ts';
import { type CatalogColumn, type ColumnNames, catalogColumns } from './settings.ts';

/** Where the catalog is kept, as the settings say. */
export interface Place {
  /** `table` or `schema.table`. */
  readonly table: string;
  readonly columns: ColumnNames;
}

/** A column of the catalog that the table has. */
export interface TableColumn {
  readonly column: CatalogColumn;
  /** What the table calls it. */
  readonly name: string;
  /** As PostgreSQL writes it, such as `text` or `date`. */
  readonly type: string;
}

export interface Table {
  readonly columns: readonly TableColumn[];
  /** Columns of the table that the catalog does not have. */
  readonly foreign: readonly string[];
}

/** What the table or view looks like now; undefined where there is none. Throws a fault when a column is named that it lacks. */
export async function describeTable(client: Client, { table, columns }: Place): Promise<Table | undefined> {
  const { rows } = await client.query<{ name: string | null; type: string }>(DESCRIBE, [quoted(table)]);
  if (rows.length === 0) return undefined;
  const types = new Map(rows.flatMap(({ name, type }) => (name === null ? [] : [[name, type] as const])));
  const lost = [...columns.values()].filter((name) => !types.has(name));
  if (lost.length > 0)
    throw fault(`the table ${table} has no column ${lost.join(', ')}`, `correct CATALOG_COLUMNS; it has ${[...types.keys()].join(', ')}`);
  const found = ([...catalogColumns, 'position'] as const).flatMap((column) => {
    const name = columns.get(column) ?? column;
    const type = types.get(name);
    return type === undefined ? [] : [{ column, name, type }];
  });
  const used = new Set(found.map(({ name }) => name));
  return { columns: found, foreign: [...types.keys()].filter((name) => !used.has(name)) };
}

/** One row without a name for a table without columns; no row for no table. */
const DESCRIBE = `
  select a.attname as name, format_type(a.atttypid, a.atttypmod) as type
  from (select to_regclass($1) as oid) t
  left join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
  where t.oid is not null order by a.attnum`;

/** A checked name, quoted for SQL. */
export function quoted(name: string): string {
  return name
    .split('.')
    .map((part) => `"${part}"`)
    .join('.');
}
