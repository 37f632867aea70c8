import { expect } from 'chai';
import type { Claim, InboxLimits, NewEntry, PendingReply } from '../../src/inbox/inbox.ts';

const RETRY_MS = [500, 2_000, 8_000];

interface Queue {
  pending: { readonly entry: NewEntry; readonly at: number }[];
  claim: Claim | undefined;
  attempt: number;
  readyAt: number;
  state: string | undefined;
  expiresAt: number;
  replies: string[];
  sending: PendingReply | undefined;
  sendAt: number;
}

/** An inbox as a list per conversation, without events or timers: it says when something may be claimed and when it must be. */
export class InboxModel {
  now = 0;
  readonly seen = new Set<string>();
  readonly queues = new Map<string, Queue>();
  readonly lost: Claim[] = [];
  readonly #limits: InboxLimits;

  constructor(limits: InboxLimits) {
    this.#limits = limits;
  }

  get depth(): number {
    return [...this.queues.values()].reduce((sum, { pending }) => sum + pending.length, 0);
  }

  queue(key: string): Queue {
    const known = this.queues.get(key);
    if (known) return known;
    const fresh: Queue = {
      pending: [],
      claim: undefined,
      attempt: 0,
      readyAt: 0,
      state: undefined,
      expiresAt: 0,
      replies: [],
      sending: undefined,
      sendAt: 0,
    };
    this.queues.set(key, fresh);
    return fresh;
  }

  /** What accepting should come to; notes it as accepted where it should be. */
  accept(entry: NewEntry): 'accepted' | 'duplicate' | 'overloaded' {
    const queue = this.queue(entry.conversation);
    if (queue.pending.length >= this.#limits.perConversation || this.depth >= this.#limits.inAll) return 'overloaded';
    if (this.seen.has(entry.dedupe)) return 'duplicate';
    this.seen.add(entry.dedupe);
    queue.pending.push({ entry, at: this.now });
    return 'accepted';
  }

  /** Checks a claim, or that there is rightly none, and notes it. */
  claimed(claim: Claim | undefined): void {
    const ready = [...this.queues.entries()].filter(([, queue]) => this.#isReady(queue)).map(([key]) => key);
    if (!claim) {
      expect(ready, 'ready and not handed out').deep.equal([]);
      return;
    }
    expect(ready, 'handed out before its time, or while a turn runs').include(claim.conversation);
    const queue = this.queue(claim.conversation);
    expect(claim.entries.map(({ id }) => id)).deep.equal(this.#burst(queue));
    expect([claim.state, claim.attempt]).deep.equal([queue.expiresAt > this.now ? queue.state : undefined, queue.attempt + 1]);
    queue.claim = claim;
    queue.attempt++;
  }

  committed(claim: Claim, state: string | undefined, replies: readonly string[]): void {
    const queue = this.queue(claim.conversation);
    queue.state = state;
    queue.expiresAt = this.now + this.#limits.ttlMs;
    queue.replies.push(...replies);
    this.#release(queue, claim);
  }

  /** What a failure should come to; notes it. */
  failed(claim: Claim, apology: string): 'retry' | 'dead' {
    const queue = this.queue(claim.conversation);
    const wait = claim.entries[0].awaited ? undefined : RETRY_MS[claim.attempt - 1];
    if (wait === undefined) {
      if (!claim.entries[0].awaited) queue.replies.push(apology);
      this.#release(queue, claim);
      return 'dead';
    }
    this.lost.push(claim);
    queue.claim = undefined;
    queue.readyAt = this.now + wait;
    return 'retry';
  }

  /** Checks a reply to send, or that there is rightly none, and notes it. */
  replyClaimed(reply: PendingReply | undefined): void {
    const isDue = (queue: Queue): boolean => !queue.sending && queue.replies.length > 0 && queue.sendAt <= this.now;
    const due = [...this.queues.entries()].filter(([, queue]) => isDue(queue)).map(([key]) => key);
    if (!reply) {
      expect(due, 'due and not handed out').deep.equal([]);
      return;
    }
    expect(due, 'sent before its time, or while another is being sent').include(reply.conversation);
    const queue = this.queue(reply.conversation);
    expect(reply.activity.text, 'in order').equal(queue.replies[0]);
    queue.sending = reply;
  }

  settled(reply: PendingReply, retryAfterMs: number | undefined): void {
    const queue = this.queue(reply.conversation);
    queue.sending = undefined;
    if (retryAfterMs === undefined) queue.replies.shift();
    else queue.sendAt = this.now + retryAfterMs;
  }

  #release(queue: Queue, claim: Claim): void {
    this.lost.push(claim);
    queue.pending.splice(0, claim.entries.length);
    queue.claim = undefined;
    queue.attempt = 0;
    queue.readyAt = 0;
  }

  #isReady(queue: Queue): boolean {
    const [head] = queue.pending;
    if (!head || queue.claim || queue.readyAt > this.now) return false;
    const awaited = queue.pending.some(({ entry }) => entry.awaited);
    return queue.attempt > 0 || awaited || head.at + this.#limits.burstMs <= this.now;
  }

  #burst({ pending }: Queue): string[] {
    const [head] = pending;
    if (!head) return [];
    const belongs = ({ entry, at }: (typeof pending)[0]): boolean =>
      !head.entry.awaited &&
      !entry.awaited &&
      entry.activity.from.id === head.entry.activity.from.id &&
      at <= head.at + this.#limits.burstMs;
    const end = pending.findIndex((item, index) => index > 0 && !belongs(item));
    return (end < 0 ? pending : pending.slice(0, end)).slice(0, 10).map(({ entry }) => entry.id);
  }
}
