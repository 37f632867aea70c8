import type { Claim, Entry, PendingReply } from './inbox.ts';

/** A conversation in memory, with its queue. */
export interface Conversation {
  readonly key: string;
  pending: Entry[];
  /** The claim under way; any other one of this conversation has lost its lease. */
  running: Claim | undefined;
  /** Not before this time, in milliseconds since 1970. */
  readyAt: number;
  attempt: number;
  state: string | undefined;
  expiresAt: number;
  replies: PendingReply[];
  sending: boolean;
}

/** At most `capacity` conversations, ordered by last use; the one that is idle for longest makes room. */
export class Conversations {
  readonly #capacity: number;
  readonly #byKey = new Map<string, Conversation>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get(key: string): Conversation | undefined {
    return this.#byKey.get(key);
  }

  values(): Iterable<Conversation> {
    return this.#byKey.values();
  }

  /** The conversation, known or new, moved to the young end. */
  open(key: string): Conversation {
    const known = this.#byKey.get(key);
    if (known) this.#byKey.delete(key);
    else if (this.#byKey.size >= this.#capacity) this.#evict();
    const conversation = known ?? fresh(key);
    this.#byKey.set(key, conversation);
    return conversation;
  }

  /** Keeps nothing of a conversation without a state, not even its key. */
  dropForgotten(conversation: Conversation): void {
    if (conversation.state === undefined && isIdle(conversation)) this.#byKey.delete(conversation.key);
  }

  /** Forgets expired conversations; the order by last use lets the first living one end the search. */
  sweep(now: number): void {
    for (const [key, conversation] of this.#byKey) {
      if (conversation.expiresAt > now) return;
      if (isIdle(conversation)) this.#byKey.delete(key);
    }
  }

  #evict(): void {
    for (const [key, conversation] of this.#byKey) {
      if (isIdle(conversation)) {
        this.#byKey.delete(key);
        return;
      }
    }
  }
}

/** Nothing to answer and nothing to send. */
function isIdle(conversation: Conversation): boolean {
  return conversation.pending.length === 0 && conversation.replies.length === 0;
}

function fresh(key: string): Conversation {
  return {
    key,
    pending: [],
    running: undefined,
    readyAt: 0,
    attempt: 0,
    state: undefined,
    expiresAt: 0,
    replies: [],
    sending: false,
  };
}
