import type { IncomingHttpHeaders } from 'node:http';
import type { ChannelResponse } from './channel.ts';
import type { PluginHarness } from './harness.ts';
import type { HostFacts } from './plugin.ts';

/** What a channel's `harness.ts` default-exports: how its platform behaves, so that the channel contract can play it. */
export interface ChannelHarness extends PluginHarness<'channel'> {
  /** The `channelId` of the activities that the sample messages become. */
  readonly channelId: string;
  /** Two different users, as `from.id` of their activities. */
  readonly users: readonly [string, string];
  /** Host facts that the sample requests count on, such as `publicBaseUrl`; the others are a laptop's. */
  readonly host?: Partial<HostFacts>;
  /**
   * Sets the platform up for one case; the suite closes it afterwards. `call` reaches the channel under test, for
   * platforms whose messages need a request before them (a token, a conversation); it works once `open` has resolved.
   */
  open(call: PlatformCall): Promise<ChannelPlatform>;
}

export type PlatformCall = (request: PlatformRequest) => Promise<ChannelResponse>;

/** A request as the platform makes it. */
export interface PlatformRequest {
  /** Default `post`. */
  readonly method?: 'get' | 'post' | 'options';
  /** Path and query from the root of the server, such as `/chatbot/telegram`. */
  readonly url: string;
  readonly headers?: IncomingHttpHeaders;
  readonly body?: string | Buffer;
}

/** A message that a user writes on the platform. */
export interface SampleMessage {
  /** Numbers the platform's messages: the same number again is a redelivery, under the same provider's id. */
  readonly number: number;
  /** One of the harness's `users`. */
  readonly from: string;
  readonly text: string;
}

/** One platform, played. A method that is left out is a case that the harness must skip with a reason. */
export interface ChannelPlatform {
  /** Environment variables beside the harness's own, such as the address of a server that `open` started. */
  readonly settings?: Readonly<Record<string, string>>;
  /** What the channel's calls to the network reach; absent: it makes none through its context. */
  readonly fetch?: typeof fetch;
  /** A genuine request, signed as the platform signs. */
  message(message: SampleMessage): Promise<PlatformRequest>;
  /** The same with a wrong signature, token or key, each way that matters. */
  forge?(message: SampleMessage): Promise<readonly PlatformRequest[]>;
  /** Requests that come from the platform, as far as signatures tell, but make no sense. */
  garbage(): Promise<readonly PlatformRequest[]>;
  /** A genuine request that tells of a message which the bot itself wrote. */
  ownMessage?(): Promise<PlatformRequest>;
  /** The texts in the response to a message, where the replies travel in it. */
  replies?(response: ChannelResponse): readonly string[];
  /** What the platform has taken from the channel, oldest first; a refused message is not in it. */
  sent?(): readonly DeliveredText[] | Promise<readonly DeliveredText[]>;
  /** Makes the platform refuse every message from now on. */
  refuse?(refusal: Refusal): void;
  close(): Promise<void>;
}

export interface DeliveredText {
  /** Whom the platform was asked to hand it to: its own id of the user or the conversation. */
  readonly to: string;
  readonly text: string;
}

export interface Refusal {
  /** HTTP status, 400 to 599. */
  readonly status: number;
  /** In seconds; as the platform says it (`Retry-After`, `parameters.retry_after`). */
  readonly retryAfter?: number;
}
