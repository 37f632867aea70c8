import { errorFields } from '../../observability/logger.ts';
import { patiently } from '../../postgres/patiently.ts';
import { type OutgoingReply, type PendingReply, RETRY_MS, type ReplyResult } from '../inbox.ts';
import { BatchedCalls } from './batched-calls.ts';
import { Holding } from './holding.ts';
import { LEASE_MS } from './liveness.ts';
import type { PostgresInboxParts } from './postgres-inbox.ts';
import { BATCH, type ReplyRow, readReply } from './rows.ts';
import { Supply } from './supply.ts';
import type { Waker } from './waker.ts';

/** Without a token it is not claimed; all null: there is none. */
type NextReply = { [field in keyof ReplyRow]: ReplyRow[field] | null };

/** The reply whose turn it is in a conversation, where the replica has claimed it. */
const HELD = `select o.id, o.claim as token, o.payload, o.attempts + 1 as attempt, o.interrupted from blinky.outbox o
  where o.id = (select min(p.id) from blinky.outbox p where p.conversation = any($1)) and o.claim is not null and o.replica = $2`;

function isClaimed(next: NextReply): next is ReplyRow {
  return next.token !== null;
}

interface TakenReply {
  readonly id: number;
  readonly token: string;
  readonly reply: OutgoingReply;
  readonly asked: number;
}

/** The outbox: replies that this replica sends. */
export class Replies {
  readonly #parts: PostgresInboxParts;
  readonly #waker: Waker;
  readonly #holding: Holding;
  readonly #tokens = new WeakMap<PendingReply, string>();
  readonly #supply: Supply<PendingReply>;
  readonly #settles: BatchedCalls<NextReply>;
  /** Replies that calls under way may bring. */
  #coming = 0;

  constructor(parts: PostgresInboxParts, waker: Waker) {
    this.#parts = parts;
    this.#waker = waker;
    this.#holding = new Holding(parts.database, parts.liveness, 'replies');
    const holds = (reply: PendingReply, ageMs: number): Promise<boolean> => this.#holding.has(this.#tokens.get(reply) as string, ageMs);
    this.#settles = new BatchedCalls(parts.database, 'settle_reply', ['id', 'token', 'payload', 'attempt', 'interrupted']);
    this.#supply = new Supply((most) => this.#fetch(most), BATCH, holds);
  }

  /** There may be some by now. */
  hint(): void {
    this.#supply.hint();
  }

  /**
   * The lease of a reply that `claiming` may claim beside its own work, in milliseconds. Null while enough of them wait here or are on
   * their way, as when a platform is slow, so that others can help; and while others take this replica for dead.
   */
  async beside<T>(claiming: (leaseMs: number | null) => Promise<T>): Promise<T> {
    if (!this.#parts.liveness.alive || this.#supply.size + this.#coming >= BATCH) return claiming(null);
    this.#coming++;
    try {
      return await claiming(LEASE_MS);
    } finally {
      this.#coming--;
    }
  }

  /** A reply that was claimed in the commit of its turn, which was asked for at `asked` by `performance.now()`. */
  take({ id, token, reply, asked }: TakenReply): void {
    const pending: PendingReply = { ...reply, id: String(id), attempt: 1 };
    this.#hold(pending, token);
    this.#supply.add(pending, asked);
  }

  async claim(): Promise<PendingReply | undefined> {
    return this.#parts.liveness.alive ? this.#supply.next() : undefined;
  }

  async settle(reply: PendingReply, result: ReplyResult): Promise<void> {
    const { liveness } = this.#parts;
    const token = this.#tokens.get(reply);
    if (token === undefined) return;
    const began = performance.now();
    let repeated = false;
    const asked = this.beside((leaseMs) =>
      patiently((again) => {
        repeated = again;
        const values = [Number(reply.id), token, result.done ? null : result.retryAfterMs, liveness.replica, leaseMs];
        return this.#settles.call(reply.conversation ?? '', values);
      }),
    );
    const next = await asked.finally(() => liveness.replies.delete(token)); // the end of its lease frees one that failed
    if (!result.done) this.#waker.wakeIn(result.retryAfterMs, this);
    else if (repeated && next.id === null) await this.#lost(reply, began);
    else if (isClaimed(next)) this.#supplied(await this.#replyOf(next), began);
    else if (next.id !== null) this.#waker.wakeIn(0, this);
  }

  /** Gives back what was fetched and not handed out. */
  async giveBack(): Promise<void> {
    await this.#holding.giveBack(this.#supply.rest().map((reply) => this.#tokens.get(reply) as string));
  }

  async #fetch(most: number): Promise<PendingReply[]> {
    const { database, liveness } = this.#parts;
    const rows = await database.query<ReplyRow>('select * from blinky.claim_replies($1, $2, $3)', [liveness.replica, LEASE_MS, most]);
    const replies = await Promise.all(rows.map((row) => this.#replyOf(row)));
    return replies.filter((reply) => reply !== undefined);
  }

  /** Undefined when it cannot be read: a replica with the right secret may be there, so it is tried again, and dropped in the end. */
  async #replyOf({ id, token, payload, attempt, interrupted }: ReplyRow): Promise<PendingReply | undefined> {
    const { vault, log } = this.#parts;
    const content = readReply(vault, payload);
    const reply = { ...content, id: String(id), attempt, interrupted } as PendingReply;
    this.#hold(reply, token);
    if (content) return reply;
    const wait = RETRY_MS[attempt - 1];
    log.error({ attempt, final: wait === undefined }, 'a reply cannot be read with this BLINKY_SECRET');
    await this.settle(reply, wait === undefined ? { done: true } : { done: false, retryAfterMs: wait }).catch((error: unknown) => {
      log.debug(errorFields(error), 'what cannot be read could not be put back: its lease ends');
    });
    return undefined;
  }

  /** A first try may have been kept and its answer lost: the next reply is then ours, under a token that never arrived. */
  async #lost({ conversation = '' }: PendingReply, since: number): Promise<void> {
    const { database, vault, liveness } = this.#parts;
    const keys = [vault.hash('conversation', conversation), vault.formerHash('conversation', conversation)];
    const rows = await database.query<ReplyRow>(HELD, [keys, liveness.replica]);
    for (const row of rows) if (!liveness.replies.has(row.token)) this.#supplied(await this.#replyOf(row), since);
  }

  /** The next one of a conversation came with the settling of the one before it. */
  #supplied(reply: PendingReply | undefined, since: number): void {
    if (reply) this.#supply.add(reply, since);
    this.#waker.wake();
  }

  /** It is renewed from now on. */
  #hold(reply: PendingReply, token: string): void {
    this.#tokens.set(reply, token);
    this.#parts.liveness.replies.add(token);
  }
}
