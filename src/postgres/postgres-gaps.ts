import { GAPS_KEPT, type Gap, type GapStore } from '../gaps/gap-store.ts';
import type { Database } from './database.ts';
import type { Vault } from './vault.ts';

type Body = Pick<Gap, 'key' | 'text' | 'locale'>;

interface GapRow {
  readonly body: Buffer;
  readonly count: number;
  readonly lastSeen: number;
}

/** The gaps that all replicas count together. Keys are hashed, texts encrypted; what was not asked for longest goes first. */
export class PostgresGaps implements GapStore {
  readonly #database: Database;
  readonly #vault: Vault;
  readonly #capacity: number;

  constructor(database: Database, vault: Vault, capacity = GAPS_KEPT) {
    this.#database = database;
    this.#vault = vault;
    this.#capacity = capacity;
  }

  async record({ lastSeen, ...body }: Omit<Gap, 'count'>): Promise<void> {
    await this.#database.query('select blinky.keep_gap($1, $2, $3, $4, $5)', [
      this.#vault.hash('gap', body.key),
      this.#vault.formerHash('gap', body.key),
      this.#vault.seal('gap', body),
      lastSeen,
      this.#capacity,
    ]);
  }

  /** Without those of a secret that is gone, which nobody can read. */
  async list(limit: number): Promise<readonly Gap[]> {
    const rows = await this.#database.query<GapRow>(
      'select body, count, last_seen as "lastSeen" from blinky.gap order by count desc, last_seen desc limit $1',
      [limit],
    );
    return rows.flatMap(({ body, count, lastSeen }) => this.#open(body).map((gap) => ({ ...gap, count, lastSeen })));
  }

  async prune(before: number): Promise<void> {
    await this.#database.query('delete from blinky.gap where last_seen < $1', [before]);
  }

  #open(body: Buffer): Body[] {
    try {
      return [this.#vault.open<Body>('gap', body)];
    } catch {
      return [];
    }
  }
}
