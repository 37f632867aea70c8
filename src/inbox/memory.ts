import { burstAfter, opensBurst } from './burst.ts';
import type { Answer, Claim, Commit, Entry, Inbox, InboxLimits, NewEntry, OutgoingReply, PendingReply, ReplyResult } from './inbox.ts';
import { ANSWER_MS, failedTurn, RETRY_MS, tooManyWaiting } from './inbox.ts';
import { type Conversation, Conversations } from './memory-conversations.ts';
import { Recent } from './recent.ts';
import { SeenKeys } from './seen-keys.ts';

export interface MemoryLimits extends InboxLimits {
  /** Replies that wait to be sent: while a platform is down they pile up. */
  readonly replies: number;
  /** Conversations whose state is kept; the ones unused for longest go first. */
  readonly conversations: number;
}

/** Message keys: a platform repeats what it believes lost, WhatsApp for 7 days. */
const SEEN = 2 ** 17;
const ANSWERS = 1_000;
const SWEEP_MS = 30_000;

/** The inbox of a single process: same order, dedupe and limits as on PostgreSQL, nothing on disk. */
export class MemoryInbox implements Inbox {
  readonly #limits: MemoryLimits;
  readonly #now: () => number;
  readonly #conversations: Conversations;
  readonly #seen = new SeenKeys(SEEN);
  readonly #answers = new Recent<{ readonly conversation: string; readonly answer: Answer }>(ANSWERS, ANSWER_MS);
  /** Dedupe keys of messages whose callers wait. */
  readonly #awaited = new Set<string>();
  readonly #ready = new Set<Conversation>();
  readonly #unsent = new Set<Conversation>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #listeners: (() => void)[] = [];
  readonly #sweeper: NodeJS.Timeout;
  readonly #settled: (() => void)[] = [];
  #draining = false;
  #replyIds = 0;
  /** Replies that wait or are being sent. */
  #open = 0;
  depth = 0;

  constructor(limits: MemoryLimits, now: () => number = Date.now) {
    this.#limits = limits;
    this.#now = now;
    this.#conversations = new Conversations(limits.conversations);
    this.#sweeper = setInterval(() => this.#conversations.sweep(this.#now()), SWEEP_MS).unref();
  }

  onReady(listener: () => void): void {
    this.#listeners.push(listener);
  }

  async accept(entry: NewEntry): Promise<Entry | undefined> {
    // Checked before anything is opened: a refused message must not push out somebody's conversation.
    const waiting = this.#conversations.get(entry.conversation)?.pending.length ?? 0;
    const { perConversation, inAll, replies } = this.#limits;
    if (waiting >= perConversation || this.depth >= inAll || this.#open >= replies) {
      throw tooManyWaiting();
    }
    const now = this.#now();
    if (!entry.once && !this.#seen.add(entry.dedupe)) return undefined;
    const conversation = this.#conversations.open(entry.conversation);
    const accepted = { ...entry, receivedAt: now };
    conversation.pending.push(accepted);
    if (entry.awaited && !entry.once) this.#awaited.add(entry.dedupe);
    this.depth++;
    if (!conversation.running && conversation.attempt === 0) this.#schedule(conversation);
    return accepted;
  }

  get oldestAt(): number | undefined {
    if (this.depth === 0) return undefined;
    let oldest = Number.POSITIVE_INFINITY;
    for (const { pending } of this.#conversations.values()) oldest = Math.min(oldest, pending[0]?.receivedAt ?? oldest);
    return oldest;
  }

  async has(conversation: string): Promise<boolean> {
    const known = this.#conversations.get(conversation);
    return known?.state !== undefined && known.expiresAt > this.#now();
  }

  async claim(): Promise<Claim | undefined> {
    const conversation = first(this.#ready);
    const head = conversation?.pending[0];
    if (!conversation || !head) return undefined;
    this.#ready.delete(conversation);
    conversation.attempt++;
    conversation.running = {
      conversation: conversation.key,
      entries: [head, ...burstAfter(head, conversation.pending, this.#limits.burstMs)],
      state: conversation.expiresAt > this.#now() ? conversation.state : undefined,
      attempt: conversation.attempt,
    };
    return conversation.running;
  }

  async commit(claim: Claim, { state, replies, answer, taken }: Commit): Promise<boolean> {
    const conversation = this.#conversations.get(claim.conversation);
    if (conversation?.running !== claim) return false;
    conversation.state = state;
    conversation.expiresAt = this.#now() + this.#limits.ttlMs;
    this.#queue(conversation, replies);
    if (state === undefined) this.#answers.forget((told) => told.conversation === conversation.key);
    if (answer && !taken) this.#tell(claim, answer);
    this.#release(conversation, claim.entries.length);
    return true;
  }

  async answer(dedupe: string): Promise<Answer | 'pending' | undefined> {
    return this.#awaited.has(dedupe) ? 'pending' : this.#answers.get(dedupe, this.#now())?.answer;
  }

  /** There are no others. */
  onAnswer(): void {}

  async fail(claim: Claim, _error: unknown, apology: readonly OutgoingReply[]): Promise<'retry' | 'dead'> {
    const conversation = this.#conversations.get(claim.conversation);
    if (conversation?.running !== claim) return 'retry'; // the lease was lost: whoever has it now decides
    const { awaited } = claim.entries[0]; // a caller that waits tries again by itself
    const wait = awaited ? undefined : RETRY_MS[claim.attempt - 1];
    if (wait === undefined) {
      if (awaited) this.#tell(claim, failedTurn(apology));
      else this.#queue(conversation, apology);
      this.#release(conversation, claim.entries.length);
      return 'dead';
    }
    conversation.running = undefined;
    conversation.readyAt = this.#now() + wait;
    this.#later(wait, () => this.#makeReady(conversation));
    return 'retry';
  }

  async claimReply(): Promise<PendingReply | undefined> {
    const conversation = first(this.#unsent);
    const reply = conversation?.replies[0];
    if (!conversation || !reply) return undefined;
    this.#unsent.delete(conversation);
    conversation.sending = true;
    return reply;
  }

  async settleReply(reply: PendingReply, result: ReplyResult): Promise<void> {
    const conversation = this.#conversations.get(reply.conversation);
    if (!conversation || conversation.replies[0]?.id !== reply.id) return;
    const resume = (): void => {
      conversation.sending = false;
      this.#settle();
      this.#conversations.dropForgotten(conversation);
      if (conversation.replies.length === 0) return;
      this.#unsent.add(conversation);
      this.#wake();
    };
    if (result.done) {
      conversation.replies.shift();
      this.#open--;
      resume();
    } else {
      conversation.replies[0] = { ...reply, attempt: reply.attempt + 1 };
      this.#later(result.retryAfterMs, resume);
    }
  }

  /** Runs what waits for a burst at once, and resolves when every message is answered and every reply settled. */
  async drained(): Promise<void> {
    this.#draining = true;
    for (const conversation of this.#conversations.values()) {
      if (conversation.attempt === 0) this.#makeReady(conversation);
    }
    while (this.depth + this.#open > 0) {
      await new Promise<void>((resolve) => this.#settled.push(resolve));
    }
  }

  async stop(): Promise<void> {
    clearInterval(this.#sweeper);
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  #tell({ conversation, entries: [{ dedupe }] }: Claim, answer: Answer): void {
    this.#answers.add(dedupe, { conversation, answer }, this.#now());
  }

  #schedule(conversation: Conversation): void {
    const head = conversation.pending[0];
    if (!head) return;
    const waits = !this.#draining && this.#limits.burstMs > 0 && opensBurst(head) && !conversation.pending.some((entry) => entry.awaited);
    const readyAt = waits ? head.receivedAt + this.#limits.burstMs : 0;
    const now = this.#now();
    if (readyAt <= now) this.#makeReady(conversation);
    else if (conversation.readyAt !== readyAt) {
      this.#later(readyAt - now, () => {
        // A window that something else cut short must not cut short the next one.
        if (conversation.readyAt === readyAt) this.#makeReady(conversation);
      });
    }
    conversation.readyAt = readyAt;
  }

  #makeReady(conversation: Conversation): void {
    if (conversation.running || conversation.pending.length === 0) return;
    this.#ready.add(conversation);
    this.#wake();
  }

  #queue(conversation: Conversation, replies: readonly OutgoingReply[]): void {
    for (const reply of replies) conversation.replies.push({ ...reply, id: String(++this.#replyIds), attempt: 1 });
    this.#open += replies.length;
    if (conversation.replies.length > 0 && !conversation.sending) this.#unsent.add(conversation);
  }

  #release(conversation: Conversation, done: number): void {
    for (const { dedupe } of conversation.pending.splice(0, done)) this.#awaited.delete(dedupe);
    this.depth -= done;
    conversation.running = undefined;
    conversation.attempt = 0;
    if (conversation.pending.length > 0) this.#schedule(conversation);
    this.#conversations.dropForgotten(conversation);
    if (conversation.replies.length > 0) this.#wake();
    this.#settle();
  }

  /** Lets `drained` look again. */
  #settle(): void {
    for (const resolve of this.#settled.splice(0)) resolve();
  }

  #later(ms: number, run: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      run();
    }, ms);
    this.#timers.add(timer);
  }

  #wake(): void {
    for (const listener of this.#listeners) listener();
  }
}

function first<T>(set: ReadonlySet<T>): T | undefined {
  return set.values().next().value;
}
