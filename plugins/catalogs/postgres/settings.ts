import { z } from '#sdk';

/** The columns of a catalog, in the order in which files name them; see `catalog/README.md`. */
export const catalogColumns = [
  'id',
  'question',
  'answer',
  'additional_info',
  'variations',
  'category',
  'locale',
  'valid_until',
  'owner',
] as const;

export type CatalogColumn = (typeof catalogColumns)[number] | 'position';

/** What the catalog calls a column, to what the table calls it; only those that are named. */
export type ColumnNames = ReadonlyMap<CatalogColumn, string>;

/** Names reach SQL only when they look like this; they are quoted besides. */
const NAME = '[a-z_][a-z0-9_]{0,62}';
const tableName = new RegExp(`^(${NAME}\\.)?${NAME}$`);
const columnPair = new RegExp(`^([a-z_]+)=(${NAME})$`);
const known: ReadonlySet<string> = new Set([...catalogColumns, 'position']);

const databaseUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'expected postgres://…' });

export const settings = z.strictObject({
  DATABASE_URL: databaseUrl.meta({ secret: true, shared: true, description: 'postgres://…; TLS as its sslmode says' }),
  DATABASE_DIRECT_URL: databaseUrl
    .optional()
    .meta({ secret: true, shared: true, description: 'the same database without a pooler, for LISTEN; default DATABASE_URL' }),
  CATALOG_TABLE: z
    .string()
    .regex(tableName, 'expected table or schema.table in lower-case letters, digits and _')
    .default('catalog')
    .meta({ description: 'table or view that holds the catalog, such as hr.faq' }),
  CATALOG_COLUMNS: z
    .string()
    .transform((text, context): ColumnNames => {
      const names = new Map<CatalogColumn, string>();
      for (const pair of text.split(',')) {
        const [, column = '', name = ''] = columnPair.exec(pair.trim()) ?? [];
        if (!known.has(column) || names.has(column as CatalogColumn)) {
          context.addIssue({
            code: 'custom',
            message: 'expected column=name pairs such as question=pregunta,answer=respuesta, each column once',
          });
          return z.NEVER;
        }
        names.set(column as CatalogColumn, name);
      }
      return names;
    })
    .optional()
    .meta({ description: "the table's own names: question=pregunta,answer=respuesta; columns that are not named keep theirs" }),
  CATALOG_POLL_SECONDS: z.coerce
    .number()
    .min(1)
    .max(86_400)
    .default(60)
    .meta({ description: 'seconds between looks at the table, for changes that no trigger announces' }),
});
