import type { CatalogRow, CatalogSource } from '#sdk';
import { testContext } from '../../../../test/contracts/context.ts';
import { createDatabase } from '../../../../test/support/postgres.ts';
import { query, type TestDatabase } from '../../../../test/support/postgres-server.ts';
import definition from '../index.ts';
import { settings } from '../settings.ts';

/** A database for the suite that calls this, empty before each test, and the sources that its tests open. */
export function catalogDatabase() {
  let database: TestDatabase;
  const sources: CatalogSource[] = [];
  before(async () => {
    database = await createDatabase();
  });
  afterEach(async () => {
    await Promise.all(sources.splice(0).map((source) => source.stop?.()));
    await run('drop schema public cascade; create schema public');
  });
  after(() => database.drop());

  const run = (sql: string): Promise<unknown[]> => query(database.url, sql);

  return {
    run,
    url: () => database.url,
    async open(values: Record<string, string> = {}): Promise<CatalogSource> {
      const source = await definition.create(testContext(settings.parse({ DATABASE_URL: database.url, ...values })));
      sources.push(source);
      return source;
    },
  };
}

export async function fill(source: CatalogSource, rows: readonly CatalogRow[]): Promise<void> {
  await source.writable?.replace(rows, { signal: patient() });
}

export function row(fields: Record<string, string>): CatalogRow {
  return { origin: 'test', fields: { question: '¿Qué día pagan?', answer: 'El 15', additional_info: '', ...fields } };
}

/** Never aborted. */
export function patient(): AbortSignal {
  return new AbortController().signal;
}
