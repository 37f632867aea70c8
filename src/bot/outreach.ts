import { randomUUID } from 'node:crypto';
import type { Activity, Channel, ConversationReference } from '#sdk';
import { BlinkyError } from '#sdk';
import type { Inbox } from '../inbox/inbox.ts';
import type { RateLimit } from '../storage/storage.ts';
import { hostEvents } from './host-events.ts';

export interface OutreachParts {
  readonly inbox: Inbox;
  /** Over everything that is sent this way. */
  readonly limit: RateLimit;
  readonly channel: (id: string) => Channel | undefined;
  /** Every channelId that conversations may have. */
  readonly channelIds: () => readonly string[];
  /** Whether a dialog begins with this template. */
  readonly begins: (template: string) => boolean;
}

/** A message that nobody asked for: into a known conversation, or to somebody on a channel that can reach them. */
export interface ProactiveMessage {
  readonly conversation?: string;
  readonly channel?: string;
  readonly to?: string;
  readonly message?: string;
  /** A platform's approved template, as its channel plugin documents it; or a dialog that is begun, such as `encuesta/dia-7`. */
  readonly template?: Readonly<Record<string, unknown>> | string;
  /** A second request with the same key sends nothing. */
  readonly idempotencyKey?: string;
}

const owner = 'host';

/** What operators may put into conversations. Everything goes through the inbox, so that it keeps its place among the turns. */
export class Outreach {
  readonly #parts: OutreachParts;

  constructor(parts: OutreachParts) {
    this.#parts = parts;
  }

  /** Resolves with the message's id once it is safe. Throws BLINKY_NOT_FOUND for an unknown conversation, channel or dialog, BLINKY_RATE_LIMITED beyond the limit. */
  async send({ conversation, channel, to, message, template, idempotencyKey }: ProactiveMessage): Promise<string> {
    const wait = await this.#parts.limit.take('');
    if (wait > 0)
      throw new BlinkyError('BLINKY_RATE_LIMITED', 'too many proactive messages', {
        owner,
        retryAfterMs: wait,
        hint: 'send fewer a minute',
      });
    if (typeof template === 'string' && !this.#parts.begins(template))
      throw new BlinkyError('BLINKY_NOT_FOUND', 'no dialog begins with this template', { owner, hint: "name one as '<dialog>/<name>'" });
    const reference = conversation === undefined ? this.#addressOf(channel ?? '', to ?? '') : undefined;
    const key = reference ? `${reference.channelId}/${reference.conversation?.id}` : await this.#find(conversation ?? '');
    return this.#put(key, { name: hostEvents.proactive, value: { message, template } }, { reference, channel, idempotencyKey });
  }

  /** The bot answers again in a conversation that a person had taken over. Throws BLINKY_NOT_FOUND for an unknown one. */
  async resume(conversation: string): Promise<void> {
    await this.#put(await this.#find(conversation), { name: hostEvents.resume }, {});
  }

  async #put(
    key: string,
    event: Pick<Partial<Activity>, 'name' | 'value'>,
    {
      reference,
      channel = '',
      idempotencyKey,
    }: { reference?: Partial<ConversationReference> | undefined; channel?: string | undefined; idempotencyKey?: string | undefined },
  ): Promise<string> {
    const id = randomUUID();
    const { channelId = '', conversation, user, bot, serviceUrl } = reference ?? {};
    const activity = { type: 'event', id: '', channelId, conversation, from: user, recipient: bot, serviceUrl, ...event } as Activity;
    const dedupe = `outreach/${key}/${idempotencyKey ?? id}`;
    await this.#parts.inbox.accept({ id, channel, conversation: key, activity, awaited: false, dedupe });
    return id;
  }

  #addressOf(channel: string, to: string): Partial<ConversationReference> {
    const reference = this.#parts.channel(channel)?.reference?.(to);
    if (reference) return reference;
    throw new BlinkyError('BLINKY_NOT_FOUND', 'this channel is off, or cannot write to somebody who has not written first', {
      owner,
      hint: 'name a conversation instead',
    });
  }

  /** The queue's key of a conversation that is given as its id, or as channelId/id. */
  async #find(conversation: string): Promise<string> {
    for (const key of [conversation, ...this.#parts.channelIds().map((channelId) => `${channelId}/${conversation}`)]) {
      if (await this.#parts.inbox.has(key)) return key;
    }
    throw new BlinkyError('BLINKY_NOT_FOUND', 'this conversation is unknown or has been forgotten', {
      owner,
      hint: 'give its id, or channelId/id',
    });
  }
}
