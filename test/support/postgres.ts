import { postgresBinaries } from './postgres-binaries.ts';
import { type PostgresServer, startPostgres, type TestDatabase } from './postgres-server.ts';

/** Why no spec can have a PostgreSQL here; undefined where it can. */
export function whyNoPostgres(): string | undefined {
  const binaries = postgresBinaries();
  return typeof binaries === 'string' ? binaries : undefined;
}

/** `describe` for what needs a PostgreSQL: skipped, with the reason in its title, where there is none. */
export function describeWithPostgres(title: string, suite: (this: Mocha.Suite) => void): void {
  const reason = whyNoPostgres();
  if (reason === undefined) describe(title, suite);
  else describe.skip(`${title} (skipped: ${reason})`, suite);
}

let shared: Promise<PostgresServer> | undefined;

/** A fresh database on the one server of this test run, which starts with the first and ends with the process. */
export async function createDatabase(): Promise<TestDatabase> {
  shared ??= startPostgres();
  return (await shared).createDatabase();
}
