import type { Logger } from '#sdk';
import type { Database } from '../../postgres/database.ts';
import { patiently } from '../../postgres/patiently.ts';
import type { Vault } from '../../postgres/vault.ts';
import { opensBurst } from '../burst.ts';
import type { Answer, Claim, Commit, Entry, Inbox, InboxLimits, NewEntry, OutgoingReply, PendingReply, ReplyResult } from '../inbox.ts';
import { ANSWER_MS, failedTurn, RETRY_MS, tooManyWaiting } from '../inbox.ts';
import { BatchedCalls } from './batched-calls.ts';
import { Claims } from './claims.ts';
import type { Liveness } from './liveness.ts';
import { Replies } from './replies.ts';
import { FAIL, problemOf, sealEntry, sealReplies } from './rows.ts';
import { Waker } from './waker.ts';

export interface PostgresInboxParts {
  readonly database: Database;
  readonly vault: Vault;
  readonly liveness: Liveness;
  readonly limits: InboxLimits;
  readonly log: Logger;
  readonly now: () => number;
}

/** The inbox that several replicas share, as `docs/reliability.md` describes it. The SQL is in `src/postgres/migrations`. */
export class PostgresInbox implements Inbox {
  readonly #parts: PostgresInboxParts;
  readonly #waker = new Waker();
  readonly #claims: Claims;
  readonly #replies: Replies;
  readonly #accepts: BatchedCalls<{ result: 'accepted' | 'duplicate' | 'full' }>;
  readonly #commits: BatchedCalls<{ result: 'kept' | 'more' | 'lost'; reply: number | null; token: string | null }>;

  constructor(parts: PostgresInboxParts) {
    this.#parts = parts;
    this.#claims = new Claims(parts, this.#waker);
    this.#replies = new Replies(parts, this.#waker);
    this.#accepts = new BatchedCalls(parts.database, 'accept', ['result']);
    this.#commits = new BatchedCalls(parts.database, 'commit', ['result', 'reply', 'token']);
    parts.liveness.onWork(() => this.#waker.wakeIn(0, this.#claims, this.#replies));
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
    const { vault, liveness, limits, now } = this.#parts;
    if (this.depth >= limits.inAll) throw tooManyWaiting();
    const accepted: Entry = { ...entry, receivedAt: now() };
    const burst = limits.burstMs > 0 && opensBurst(entry);
    const key = vault.hash('conversation', entry.conversation);
    if (await this.#knownFromBefore(entry, key)) return undefined;
    const { result } = await this.#accepts.call(entry.conversation, [
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
    if (result === 'full') throw tooManyWaiting();
    if (result === 'duplicate') return undefined;
    liveness.depth++;
    this.#waker.wakeIn(burst ? limits.burstMs : 0, this.#claims);
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

  claim(): Promise<Claim | undefined> {
    return this.#claims.next();
  }

  async commit(claim: Claim, { state, replies, answer }: Commit): Promise<boolean> {
    const { vault, liveness, limits } = this.#parts;
    const held = this.#claims.held(claim);
    const { channels, payloads } = sealReplies(vault, replies);
    const sealed = state === undefined ? null : vault.seal('state', state);
    const kept = answer === undefined ? null : vault.seal('answer', answer);
    const times = [limits.ttlMs, limits.burstMs];
    const values = [held.token, held.ids, sealed, ...times, channels, payloads, kept, ANSWER_MS, liveness.replica];
    const asked = performance.now();
    let leftToAnyone = false;
    const { result, reply, token } = await this.#replies.beside((leaseMs) => {
      leftToAnyone = leaseMs === null;
      return patiently((again) => this.#commits.call(claim.conversation, [...values, leaseMs, again]));
    });
    this.#claims.ended(held, result !== 'lost');
    if (result === 'more') this.#claims.hint();
    if (reply !== null && token !== null) this.#replies.take({ id: reply, token, reply: replies[0] as OutgoingReply, asked });
    else if (leftToAnyone && replies.length > 0) this.#replies.hint();
    this.#waker.wake();
    return result !== 'lost';
  }

  async fail(claim: Claim, error: unknown, apology: readonly OutgoingReply[]): Promise<'retry' | 'dead'> {
    const { database, vault, liveness, limits } = this.#parts;
    const held = this.#claims.held(claim);
    const { awaited, channel } = claim.entries[0]; // a caller that waits tries again by itself
    const wait = awaited ? undefined : RETRY_MS[claim.attempt - 1];
    const { channels, payloads } = sealReplies(vault, wait === undefined && !awaited ? apology : []);
    const letter = wait === undefined && !awaited ? vault.seal('dead letter', claim.entries) : null;
    const answer = awaited ? vault.seal('answer', failedTurn(apology)) : null;
    const rest = [channels, payloads, channel, letter, problemOf(error), answer, ANSWER_MS, liveness.replica];
    const asked = database.query<{ done: boolean }>(FAIL, [held.token, held.ids, wait ?? null, limits.burstMs, ...rest]);
    const [row] = await asked.catch((fault: unknown) => {
      this.#claims.ended(held, false); // not renewed any more: the end of its lease frees it
      throw fault;
    });
    const given = row?.done === true && wait === undefined;
    this.#claims.ended(held, given);
    this.#waker.wakeIn(wait ?? 0, this.#claims, this.#replies);
    return given ? 'dead' : 'retry';
  }

  async answer(dedupe: string): Promise<Answer | 'pending' | undefined> {
    const { database, vault } = this.#parts;
    const keys = [vault.hash('dedupe', dedupe), vault.formerHash('dedupe', dedupe)];
    const [row] = await database.query<{ payload: Buffer | null; pending: boolean }>(
      `select (select payload from blinky.answer where dedupe = any($1) and expires_at > blinky.now_ms() limit 1) as payload,
        exists (select 1 from blinky.inbox where dedupe = any($1) and awaited and done_at is null) as pending`,
      [keys],
    );
    if (row?.pending) return 'pending';
    return row?.payload ? vault.open<Answer>('answer', row.payload) : undefined;
  }

  claimReply(): Promise<PendingReply | undefined> {
    return this.#replies.claim();
  }

  settleReply(reply: PendingReply, result: ReplyResult): Promise<void> {
    return this.#replies.settle(reply, result);
  }

  /** Nothing waits that only this process knows of: the other replicas, or the next start, go on with it. Claims no more turns. */
  drained(): Promise<void> {
    return this.#claims.close();
  }

  async stop(): Promise<void> {
    await this.drained();
    await this.#replies.giveBack();
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
}
