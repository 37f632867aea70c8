import { type Activity, type ChannelRequest, messageFrom, readJsonAs, z } from '#sdk';

const owner = 'channel/sample-plugin';
/** Names the bot as sender of its own messages, which platforms report as well. */
const BOT = 'blinky';

/** A webhook's body, as this platform writes it. */
const posted = z.object({ id: z.string().min(1), user: z.string().min(1), text: z.string() });

/** The message that a webhook tells of; undefined: one of the bot's own. Throws BLINKY_BAD_REQUEST where it tells of none. */
export function readMessage(request: ChannelRequest): Partial<Activity> | undefined {
  const { id, user, text } = readJsonAs(posted, request, owner);
  return user === BOT ? undefined : messageFrom({ channelId: 'sample-plugin', id, user, text, bot: BOT });
}
