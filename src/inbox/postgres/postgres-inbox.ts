import type { Logger, Turn } from '#sdk';
import { BlinkyError } from '#sdk';
import { errorFields } from '../../observability/logger.ts';
import { type Database, isOutage } from '../../postgres/database.ts';
import type { Vault } from '../../postgres/vault.ts';
import { BURST_MESSAGES, burstAfter, opensBurst } from '../burst.ts';
import type { Claim, Commit, Entry, Inbox, InboxLimits, NewEntry, OutgoingReply, PendingReply, ReplyResult } from '../inbox.ts';
import { ANSWER_MS, RETRY_MS, tooManyWaiting } from '../inbox.ts';
import { Holding } from './holding.ts';
import { LEASE_MS, type Liveness } from './liveness.ts';
import {
  type ClaimRow,
  type HeldClaim,
  problemOf,
  type ReplyRow,
  readEntry,
  readReply,
  readState,
  sealEntry,
  sealReplies,
  UNREADABLE,
} from './rows.ts';
import { Supply } from './supply.ts';
import { Waker } from './waker.ts';

export interface PostgresInboxParts {
  readonly database: Database;
  readonly vault: Vault;
  readonly liveness: Liveness;
  readonly limits: InboxLimits;
  readonly log: Logger;
  readonly now: () => number;
}

/** A turn's work is worth some patience: PostgreSQL restarts in a few seconds. */
const COMMIT_TRIES = 12;
const COMMIT_PAUSE_MS = 500;
/** Pieces of work that one query hands out at most. */
const BATCH = 16;

/** The inbox that several replicas share, as `docs/reliability.md` describes it. The SQL is in `src/postgres/migrations`. */
export class PostgresInbox implements Inbox {
  readonly #parts: PostgresInboxParts;
  readonly #waker = new Waker();
  readonly #turns = new Supply(
    (most) => this.#fetchClaims(most),
    BATCH,
    (claim, ageMs) => this.#heldTurns.has(this.#held(claim).token, ageMs),
  );
  readonly #sends = new Supply(
    (most) => this.#fetchReplies(most),
    BATCH,
    (reply, ageMs) => this.#heldReplies.has(this.#replies.get(reply) as string, ageMs),
  );
  readonly #claims = new WeakMap<Claim, HeldClaim>();
  readonly #replies = new WeakMap<PendingReply, string>();
  readonly #heldTurns: Holding;
  readonly #heldReplies: Holding;
  #draining = false;

  constructor(parts: PostgresInboxParts) {
    this.#parts = parts;
    this.#heldTurns = new Holding(parts.database, parts.liveness, 'turns');
    this.#heldReplies = new Holding(parts.database, parts.liveness, 'replies');
    parts.liveness.onWork(() => this.#wake(this.#turns, this.#sends));
  }

  get depth(): number {
    return Math.max(0, this.#parts.liveness.depth); // until the next count: what others took in and this one answered
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
    this.#wakeIn(burst ? limits.burstMs : 0, this.#turns);
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
    if (this.#draining || !this.#parts.liveness.alive) return undefined;
    const claim = await this.#turns.next();
    if (!claim || !this.#draining) return claim;
    await this.#giveBackTurns([claim, ...this.#turns.rest()]); // it came while the replica began to stop
    return undefined;
  }

  async commit(claim: Claim, { state, replies, answer }: Commit): Promise<boolean> {
    const { vault, liveness, limits } = this.#parts;
    const held = this.#held(claim);
    const { channels, payloads } = sealReplies(vault, replies);
    const sealed = state === undefined ? null : vault.seal('state', state);
    const kept = answer === undefined ? null : vault.seal('answer', answer);
    const values = [held.token, held.ids, sealed, limits.ttlMs, limits.burstMs, channels, payloads, kept, ANSWER_MS, liveness.replica];
    const [row] = await this.#patiently<{ result: 'kept' | 'more' | 'lost' }>(
      'select blinky.commit($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) as result',
      (again) => [...values, again],
    );
    this.#ended(held, row?.result !== 'lost');
    if (row?.result === 'more') this.#turns.hint();
    if (row?.result !== 'lost' && replies.length > 0) this.#sends.hint();
    this.#waker.wake();
    return row?.result !== 'lost';
  }

  async fail(claim: Claim, error: unknown, apology: readonly OutgoingReply[]): Promise<'retry' | 'dead'> {
    const { database, vault, liveness, limits } = this.#parts;
    const held = this.#held(claim);
    const { awaited, channel } = claim.entries[0]; // a caller that waits tries again by itself
    const wait = awaited ? undefined : RETRY_MS[claim.attempt - 1];
    const { channels, payloads } = sealReplies(vault, wait === undefined && !awaited ? apology : []);
    const letter = wait === undefined && !awaited ? vault.seal('dead letter', claim.entries) : null;
    const values = [held.token, held.ids, wait ?? null, limits.burstMs, channels, payloads, channel, letter, problemOf(error)];
    const asked = database.query<{ done: boolean }>('select blinky.fail($1, $2, $3, $4, $5, $6, $7, $8, $9) as done', values);
    const [row] = await asked.catch((fault: unknown) => {
      liveness.turns.delete(held.token); // not renewed any more: the end of its lease frees it
      throw fault;
    });
    const given = row?.done === true && wait === undefined;
    this.#ended(held, given);
    this.#wakeIn(wait ?? 0, this.#turns, this.#sends);
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
    return this.#parts.liveness.alive ? this.#sends.next() : undefined;
  }

  async settleReply(reply: PendingReply, result: ReplyResult): Promise<void> {
    const token = this.#replies.get(reply);
    if (token === undefined) return;
    const values = [Number(reply.id), token, result.done ? null : result.retryAfterMs];
    const asked = this.#patiently<{ next: boolean }>('select blinky.settle_reply($1, $2, $3) as next', () => values);
    const [row] = await asked.finally(() => this.#parts.liveness.replies.delete(token)); // the end of its lease frees one that failed
    if (!result.done) this.#wakeIn(result.retryAfterMs, this.#sends);
    else if (row?.next) this.#wake(this.#sends);
  }

  /** Nothing waits that only this process knows of: the other replicas, or the next start, go on with it. Claims no more turns. */
  async drained(): Promise<void> {
    this.#draining = true;
    await this.#giveBackTurns(this.#turns.rest());
  }

  async stop(): Promise<void> {
    await this.drained();
    await this.#heldReplies.giveBack(this.#sends.rest().map((reply) => this.#replies.get(reply) as string));
    this.#waker.stop();
    await this.#parts.liveness.stop();
    await this.#parts.database.stop();
  }

  async #fetchClaims(most: number): Promise<Claim[]> {
    const rows = await this.#parts.database.query<ClaimRow>('select * from blinky.claim($1, $2, $3, $4)', [
      this.#parts.liveness.replica,
      LEASE_MS,
      BURST_MESSAGES,
      most,
    ]);
    const claims = await Promise.all([...Map.groupBy(rows, ({ token }) => token).values()].map((messages) => this.#claimOf(messages)));
    return claims.filter((claim) => claim !== undefined);
  }

  /** Of the rows of one conversation, at least one; undefined when they cannot be read. */
  async #claimOf(rows: readonly ClaimRow[]): Promise<Claim | undefined> {
    const { vault, liveness, limits } = this.#parts;
    const [first] = rows as [ClaimRow];
    const { token, attempt } = first;
    const read = rows.map(({ payload }) => readEntry(vault, payload));
    const [head, ...others] = read.slice(0, read.includes(undefined) ? read.indexOf(undefined) : undefined) as Entry[];
    const state = first.state === null ? undefined : readState(vault, first.state);
    const stateLost = first.state !== null && state === undefined;
    if (!head || (stateLost && RETRY_MS[attempt - 1] !== undefined)) return this.#unreadable(first);
    if (stateLost) this.#parts.log.error({ attempt }, 'a conversation begins anew: its state cannot be read with this BLINKY_SECRET');
    const entries = [head, ...burstAfter(head, [head, ...others], limits.burstMs)] as const;
    const claim: Claim = { conversation: head.conversation, entries, state, attempt };
    this.#claims.set(claim, { token, ids: rows.slice(0, entries.length).map(({ id }) => id) });
    liveness.turns.add(token);
    return claim;
  }

  /** A replica with the right secret may be there, while one is rotated: tried again as a turn that failed, then given up as it is. */
  async #unreadable({ token, id, payload, attempt }: ClaimRow): Promise<undefined> {
    const { database, liveness, limits, log } = this.#parts;
    const wait = RETRY_MS[attempt - 1];
    const letter = wait === undefined ? payload : null;
    const values = [token, [id], wait ?? null, limits.burstMs, [], [], UNREADABLE, letter, UNREADABLE];
    try {
      const [row] = await database.query<{ done: boolean }>('select blinky.fail($1, $2, $3, $4, $5, $6, $7, $8, $9) as done', values);
      if (row?.done && letter) liveness.depth--;
      log.error({ attempt, final: letter !== null }, 'what is stored of a conversation cannot be read with this BLINKY_SECRET');
    } catch (error) {
      log.debug(errorFields(error), 'what cannot be read could not be put back: its lease ends'); // the others of its batch go on
    }
    this.#wakeIn(wait ?? 0, this.#turns);
  }

  async #fetchReplies(most: number): Promise<PendingReply[]> {
    const { database, liveness } = this.#parts;
    const rows = await database.query<ReplyRow>('select * from blinky.claim_replies($1, $2, $3)', [liveness.replica, LEASE_MS, most]);
    const replies = await Promise.all(rows.map((row) => this.#replyOf(row)));
    return replies.filter((reply) => reply !== undefined);
  }

  async #replyOf({ id, token, payload, attempt, interrupted }: ReplyRow): Promise<PendingReply | undefined> {
    const { vault, liveness, log } = this.#parts;
    const content = readReply(vault, payload);
    const reply = { ...content, id: String(id), attempt, interrupted } as PendingReply;
    this.#replies.set(reply, token);
    liveness.replies.add(token);
    if (content) return reply;
    const wait = RETRY_MS[attempt - 1];
    log.error({ attempt, final: wait === undefined }, 'a reply cannot be read with this BLINKY_SECRET');
    await this.settleReply(reply, wait === undefined ? { done: true } : { done: false, retryAfterMs: wait }).catch((error: unknown) => {
      liveness.replies.delete(token);
      log.debug(errorFields(error), 'what cannot be read could not be put back: its lease ends');
    });
    return undefined;
  }

  async #giveBackTurns(claims: readonly Claim[]): Promise<void> {
    await this.#heldTurns.giveBack(claims.map((claim) => this.#held(claim).token));
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

  #ended(held: HeldClaim, done: boolean): void {
    const { liveness } = this.#parts;
    if (liveness.turns.delete(held.token) && done) liveness.depth -= held.ids.length;
  }

  #wake(...supplies: readonly Pick<Supply<unknown>, 'hint'>[]): void {
    for (const supply of supplies) supply.hint();
    this.#waker.wake();
  }

  #wakeIn(ms: number, ...supplies: readonly Pick<Supply<unknown>, 'hint'>[]): void {
    this.#waker.run(ms, () => this.#wake(...supplies));
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
