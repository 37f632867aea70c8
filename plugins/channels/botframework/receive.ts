import { randomUUID } from 'node:crypto';
import { TurnContext } from 'botbuilder-core';
import {
  type Activity,
  BlinkyError,
  type Channel,
  type ChannelHost,
  type ChannelRequest,
  type ChannelResponse,
  fingerprint,
  type Inbound,
  readJsonAs,
  z,
} from '#sdk';
import type { Authenticator, Claimed } from './authenticate.ts';
import { addressed } from './reference.ts';
import { OWNER } from './settings.ts';

const HANDLED = new Set([
  'message',
  'conversationUpdate',
  'installationUpdate',
  'invoke',
  'event',
  'endOfConversation',
  'messageReaction',
  'typing',
]);
const TAKEN: ChannelResponse = { status: 200 };
const NOT_IMPLEMENTED: ChannelResponse = { status: 501 };
const NOTHING: Claimed = { channelId: '', serviceUrl: '' };

const id = z.string().min(1).max(1_000);
/** A channel id without the blanks that the SDK would take for "any channel". */
const shape = z.looseObject({
  type: z.string().min(1).max(100),
  channelId: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/i),
  serviceUrl: z.string().min(1).max(2_000),
  from: z.looseObject({ id, role: z.string().nullish() }),
  conversation: z.looseObject({ id }),
  recipient: z.looseObject({ id: z.string().nullish() }).nullish(),
  id: id.nullish(),
  text: z.string().nullish(),
  deliveryMode: z.string().nullish(),
  membersAdded: z.array(z.looseObject({ id: z.string() })).nullish(),
});

export interface Receiver {
  readonly host: ChannelHost;
  /** Undefined: nobody is asked for a token. */
  readonly authenticator: Authenticator | undefined;
  readonly allows: (serviceUrl: string) => boolean;
  readonly send: Channel['send'];
}

/**
 * Takes one request of `POST /api/messages`. Throws BLINKY_UNAUTHORIZED, BLINKY_BAD_REQUEST, BLINKY_FORBIDDEN (service URL) and
 * what the host throws.
 */
export async function receive(request: ChannelRequest, receiver: Receiver): Promise<ChannelResponse> {
  // A page in a browser on this machine can be made to post here; the Emulator never sends an Origin.
  if (!receiver.authenticator && request.headers.origin !== undefined) {
    throw new BlinkyError('BLINKY_FORBIDDEN', 'pages in a browser may not post here', {
      owner: OWNER,
      hint: 'use the Emulator, or set MicrosoftAppId',
    });
  }
  const prove = receiver.authenticator?.screen(request.headers.authorization);
  let activity: Activity;
  try {
    activity = readActivity(request);
  } catch (error) {
    await prove?.(NOTHING); // a body that makes no sense still needs a genuine token before it is told so
    throw error;
  }
  await prove?.(activity);
  if (!receiver.allows(activity.serviceUrl)) {
    throw new BlinkyError('BLINKY_FORBIDDEN', 'the service URL is not allowed', { owner: OWNER, hint: 'see SERVICE_URL_ALLOW' });
  }
  return answer(activity, receiver, request.signal);
}

/** The activity of a request's body. Throws BLINKY_BAD_REQUEST. */
export function readActivity(request: Pick<ChannelRequest, 'body'>): Activity {
  return readJsonAs(shape, request, OWNER) as unknown as Activity;
}

async function answer(activity: Activity, { host, send }: Receiver, signal: AbortSignal): Promise<ChannelResponse> {
  if (!HANDLED.has(activity.type) || isOwn(activity) || nobodyJoined(activity)) return TAKEN;
  const profile = host.profile(activity.channelId);
  const read = profile?.read ? profile.read(activity) : activity;
  if (!read) return activity.type === 'invoke' ? NOT_IMPLEMENTED : TAKEN;
  const inbound = inboundOf(read);
  const to = TurnContext.getConversationReference(activity);
  const rendered = (reply: Partial<Activity>): Partial<Activity> => addressed(profile?.render?.(reply) ?? reply, to);
  if (activity.deliveryMode === 'expectReplies') {
    const { replies } = await host.converse(inbound, signal);
    return { status: 200, body: { activities: replies.map(rendered) } };
  }
  if (read.type === 'invoke') {
    const { replies } = await host.converse(inbound, signal);
    for (const reply of replies) if (reply.type !== 'invokeResponse') await send(to, rendered(reply), signal);
    return invokeResponse(replies);
  }
  await host.accept(inbound);
  return TAKEN;
}

/** The bot's own messages come back on some channels. Who is `from` in an update is up to the channel, so it proves nothing. */
function isOwn({ type, from, recipient }: Activity): boolean {
  if (type === 'conversationUpdate' || type === 'installationUpdate') return false;
  return from.role === 'bot' || (type === 'message' && from.id === recipient?.id);
}

/** Emulator tells of bot and user at once, Web Chat of each alone: only a user who came is news. */
function nobodyJoined({ type, membersAdded, recipient }: Activity): boolean {
  return type === 'conversationUpdate' && !membersAdded?.some((member) => member.id !== recipient?.id);
}

/** Without the delivery mode: how replies travel is settled here, and Bot Framework's own turns would keep them to themselves. */
function inboundOf({ deliveryMode: _, ...activity }: Activity): Inbound {
  const text = activity.type === 'message' ? { text: activity.text ?? '' } : {};
  if (activity.id) return { activity: { ...activity, ...text } };
  // Two messages without an id may both say "sí": nothing tells them from a redelivery, so each counts. Of the rest a copy is a copy.
  const made = activity.type === 'message' ? randomUUID() : fingerprint(activity);
  return { activity: { ...activity, ...text, id: made } };
}

/** The status and body that the turn left as an `invokeResponse`; 200 where it only spoke, 501 where it did nothing. */
function invokeResponse(replies: readonly Partial<Activity>[]): ChannelResponse {
  const value: unknown = replies.find((reply) => reply.type === 'invokeResponse')?.value;
  if (typeof value !== 'object' || value === null) return replies.length > 0 ? TAKEN : NOT_IMPLEMENTED;
  const { status, body } = value as { status?: unknown; body?: object };
  return { status: typeof status === 'number' ? status : 200, ...(body === undefined ? {} : { body }) };
}
