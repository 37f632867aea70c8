import { createHmac } from 'node:crypto';
import { type ChannelRequest, type Inbound, messageFrom, sameSecret, z } from '#sdk';

const id = z.string().min(1);
const maybe = id.optional();
const kind = z.enum(['message', 'app_mention']);
const said = z.looseObject({ type: kind, channel: id, user: maybe, text: z.string(), ts: id, thread_ts: maybe });
const files = z.array(z.object({ mimetype: z.string().optional(), name: z.string().nullish() })).catch([]);
const one = z.object({ id });
const post = z.object({ ts: id, thread_ts: maybe });
const presses = z.tuple([z.object({ action_ts: id, value: id })], z.unknown());
const other = (...known: string[]) =>
  z.object({ type: z.string().refine((type) => !known.includes(type)) }).transform(() => ({ type: 'other' as const }));

/** What Slack posts: the check of the URL, events, pressed buttons, and what nobody here waits for. */
export const delivery = z.union([
  z.object({ type: z.literal('url_verification'), challenge: z.string() }),
  z.object({ type: z.literal('event_callback'), event_id: id, event: said.or(other('message', 'app_mention')) }),
  z.object({ type: z.literal('block_actions'), user: one, channel: one, message: post, actions: presses }),
  other('url_verification', 'event_callback', 'block_actions'),
]);

/** Slack's signature v0, at most five minutes from now, over the raw body. */
export function isSigned({ headers, body }: Pick<ChannelRequest, 'headers' | 'body'>, secret: string, now: Date): boolean {
  const sent = String(headers['x-slack-request-timestamp'] ?? '');
  if (!/^\d{1,12}$/.test(sent) || Math.abs(now.getTime() / 1_000 - Number(sent)) > 300) return false;
  const expected = createHmac('sha256', secret).update(`v0:${sent}:`).update(body).digest('hex');
  return sameSecret(String(headers['x-slack-signature'] ?? ''), `v0=${expected}`);
}

/** The JSON of a delivery: pressed buttons come in the field `payload` of a form. */
export function payloadOf({ headers, body }: ChannelRequest): Pick<ChannelRequest, 'body'> {
  if (!headers['content-type']?.startsWith('application/x-www-form-urlencoded')) return { body };
  return { body: Buffer.from(new URLSearchParams(body.toString('utf8')).get('payload') ?? '') };
}

/** What a person wrote to the bot, said to it in a channel, or pressed; undefined: nothing of the kind. */
export function toInbound(data: z.output<typeof delivery>): Inbound | undefined {
  if (data.type === 'event_callback' && data.event.type !== 'other') return written(data.event, data.event_id);
  if (data.type !== 'block_actions') return undefined;
  const [{ action_ts, value }] = data.actions;
  const place = placeFor(data.user.id, data.channel.id, data.message.thread_ts);
  return { activity: messageFrom({ ...place, id: action_ts, text: value }), dedupe: `${data.message.ts}/${action_ts}` };
}

/** Subtypes but these are edits, bots' messages and news of a channel; in a channel only what mentions the bot is for it. */
function written({ type, user, channel, ts, ...event }: z.output<typeof said>, dedupe: string): Inbound | undefined {
  const isPersons = [undefined, 'me_message', 'file_share', 'thread_broadcast'].includes(event.subtype as string | undefined);
  if (!user || event.bot_id || !isPersons || (type === 'message' && event.channel_type !== 'im')) return undefined;
  const shared = files.parse(event.files);
  const attachments = shared.map(({ mimetype, name }) => ({ contentType: mimetype || 'application/octet-stream', ...(name && { name }) }));
  const text = plain(event.text) || (attachments.length > 0 ? '' : 'hola'); // a bare mention calls the bot
  const thread = event.thread_ts ?? (type === 'message' ? undefined : ts);
  return { activity: messageFrom({ ...placeFor(user, channel, thread), id: ts, text, attachments }), dedupe };
}

/** Direct messages are the person's conversation, under the person's id; every thread is one of its own. */
function placeFor(user: string, channel: string, thread: string | undefined) {
  const isGroup = !channel.startsWith('D');
  return { channelId: 'slack', user, bot: 'slack', conversation: thread ? `${channel}:${thread}` : isGroup ? channel : user, isGroup };
}

/** Text as the person saw it: links by their label or address, no mention of people, `&<>` as themselves. */
function plain(text: string): string {
  const links = text.replace(/<([^<>|]+)(?:\|([^<>]*))?>/g, (_, to: string, label) => (/^[@!]/.test(to) ? '' : label || to));
  return links.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').trim();
}
