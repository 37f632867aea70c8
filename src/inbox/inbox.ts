import type { Activity } from '#sdk';

/** One accepted message. */
export interface Entry {
  /** Unique; chosen by whoever accepts, so that a waiting caller knows it beforehand. */
  readonly id: string;
  /** Id of the channel plugin that took it and sends the replies. */
  readonly channel: string;
  /** Channel and conversation: entries of one conversation run one after the other, in order. */
  readonly conversation: string;
  readonly activity: Activity;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
  /** True when the caller waits for the replies: they are handed back instead of sent. */
  readonly awaited: boolean;
}

/** The right to run the next turn of one conversation, until it is committed, failed or its lease ends. */
export interface Claim {
  readonly conversation: string;
  /** At least one; several when a sender's messages came in a burst and are one question. */
  readonly entries: readonly [Entry, ...Entry[]];
  /** The conversation's state as it was committed last; undefined for a new or expired conversation. */
  readonly state: string | undefined;
  /** 1 at the first try. */
  readonly attempt: number;
}

/** What a turn leaves behind. State, entries and replies change together or not at all. */
export interface Commit {
  /** Undefined forgets the conversation. */
  readonly state: string | undefined;
  readonly replies: readonly OutgoingReply[];
}

export interface OutgoingReply {
  readonly channel: string;
  readonly conversation: string;
  readonly activity: Partial<Activity>;
}

export interface NewEntry extends Omit<Entry, 'receivedAt'> {
  /** One per message of a platform; a second one with the same key is a duplicate. */
  readonly dedupe: string;
}

/** Takes messages safely and hands them out in order. In memory, or in PostgreSQL; `durability.md` has the promises. */
export interface Inbox {
  /**
   * Resolves with the entry once it is safe, or `undefined` when the key was seen before.
   * Throws BLINKY_OVERLOADED when the conversation's or the whole queue is full.
   */
  accept(entry: NewEntry): Promise<Entry | undefined>;
  /** True when a living state is kept of the conversation. */
  has(conversation: string): Promise<boolean>;
  /** The next conversation with something to do and nobody at it. */
  claim(): Promise<Claim | undefined>;
  /** False when the lease was lost: the work must be thrown away. */
  commit(claim: Claim, commit: Commit): Promise<boolean>;
  /** After a turn that threw: it is tried again later, or given up (`dead`): then `apology` is sent and the conversation goes on. */
  fail(claim: Claim, error: unknown, apology: readonly OutgoingReply[]): Promise<'retry' | 'dead'>;
  /** The first unsent reply of a conversation in which none is being sent. */
  claimReply(): Promise<PendingReply | undefined>;
  /** Ends a claimed reply, or puts it back for later; the next one of its conversation waits until then. */
  settleReply(reply: PendingReply, result: ReplyResult): Promise<void>;
  /** `listener` runs whenever there may be something to claim or send. */
  onReady(listener: () => void): void;
  /** Messages accepted and not yet answered. */
  readonly depth: number;
  /** Before a stop: resolves when nothing waits that only this process knows of. */
  drained(): Promise<void>;
  stop(): Promise<void>;
}

export interface PendingReply extends OutgoingReply {
  readonly id: string;
  /** 1 at the first try. */
  readonly attempt: number;
}

/** `done`: taken by the platform, or given up. */
export type ReplyResult = { readonly done: true; readonly providerId?: string } | { readonly done: false; readonly retryAfterMs: number };
