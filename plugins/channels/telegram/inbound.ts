import { type Activity, type Inbound, messageFrom, z } from '#sdk';

const written = z.looseObject({
  message_id: z.int(),
  from: z.object({ id: z.int(), is_bot: z.boolean(), language_code: z.string().optional() }).optional(),
  chat: z.object({ id: z.int() }),
  text: z.string().optional(),
  caption: z.string().optional(),
  message_thread_id: z.int().optional(),
  is_topic_message: z.boolean().optional(),
});

/** The part of Telegram's Update that is read; every other kind of update has no `message`. */
export const update = z.looseObject({ update_id: z.int(), message: written.optional() });

/** What a message without words may hold, the more telling first: an animation is also a document, a venue also a location. */
const contentTypes = { photo: 'image/jpeg', sticker: 'image/webp', voice: 'audio/ogg', audio: 'audio/mpeg', contact: 'text/vcard' };
const others = 'animation video video_note document location story poll dice game checklist paid_media live_photo rich_message';
const kinds = new Map<string, string>([...Object.entries(contentTypes), ...others.split(' ').map((kind) => [kind, ''] as const)]);

/** What a person wrote; undefined: an edit, a post of a channel, a bot's message, or news of the group itself. */
export function toInbound({ update_id, message }: z.output<typeof update>, bot: string): Inbound | undefined {
  if (!message?.from || message.from.is_bot || message.is_automatic_forward) return undefined;
  const attachments = attachmentsOf(message);
  const text = textOf(message);
  if (text === undefined && attachments.length === 0) return undefined;
  const activity = messageFrom({
    channelId: 'telegram',
    id: String(message.message_id),
    text: text ?? '',
    user: String(message.from.id),
    bot,
    conversation: `${message.chat.id}${message.is_topic_message ? `:${message.message_thread_id}` : ''}`,
    isGroup: message.chat.id < 0,
    attachments,
  });
  return { activity, dedupe: String(update_id) };
}

/** `/start` is Telegram's own button and a greeting; `/ayuda@blinky_bot` is the word. Usernames of bots end in "bot". */
function textOf({ text = '', caption, chat, from }: z.output<typeof written>): string | undefined {
  if (/^\/start(@\w+)?(\s|$)/.test(text)) return from?.language_code?.startsWith('en') ? 'hello' : 'hola';
  const words = text.replace(/^\/(\w+)(@\w+)?/, '$1') || caption;
  return chat.id < 0 ? words?.replace(/(^|\s)@\w+bot\b,?/gi, '').trim() : words;
}

function attachmentsOf(message: z.output<typeof written>): NonNullable<Activity['attachments']> {
  const kind = [...kinds.keys()].find((name) => message[name] !== undefined);
  if (kind === undefined) return [];
  const { mime_type: type, file_name: name, longitude, latitude } = (message[kind] ?? {}) as Readonly<Record<string, unknown>>;
  if (kind === 'location') return [{ contentType: 'application/geo+json', content: { type: 'Point', coordinates: [longitude, latitude] } }];
  const contentType = typeof type === 'string' ? type : kinds.get(kind) || 'application/octet-stream';
  return [{ contentType, ...(typeof name === 'string' && { name }) }];
}
