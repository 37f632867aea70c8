import { type Activity, type Inbound, messageFrom, z } from '#sdk';

const who = z.object({ id: z.string().regex(/^\d{5,25}$/) });
const message = z.object({
  mid: z.string().min(1),
  text: z.string().default(''),
  is_echo: z.boolean().default(false),
  quick_reply: z.object({ payload: z.string().min(1) }).optional(),
  attachments: z.array(z.looseObject({ type: z.string(), payload: z.looseObject({}).nullish() })).default([]),
});
const postback = z.object({ mid: z.string().min(1), title: z.string() });
const event = z.object({ sender: who, recipient: who, message: message.optional(), postback: postback.optional() });

/** What Meta posts: several events at once. Those of a form that nobody knows yet are left out: refused, Meta would repeat them. */
export const webhook = z.object({
  object: z.literal('page'),
  entry: z.array(z.object({ messaging: z.array(z.unknown()).default([]) })),
});

const contentTypes: Readonly<Record<string, string>> = { image: 'image/jpeg', audio: 'audio/mp4', video: 'video/mp4' };

/** What people wrote to the page or tapped. Echoes of the page's own messages, reports and reactions are not. */
export function toInbounds({ entry }: z.output<typeof webhook>): Inbound[] {
  const events = entry.flatMap(({ messaging }) => messaging).flatMap((given) => event.safeParse(given).data ?? []);
  return events.flatMap(({ sender, recipient, message, postback }) => {
    if (message?.is_echo || !(message ?? postback)) return [];
    const { mid, title: text } = postback ?? { mid: message?.mid ?? '', title: message?.quick_reply?.payload ?? message?.text ?? '' };
    const attachments = message?.attachments.map(asAttachment) ?? [];
    // What Meta cannot hand over (`is_unsupported`) was said all the same.
    if (text === '' && attachments.length === 0) attachments.push({ contentType: 'application/octet-stream' });
    return {
      activity: messageFrom({ channelId: 'messenger', id: mid, text, user: sender.id, bot: recipient.id, attachments }),
      dedupe: mid,
    };
  });
}

function asAttachment({ type, payload }: z.output<typeof message>['attachments'][number]): NonNullable<Activity['attachments']>[number] {
  const { url, coordinates } = (payload ?? {}) as { url?: unknown; coordinates?: { lat?: number; long?: number } };
  if (type === 'location') {
    return { contentType: 'application/geo+json', content: { type: 'Point', coordinates: [coordinates?.long, coordinates?.lat] } };
  }
  return { contentType: contentTypes[type] ?? 'application/octet-stream', ...(typeof url === 'string' && { contentUrl: url }) };
}
