import { errorFields } from '../../observability/logger.ts';
import { BURST_MESSAGES, burstAfter } from '../burst.ts';
import { type Claim, type Entry, RETRY_MS } from '../inbox.ts';
import { Holding } from './holding.ts';
import { LEASE_MS } from './liveness.ts';
import type { PostgresInboxParts } from './postgres-inbox.ts';
import { BATCH, type ClaimRow, FAIL, type HeldClaim, readEntry, readState, UNREADABLE } from './rows.ts';
import { Supply } from './supply.ts';
import type { Waker } from './waker.ts';

/** The turns that this replica runs. */
export class Claims {
  readonly #parts: PostgresInboxParts;
  readonly #waker: Waker;
  readonly #holding: Holding;
  readonly #held = new WeakMap<Claim, HeldClaim>();
  readonly #supply: Supply<Claim>;
  #closed = false;

  constructor(parts: PostgresInboxParts, waker: Waker) {
    this.#parts = parts;
    this.#waker = waker;
    this.#holding = new Holding(parts.database, parts.liveness, 'turns');
    const holds = (claim: Claim, ageMs: number): Promise<boolean> => this.#holding.has(this.held(claim).token, ageMs);
    this.#supply = new Supply((most) => this.#fetch(most), BATCH, holds);
  }

  /** There may be some by now. */
  hint(): void {
    this.#supply.hint();
  }

  async next(): Promise<Claim | undefined> {
    if (this.#closed || !this.#parts.liveness.alive) return undefined;
    const claim = await this.#supply.next();
    if (!claim || !this.#closed) return claim;
    await this.#giveBack([claim, ...this.#supply.rest()]); // it came while the replica began to stop
    return undefined;
  }

  /** Hands out nothing more, and gives back what was fetched. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#giveBack(this.#supply.rest());
  }

  held(claim: Claim): HeldClaim {
    const held = this.#held.get(claim);
    if (!held) throw new Error('not a claim of this inbox');
    return held;
  }

  /** The claim is over; `done`: its messages are answered or given up. */
  ended({ token, ids }: HeldClaim, done: boolean): void {
    const { liveness } = this.#parts;
    if (liveness.turns.delete(token) && done) liveness.depth -= ids.length;
  }

  async #fetch(most: number): Promise<Claim[]> {
    const { database, liveness } = this.#parts;
    const values = [liveness.replica, LEASE_MS, BURST_MESSAGES, most];
    const rows = await database.query<ClaimRow>('select * from blinky.claim($1, $2, $3, $4)', values);
    const claims = await Promise.all([...Map.groupBy(rows, ({ token }) => token).values()].map((messages) => this.#claimOf(messages)));
    return claims.filter((claim) => claim !== undefined);
  }

  /** Of the rows of one conversation, at least one; undefined when they cannot be read. */
  async #claimOf(rows: readonly ClaimRow[]): Promise<Claim | undefined> {
    const { vault, liveness, limits, log } = this.#parts;
    const [first] = rows as [ClaimRow];
    const { token, attempt } = first;
    const read = rows.map(({ payload }) => readEntry(vault, payload));
    const [head, ...others] = read.slice(0, read.includes(undefined) ? read.indexOf(undefined) : undefined) as Entry[];
    const state = first.state === null ? undefined : readState(vault, first.state);
    const stateLost = first.state !== null && state === undefined;
    if (!head || (stateLost && RETRY_MS[attempt - 1] !== undefined)) return this.#unreadable(first);
    if (stateLost) log.error({ attempt }, 'a conversation begins anew: its state cannot be read with this BLINKY_SECRET');
    const entries = [head, ...burstAfter(head, [head, ...others], limits.burstMs)] as const;
    const claim: Claim = { conversation: head.conversation, entries, state, attempt };
    this.#held.set(claim, { token, ids: rows.slice(0, entries.length).map(({ id }) => id) });
    liveness.turns.add(token);
    return claim;
  }

  /** A replica with the right secret may be there, while one is rotated: tried again as a turn that failed, then given up as it is. */
  async #unreadable({ token, id, payload, attempt }: ClaimRow): Promise<undefined> {
    const { database, liveness, limits, log } = this.#parts;
    const wait = RETRY_MS[attempt - 1];
    const letter = wait === undefined ? payload : null;
    const values = [token, [id], wait ?? null, limits.burstMs, [], [], UNREADABLE, letter, UNREADABLE, null, null, null];
    try {
      const [row] = await database.query<{ done: boolean }>(FAIL, values);
      if (row?.done && letter) liveness.depth--;
      log.error({ attempt, final: letter !== null }, 'what is stored of a conversation cannot be read with this BLINKY_SECRET');
    } catch (error) {
      log.debug(errorFields(error), 'what cannot be read could not be put back: its lease ends'); // the others of its batch go on
    }
    this.#waker.wakeIn(wait ?? 0, this);
  }

  async #giveBack(claims: readonly Claim[]): Promise<void> {
    await this.#holding.giveBack(claims.map((claim) => this.held(claim).token));
  }
}
