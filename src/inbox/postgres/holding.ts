import type { Database } from '../../postgres/database.ts';
import { LEASE_MS, type Liveness } from './liveness.ts';

/** The claims of one kind, by their tokens, that this replica holds. */
export class Holding {
  readonly #database: Database;
  readonly #liveness: Liveness;
  readonly #tokens: Set<string>;
  readonly #renew: string;
  readonly #release: string;

  constructor(database: Database, liveness: Liveness, kind: 'turns' | 'replies') {
    this.#database = database;
    this.#liveness = liveness;
    this.#tokens = liveness[kind];
    const table = kind === 'turns' ? 'conversation' : 'outbox';
    this.#renew = `update blinky.${table} set leased_until = blinky.now_ms() + $2 where claim = $1 returning true as held`;
    const unbegun = kind === 'turns' ? 'attempt = attempt - 1, ready_at = ready_at' : 'next_at = next_at';
    this.#release = `update blinky.${table} set claim = null, replica = null, ${unbegun} + $2 where claim = any($1)`;
  }

  /** Whether a claim that was made `ageMs` milliseconds ago is still this replica's. */
  async has(token: string, ageMs: number): Promise<boolean> {
    if (this.#liveness.holdsSince(ageMs)) return true;
    const rows = await this.#database.query(this.#renew, [token, LEASE_MS]).catch(() => []);
    if (rows.length === 0) this.#tokens.delete(token);
    return rows.length > 0;
  }

  /** Gives claims back on which nothing was done, due `ms` milliseconds later than they were. Where that fails their leases end. */
  async giveBack(tokens: readonly string[], ms = 0): Promise<void> {
    if (tokens.length === 0) return;
    for (const token of tokens) this.#tokens.delete(token);
    await this.#database.query(this.#release, [tokens, ms]).catch(() => {});
  }
}
