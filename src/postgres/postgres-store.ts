import type { KeyValueStore } from '#sdk';
import type { Database } from './database.ts';
import type { Vault } from './vault.ts';

/** The store of one plugin, shared by all replicas. Keys are hashed, values encrypted; expired entries are deleted by the sweep. */
export class PostgresStore implements KeyValueStore {
  readonly #database: Database;
  readonly #vault: Vault;
  readonly #owner: string;

  constructor(database: Database, vault: Vault, owner: string) {
    this.#database = database;
    this.#vault = vault;
    this.#owner = owner;
  }

  async get<T>(key: string): Promise<T | undefined> {
    const hashes = this.#hashes(key);
    const rows = await this.#database.query<{ key: string; value: Buffer }>(
      'select key, value from blinky.store where key = any($1) and expires_at > blinky.now_ms()',
      [hashes],
    );
    const row = rows.find((one) => one.key === hashes[0]) ?? rows[0];
    return row && this.#vault.open<T>(this.#owner, row.value);
  }

  async set(key: string, value: unknown, ttlMs: number): Promise<void> {
    await this.#database.query(
      `insert into blinky.store (key, value, expires_at) values ($1, $2, blinky.now_ms() + $3)
       on conflict (key) do update set value = excluded.value, expires_at = excluded.expires_at`,
      [this.#hashes(key)[0], this.#vault.seal(this.#owner, value), Math.ceil(ttlMs)],
    );
  }

  async delete(key: string): Promise<void> {
    await this.#database.query('delete from blinky.store where key = any($1)', [this.#hashes(key)]);
  }

  /** Under the secret of now, and under the one before while it is rotated. */
  #hashes(key: string): string[] {
    const id = `${this.#owner}\0${key}`;
    const former = this.#vault.formerHash('store', id);
    return [this.#vault.hash('store', id), ...(former === undefined ? [] : [former])];
  }
}
