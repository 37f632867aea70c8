import type { Turn } from '#sdk';
import { BlinkyError } from '#sdk';
import { type Database, isOutage } from '../../postgres/database.ts';
import type { Vault } from '../../postgres/vault.ts';
import { BURST_MESSAGES, burstAfter, opensBurst } from '../burst.ts';
import type { Claim, Commit, Entry, Inbox, InboxLimits, NewEntry, OutgoingReply, PendingReply, ReplyResult } from '../inbox.ts';
import { ANSWER_MS, RETRY_MS, tooManyWaiting } from '../inbox.ts';
import { LEASE_MS, type Liveness } from './liveness.ts';
import { type HeldClaim, problemOf, readEntry, readReply, sealEntry, sealReplies } from './rows.ts';
import { Waker } from './waker.ts';

export interface PostgresInboxParts {
  readonly database: Database;
  readonly vault: Vault;
  readonly liveness: Liveness;
  readonly limits: InboxLimits;
  readonly now: () => number;
}

/** A turn's work is worth some patience: PostgreSQL restarts in a few seconds. */
const COMMIT_TRIES = 12;
const COMMIT_PAUSE_MS = 500;

/** The inbox that several replicas share, as `docs/durability.md` describes it. The SQL is in `src/postgres/migrations`. */
export class PostgresInbox implements Inbox {
  readonly #parts: PostgresInboxParts;
  readonly #waker = new Waker();
  readonly #claims = new WeakMap<Claim, HeldClaim>();
  readonly #replies = new WeakMap<PendingReply, string>();
  #draining = false;

  constructor(parts: PostgresInboxParts) {
    this.#parts = parts;
    parts.liveness.onWork(() => this.#waker.wake());
  }

  get depth(): number {
    return this.#parts.liveness.depth;
  }

  get oldestAt(): number | undefined {
    return this.#parts.liveness.oldestAt;
  }

  onReady(listener: () => void): void {
    this.#waker.on(listener);
  }

  onAnswer(listener: (entryId: string) => void): void {
    this.#parts.liveness.onAnswer(listener);
  }

  async accept(entry: NewEntry): Promise<Entry | undefined> {
    const { database, vault, liveness, limits, now } = this.#parts;
    if (this.depth >= limits.inAll) throw tooManyWaiting();
    const accepted: Entry = { ...entry, receivedAt: now() };
    const burst = limits.burstMs > 0 && opensBurst(entry);
    const key = vault.hash('conversation', entry.conversation);
    if (await this.#knownFromBefore(entry, key)) return undefined;
    const [row] = await database.query<{ result: string }>('select blinky.accept($1, $2, $3, $4, $5, $6, $7, $8, $9) as result', [
      key,
      vault.hash('dedupe', entry.dedupe),
      entry.id,
      sealEntry(vault, accepted),
      burst,
      entry.awaited,
      liveness.replica,
      limits.burstMs,
      limits.perConversation,
    ]);
    if (row?.result === 'full') throw tooManyWaiting();
    if (row?.result === 'duplicate') return undefined;
    liveness.depth++;
    this.#waker.wakeIn(burst ? limits.burstMs : 0);
    return accepted;
  }

  async has(conversation: string): Promise<boolean> {
    const { database, vault } = this.#parts;
    const keys = [vault.hash('conversation', conversation), vault.formerHash('conversation', conversation)];
    const rows = await database.query(
      'select 1 from blinky.conversation where key = any($1) and state is not null and expires_at > blinky.now_ms()',
      [keys],
    );
    return rows.length > 0;
  }

  async claim(): Promise<Claim | undefined> {
    const { database, vault, liveness, limits } = this.#parts;
    if (this.#draining || !liveness.alive) return undefined;
    const [row] = await database.query<{ token: string; state: Buffer | null; attempt: number; ids: number[]; payloads: Buffer[] }>(
      'select * from blinky.claim($1, $2, $3)',
      [liveness.replica, LEASE_MS, BURST_MESSAGES],
    );
    if (!row) return undefined;
    const [head, ...others] = row.payloads.map((payload) => readEntry(vault, payload)) as [Entry, ...Entry[]];
    const entries = [head, ...burstAfter(head, [head, ...others], limits.burstMs)] as const;
    const state = row.state === null ? undefined : vault.open<string>('state', row.state);
    const claim: Claim = { conversation: head.conversation, entries, state, attempt: row.attempt };
    this.#claims.set(claim, { token: row.token, ids: row.ids.slice(0, entries.length) });
    liveness.turns.add(row.token);
    return claim;
  }

  async commit(claim: Claim, { state, replies, answer }: Commit): Promise<boolean> {
    const { vault, liveness, limits } = this.#parts;
    const held = this.#held(claim);
    const { channels, payloads } = sealReplies(vault, replies);
    const sealed = state === undefined ? null : vault.seal('state', state);
    const kept = answer === undefined ? null : vault.seal('answer', answer);
    const values = [held.token, held.ids, sealed, limits.ttlMs, limits.burstMs, channels, payloads, kept, ANSWER_MS, liveness.replica];
    const [row] = await this.#patiently<{ done: boolean }>(
      'select blinky.commit($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) as done',
      (again) => [...values, again],
    );
    return this.#ended(held, row?.done === true);
  }

  async fail(claim: Claim, error: unknown, apology: readonly OutgoingReply[]): Promise<'retry' | 'dead'> {
    const { database, vault, limits } = this.#parts;
    const held = this.#held(claim);
    const { awaited, channel } = claim.entries[0]; // a caller that waits tries again by itself
    const wait = awaited ? undefined : RETRY_MS[claim.attempt - 1];
    const { channels, payloads } = sealReplies(vault, wait === undefined && !awaited ? apology : []);
    const letter = wait === undefined && !awaited ? vault.seal('dead letter', claim.entries) : null;
    const values = [held.token, held.ids, wait ?? null, limits.burstMs, channels, payloads, channel, letter, problemOf(error)];
    const [row] = await database.query<{ done: boolean }>('select blinky.fail($1, $2, $3, $4, $5, $6, $7, $8, $9) as done', values);
    const given = row?.done === true && wait === undefined;
    if (wait !== undefined) this.#waker.wakeIn(wait);
    this.#ended(held, given);
    return given ? 'dead' : 'retry';
  }

  async answer(dedupe: string): Promise<Turn | undefined> {
    const { database, vault } = this.#parts;
    const keys = [vault.hash('dedupe', dedupe), vault.formerHash('dedupe', dedupe)];
    const [row] = await database.query<{ payload: Buffer }>(
      'select payload from blinky.answer where dedupe = any($1) and expires_at > blinky.now_ms()',
      [keys],
    );
    return row && vault.open<Turn>('answer', row.payload);
  }

  async claimReply(): Promise<PendingReply | undefined> {
    const { database, vault, liveness } = this.#parts;
    if (!liveness.alive) return undefined;
    const [row] = await database.query<{
      id: number;
      token: string;
      channel: string;
      payload: Buffer;
      attempt: number;
      interrupted: boolean;
    }>('select * from blinky.claim_reply($1, $2)', [liveness.replica, LEASE_MS]);
    if (!row) return undefined;
    const { attempt, interrupted } = row;
    const reply: PendingReply = { ...readReply(vault, row.payload), id: String(row.id), attempt, interrupted };
    this.#replies.set(reply, row.token);
    liveness.replies.add(row.token);
    return reply;
  }

  async settleReply(reply: PendingReply, result: ReplyResult): Promise<void> {
    const token = this.#replies.get(reply);
    if (token === undefined) return;
    await this.#patiently('select blinky.settle_reply($1, $2, $3)', () => [
      Number(reply.id),
      token,
      result.done ? null : result.retryAfterMs,
    ]);
    this.#parts.liveness.replies.delete(token);
    this.#waker.wakeIn(result.done ? 0 : result.retryAfterMs);
  }

  /** Nothing waits that only this process knows of: the other replicas, or the next start, go on with it. Claims no more turns. */
  async drained(): Promise<void> {
    this.#draining = true;
  }

  async stop(): Promise<void> {
    this.#draining = true;
    this.#waker.stop();
    await this.#parts.liveness.stop();
    await this.#parts.database.stop();
  }

  /** While the secret is being rotated: moves the conversation to its new key; true when the message was seen under the old one. */
  async #knownFromBefore({ conversation, dedupe }: NewEntry, key: string): Promise<boolean> {
    const { database, vault } = this.#parts;
    const former = vault.formerHash('conversation', conversation);
    if (former === undefined) return false;
    const [row] = await database.query<{ known: boolean }>(
      'select exists (select 1 from blinky.inbox where dedupe = $3) as known, blinky.rekey($1, $2)',
      [former, key, vault.formerHash('dedupe', dedupe)],
    );
    return row?.known === true;
  }

  #held(claim: Claim): HeldClaim {
    const held = this.#claims.get(claim);
    if (!held) throw new Error('not a claim of this inbox');
    return held;
  }

  #ended(held: HeldClaim, done: boolean): boolean {
    const { liveness } = this.#parts;
    if (liveness.turns.delete(held.token) && done) liveness.depth -= held.ids.length;
    if (done) this.#waker.wakeIn(0);
    return done;
  }

  /** Repeats while the database is away; `values` are told when it is not the first try. */
  async #patiently<Row extends Record<string, unknown>>(text: string, values: (again: boolean) => readonly unknown[]): Promise<Row[]> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#parts.database.query<Row>(text, values(attempt > 1));
      } catch (error) {
        const away = error instanceof BlinkyError || isOutage(error);
        if (!away || attempt === COMMIT_TRIES) throw error;
        await new Promise((resolve) => setTimeout(resolve, COMMIT_PAUSE_MS));
      }
    }
  }
}
