import { randomInt } from 'node:crypto';
import pg from 'pg';
import type { Logger } from '#sdk';
import { errorFields } from '../observability/logger.ts';

export interface SessionParts {
  /** Leads to PostgreSQL itself, not to a pooler. */
  readonly url: string;
  readonly log: Logger;
}

/** First key of the advisory locks that replicas hold; any number that nobody else uses. */
export const LOCK_CLASS = 0x626c6e6b;
const RECONNECT_MS = 200;
const QUERY_MS = 4_000;
/** A peer whose network is cut off holds its lock until PostgreSQL finds out: within about ten seconds. */
const KEEP_ALIVE = '-c tcp_keepalives_idle=4 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3';

/**
 * The one connection of a replica that stays: it listens, and it holds the lock that says that the replica is alive.
 * Reconnects for ever. Needs a direct connection: a pooler in transaction mode has neither LISTEN nor such locks.
 */
export class Session {
  /** Of this replica since its start; peers see by the lock on it that it is alive. */
  readonly replica = randomInt(1, 2 ** 31);
  readonly #parts: SessionParts;
  readonly #listeners = new Map<string, (payload: string) => void>();
  #client: pg.Client | undefined;
  #aliveSince: number | undefined;
  #onAlive: () => void = () => {};
  #stopped = false;
  #retry: NodeJS.Timeout | undefined;

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  /** Milliseconds for which the session has been alive, by the clock that never jumps; undefined while it is not. */
  get aliveMs(): number | undefined {
    return this.#aliveSince === undefined ? undefined : performance.now() - this.#aliveSince;
  }

  /** `listener` gets what is notified on `channel`; call before `start`. */
  on(channel: string, listener: (payload: string) => void): void {
    this.#listeners.set(channel, listener);
  }

  /** `listener` runs each time the session has come to life: what was notified in between is lost. */
  onAlive(listener: () => void): void {
    this.#onAlive = listener;
  }

  /** Resolves when it is alive for the first time. Rejects when the first try fails. */
  async start(): Promise<void> {
    await this.#connect();
  }

  /** A query on the session's own connection; throws while it is not alive. */
  async query<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[]): Promise<Row[]> {
    if (!this.#client) throw new Error('the session is not connected');
    try {
      return (await this.#client.query<Row>(text, values as unknown[])).rows;
    } catch (error) {
      this.#lost(this.#client);
      throw error;
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#retry);
    this.#aliveSince = undefined;
    await this.#client?.end().catch(() => {});
    this.#client = undefined;
  }

  async #connect(): Promise<void> {
    const { url } = this.#parts;
    const client = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: QUERY_MS,
      query_timeout: QUERY_MS,
      keepAlive: true,
      application_name: 'blinky session',
      options: KEEP_ALIVE,
    });
    client.on('error', () => this.#lost(client));
    client.on('end', () => this.#lost(client));
    client.on('notification', ({ channel, payload }) => this.#listeners.get(channel)?.(payload ?? ''));
    try {
      await client.connect();
      for (const channel of this.#listeners.keys()) await client.query(`listen ${client.escapeIdentifier(channel)}`);
      // Shared: a connection that the network swallowed may still hold it.
      await client.query('select pg_advisory_lock_shared($1, $2)', [LOCK_CLASS, this.replica]);
    } catch (error) {
      await client.end().catch(() => {});
      throw error;
    }
    if (this.#stopped) return client.end();
    this.#client = client;
    this.#aliveSince = performance.now();
    this.#onAlive();
  }

  #lost(client: pg.Client): void {
    if (client !== this.#client) return;
    this.#client = undefined;
    this.#aliveSince = undefined;
    client.end().catch(() => {});
    if (this.#stopped) return;
    this.#parts.log.warn({}, 'the session with the database was lost; nothing is claimed until it is back');
    this.#again();
  }

  #again(): void {
    this.#retry = setTimeout(() => {
      this.#connect().then(
        () => this.#parts.log.info({}, 'the session with the database is back'),
        (error: unknown) => {
          this.#parts.log.debug(errorFields(error), 'the database cannot be reached yet');
          if (!this.#stopped) this.#again();
        },
      );
    }, RECONNECT_MS);
  }
}
