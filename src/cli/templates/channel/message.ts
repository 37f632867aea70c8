import { type Activity, BlinkyError, type ChannelRequest, readJson, z } from '#sdk';

const owner = 'channel/sample-plugin';
/** Names the bot as sender of its own messages, which platforms report as well. */
const BOT = 'blinky';

/** A webhook's body, as this platform writes it. */
const posted = z.object({ id: z.string().min(1), user: z.string().min(1), text: z.string() });

/** The message that a webhook tells of; undefined: one of the bot's own. Throws BLINKY_BAD_REQUEST where it tells of none. */
export function readMessage(request: ChannelRequest): Partial<Activity> | undefined {
  const { data } = posted.safeParse(readJson(request, owner));
  if (!data) throw new BlinkyError('BLINKY_BAD_REQUEST', 'id, user and text must be strings', { owner });
  if (data.user === BOT) return undefined;
  const from = { id: data.user, name: '' };
  return {
    type: 'message',
    channelId: 'sample-plugin',
    id: data.id,
    text: data.text,
    from,
    recipient: { id: BOT, name: '' },
    conversation: { ...from, isGroup: false, conversationType: 'personal' },
  };
}
