import { type Activity, BlinkyError, type Turn } from '#sdk';

/** One accepted message. */
export interface Entry {
  /** Unique; chosen before `accept`, so that a caller can wait for it. */
  readonly id: string;
  /** Id of the channel plugin that took it and sends the replies. */
  readonly channel: string;
  /** Channel and conversation: entries of one conversation run one after the other, in order. */
  readonly conversation: string;
  /** One per message of a platform; a second one with the same key is a duplicate. */
  readonly dedupe: string;
  /** True: nobody else knows the key, so that no duplicate can come. A database looks for one all the same. */
  readonly once?: boolean;
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
  /** What the caller that waits is told; kept for ten minutes for one that asks again. */
  readonly answer?: Turn | undefined;
  /** True: that caller waits here and nobody else can ask. An inbox whose commit takes no time need not keep the answer. */
  readonly taken?: boolean;
}

/** What a caller that waits is told: the turn, or that it failed for good. */
export type Answer = Turn | FailedTurn;

export interface FailedTurn {
  /** In kind words. */
  readonly failed: string;
}

export interface OutgoingReply {
  readonly channel: string;
  readonly conversation: string;
  readonly activity: Partial<Activity>;
}

export type NewEntry = Omit<Entry, 'receivedAt'>;

/** Takes messages safely and hands them out in order. In memory, or in PostgreSQL; `docs/reliability.md` has the promises. */
export interface Inbox {
  /**
   * Resolves with the entry once it is safe, or `undefined` when the key was seen before.
   * Throws BLINKY_OVERLOADED when the conversation's or the whole queue is full.
   */
  accept(entry: NewEntry): Promise<Entry | undefined>;
  /** True when a living state is kept of the conversation. */
  has(conversation: string): Promise<boolean>;
  /** The next conversation that has something to do and is not claimed. */
  claim(): Promise<Claim | undefined>;
  /** False when the lease was lost: the work must be thrown away. */
  commit(claim: Claim, commit: Commit): Promise<boolean>;
  /**
   * After a turn that threw: it is tried again later, or given up (`dead`): then `apology` is sent, or kept as the answer for a caller
   * that waits, and the conversation goes on.
   */
  fail(claim: Claim, error: unknown, apology: readonly OutgoingReply[]): Promise<'retry' | 'dead'>;
  /**
   * What the caller that waits for the message with this dedupe key is told, for ten minutes from when it is known; `pending` until
   * then. Undefined when nothing is known of it.
   */
  answer(dedupe: string): Promise<Answer | 'pending' | undefined>;
  /** `listener` runs when another replica has the answer for a caller that waits here. */
  onAnswer(listener: (entryId: string) => void): void;
  /** The first unsent reply of a conversation in which none is being sent. */
  claimReply(): Promise<PendingReply | undefined>;
  /** Ends a claimed reply, or puts it back for later; the next one of its conversation waits until then. */
  settleReply(reply: PendingReply, result: ReplyResult): Promise<void>;
  /** `listener` runs whenever there may be something to claim or send. */
  onReady(listener: () => void): void;
  /** Messages accepted and not yet answered. */
  readonly depth: number;
  /** When the oldest of them was accepted, in milliseconds since 1970; undefined when there is none, or it is not known. */
  readonly oldestAt?: number | undefined;
  /** Before a stop: resolves when nothing waits that only this process knows of. What others can go on with is not handed out any more. */
  drained(): Promise<void>;
  stop(): Promise<void>;
}

export interface PendingReply extends OutgoingReply {
  readonly id: string;
  /** 1 at the first try. */
  readonly attempt: number;
  /** True when a replica died while it sent this: the platform may have it already. */
  readonly interrupted?: boolean;
}

/** `done`: taken by the platform, or given up. */
export type ReplyResult = { readonly done: true; readonly providerId?: string } | { readonly done: false; readonly retryAfterMs: number };

export interface InboxLimits {
  /** Messages of one sender within this many milliseconds are one question. */
  readonly burstMs: number;
  /** How long a conversation's state is kept after its last turn, in milliseconds. */
  readonly ttlMs: number;
  /** Messages that may wait: in one conversation, and in all. */
  readonly perConversation: number;
  readonly inAll: number;
}

/** After the first, second and third failure of a turn, in milliseconds. */
export const RETRY_MS: readonly number[] = [500, 2_000, 8_000];
/** How long an answer is kept. */
export const ANSWER_MS = 600_000;

export function failedTurn(apology: readonly OutgoingReply[]): FailedTurn {
  return { failed: apology[0]?.activity.text ?? '' };
}

export function tooManyWaiting(): BlinkyError {
  return new BlinkyError('BLINKY_OVERLOADED', 'too many messages are waiting', {
    owner: 'inbox',
    hint: 'try again in a moment',
    retryAfterMs: 2_000,
  });
}
