import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Activity, ConversationReference } from 'botframework-schema';
import type { Candidate } from './catalog.ts';
import type { Lifecycle } from './lifecycle.ts';

/** Translates between a platform and Bot Framework activities; decides nothing. */
export interface Channel extends Lifecycle {
  /** May be empty. */
  readonly routes: readonly ChannelRoute[];
  /** WebSocket channels: called for upgrade requests under `upgradePath`. The channel answers or destroys the socket. */
  readonly upgradePath?: `/${string}`;
  upgrade?(request: IncomingMessage, socket: Duplex, head: Buffer, host: ChannelHost): void;
  /** How activities of a Bot Framework channelId are read and rendered; the `botframework` plugin owns the route. */
  readonly profiles?: readonly ChannelProfile[];
  /** What one outgoing message may hold, in UTF-16 units. */
  readonly limits: { readonly textLength: number };
  /**
   * Sends one reply, split and formatted for the platform, and resolves when the platform took it.
   * Throws a retryable `BLINKY_SEND_FAILED` (with `retryAfterMs` where the platform says it) on 429 and 5xx, a final one on other refusals.
   */
  send(to: Partial<ConversationReference>, activity: Partial<Activity>, signal: AbortSignal): Promise<Sent>;
  /**
   * What becomes of a reply whose replica died while it had it: the platform may have taken it. `resend` (the default) may repeat it,
   * `drop` may lose it.
   */
  readonly afterInterruption?: 'resend' | 'drop';
  /** Shows the user that an answer is being made, where the platform can; best effort, must not throw. `activity` is the user's. */
  showTyping?(activity: Partial<Activity>): void;
  /** How to reach somebody who has not written yet, from an address of the platform; absent or undefined: the channel cannot. */
  reference?(to: string): Partial<ConversationReference> | undefined;
  /** Drops whatever the channel keeps about a conversation; called when the user asks to be forgotten. */
  forget?(conversationId: string): Promise<void>;
}

export interface Sent {
  readonly providerId?: string;
}

export interface ChannelRoute {
  readonly method: 'get' | 'post' | 'options';
  /** Below `/chatbot/{mount}` (`/` is the mount itself), or from the root of the server when `root` is true. Parameters as `:name`. */
  readonly path: `/${string}`;
  readonly root?: boolean;
  /** Content types that are accepted, without parameters; others get 415. Absent: any. */
  readonly accepts?: readonly string[];
  /** Bytes; more gets 413. Default 256 KB. */
  readonly bodyLimit?: number;
  handle(request: ChannelRequest, host: ChannelHost): Promise<ChannelResponse>;
}

export interface ChannelRequest {
  readonly method: string;
  /** Path and query exactly as received: signatures are computed over it. */
  readonly url: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** Raw bytes: signatures are over bytes. Empty for GET. */
  readonly body: Buffer;
  /** The client's address; behind `TRUSTED_PROXIES` the one that they report. */
  readonly remoteAddress: string;
  /** Aborts when the client has gone. */
  readonly signal: AbortSignal;
}

export interface ChannelResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON, a string as text unless a content type is set. */
  readonly body?: string | Buffer | object;
}

/** One message as a channel hands it in. */
export interface Inbound {
  /** At least `channelId`, `type`, `id` (the provider's message id), `from.id`, `conversation.id` and, for a message, `text`. */
  readonly activity: Partial<Activity>;
  /** Which dedupe key to use where it is not conversation id + activity id. */
  readonly dedupe?: string;
  /** True: the key was made for this one request and nobody else knows it, so that the message cannot come a second time. */
  readonly once?: boolean;
}

export interface ChannelHost {
  /** Takes a message; resolves once it is safe to tell the platform "received". Throws BLINKY_OVERLOADED when the queues are full. */
  accept(inbound: Inbound): Promise<'accepted' | 'duplicate'>;
  /**
   * The same path, but waits for the replies instead of sending them, until `signal` aborts. A second delivery gets the same turn.
   * Throws BLINKY_RATE_LIMITED, BLINKY_OVERLOADED, or BLINKY_TIMEOUT while the turn goes on: `turnOf` has it later.
   */
  converse(inbound: Inbound, signal?: AbortSignal): Promise<Turn>;
  /**
   * What a message with this dedupe key, which was conversed in the last ten minutes, came to; undefined while its turn runs, or when
   * nothing is known of it. Throws BLINKY_TURN_FAILED, with kind words for its caller, when it failed for good.
   */
  turnOf(dedupe: string): Promise<Turn | undefined>;
  /** Counts a request against a limit beyond the sender's own; throws BLINKY_RATE_LIMITED when it is used up. */
  admit(limit: 'address' | 'key', id: string): Promise<void>;
  /** The profile of a Bot Framework channelId, where a plugin declares one. */
  profile(channelId: string): ChannelProfile | undefined;
}

export interface ChannelProfile {
  readonly channelId: string;
  readonly limits: { readonly textLength: number };
  /** Brings a received activity into Blinky's form (mentions stripped, card values as text); undefined: nothing to answer. */
  read?(activity: Activity): Activity | undefined;
  /** Brings a reply into the platform's form (cards, buttons). */
  render?(activity: Partial<Activity>): Partial<Activity>;
}

export type Outcome = 'answer' | 'clarify' | 'unknown' | 'intent' | 'handoff';

export type Notice = 'budget_spent' | 'paused' | 'resumed' | 'language_changed' | 'data_deleted';

/** What a turn came to. */
export interface TurnResult {
  readonly outcome: Outcome;
  readonly intent: string | undefined;
  readonly confidence: number | undefined;
  /** The id of the intent plugin that decided, or `catalog`. */
  readonly recognizer: string | undefined;
  /** Every entry answered; the first is the main one. */
  readonly answers: readonly Candidate[];
  /** Up to three, best first, or the options of a clarification in the order shown. */
  readonly candidates: readonly Candidate[];
  /** True when a model is configured, this reply needed it, and it was made without. */
  readonly degraded: boolean;
  readonly notices: readonly Notice[];
}

export interface Turn extends TurnResult {
  /** Outgoing activities in order; options of a reply stand in `suggestedActions`. */
  readonly replies: readonly Partial<Activity>[];
}
