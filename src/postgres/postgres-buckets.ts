import type { RateLimits } from '../storage/storage.ts';
import type { Database } from './database.ts';
import type { Vault } from './vault.ts';

/** A token bucket per key that all replicas share. */
export class PostgresBuckets {
  readonly #database: Database;
  readonly #vault: Vault;
  readonly #name: string;
  readonly #limits: RateLimits;

  /** `name` keeps one kind of limit apart from the others. */
  constructor(database: Database, vault: Vault, name: string, limits: RateLimits) {
    this.#database = database;
    this.#vault = vault;
    this.#name = name;
    this.#limits = limits;
  }

  /** Takes one token: 0 when there was one, else the milliseconds until there will be. */
  async take(key: string): Promise<number> {
    const { perMinute, burst } = this.#limits;
    const hashed = this.#vault.hash('bucket', `${this.#name}\0${key}`);
    const [row] = await this.#database.query<{ wait: number }>('select blinky.take($1, $2, $3) as wait', [
      hashed,
      60_000 / perMinute,
      burst,
    ]);
    return Math.ceil(row?.wait ?? 0);
  }
}
