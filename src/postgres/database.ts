import pg from 'pg';
import { BlinkyError } from '#sdk';

export interface DatabaseSettings {
  readonly url: string;
  /** Connections of this replica, beside its one session. */
  readonly connections?: number;
  /** True where `url` leads to a pooler, which takes no settings of a session. */
  readonly pooled?: boolean;
}

/** Queries that run side by side. */
const CONNECTIONS = 10;
/** Nothing on the path of a message takes longer, unless something is wrong. */
const STATEMENT_MS = 5_000;
const CONNECT_MS = 3_000;

pg.types.setTypeParser(pg.types.builtins.INT8, Number); // milliseconds since 1970 and ids stay far below 2^53

/** One replica's connections to PostgreSQL. Every query has a deadline; one that the database could not take throws BLINKY_OVERLOADED. */
export class Database {
  readonly #pool: pg.Pool;
  /** Names of prepared statements, by their text; a pooler may not know them. */
  readonly #names: Map<string, string> | undefined;

  constructor({ url, connections = CONNECTIONS, pooled = false }: DatabaseSettings) {
    this.#pool = new pg.Pool({
      connectionString: url,
      max: connections,
      connectionTimeoutMillis: CONNECT_MS,
      query_timeout: STATEMENT_MS + 1_000, // a backstop: also when the network swallows the answer
      keepAlive: true,
      application_name: 'blinky',
      ...(pooled ? {} : { statement_timeout: STATEMENT_MS }),
    });
    this.#names = pooled ? undefined : new Map();
    this.#pool.on('error', () => {}); // an idle connection broke: the pool opens another
  }

  async query<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    try {
      return (await this.#pool.query<Row>({ ...this.#named(text), text, values: values as unknown[] })).rows;
    } catch (error) {
      throw isOutage(error) ? away(error) : error;
    }
  }

  /** PostgreSQL parses and plans each text once for every connection: half of what a short statement costs. */
  #named(text: string): { name?: string } {
    if (!this.#names) return {};
    const name = this.#names.get(text) ?? `blinky ${this.#names.size}`;
    this.#names.set(text, name);
    return { name };
  }

  /** Idempotent. */
  async stop(): Promise<void> {
    if (!this.#pool.ending) await this.#pool.end();
  }
}

/** True for faults of the connection or of a database that is stopping, full or starting: a later try may help. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: string };
  if (code === undefined) return /timeout|terminated|closed|ended|not queryable/i.test(error.message);
  // Classes of SQLSTATE: 08 connection, 53 resources, 57 operator intervention, 58 system; 25006 of one that a failover put back; and Node's own.
  return /^(08|53|57|58|25006)/.test(code) || /^E[A-Z_]+$/.test(code);
}

/** What everything throws that the database could not take. */
export function away(cause?: unknown): BlinkyError {
  return new BlinkyError('BLINKY_OVERLOADED', 'the database does not answer', {
    owner: 'database',
    hint: 'look at DATABASE_URL and the database; what was accepted is kept',
    retryAfterMs: 2_000,
    cause,
  });
}
