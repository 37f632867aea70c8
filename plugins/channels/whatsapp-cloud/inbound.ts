import { type Inbound, messageFrom, z } from '#sdk';

const status = z.object({ status: z.string().regex(/^[a-z_]{1,20}$/), errors: z.array(z.object({ code: z.int() })).default([]) });
const metadata = z.object({ phone_number_id: z.string() }).optional();
const value = z.object({ metadata, messages: z.array(z.unknown()).default([]), statuses: z.array(status).catch([]) });

/** What Meta posts: several pieces of news at once, of several kinds. */
export const webhook = z.object({
  object: z.literal('whatsapp_business_account'),
  entry: z.array(z.object({ changes: z.array(z.object({ field: z.string(), value })) })),
});

const choice = z.object({ id: z.string() }).optional(); // its id is the whole option, its title may have been cut
const media = z.record(z.string(), z.union([z.string(), z.number()]).catch('')).catch({});
const message = z.looseObject({
  id: z.string().min(1),
  from: z.string().regex(/^\d{5,20}$/),
  type: z.string(),
  text: z.object({ body: z.string() }).optional(),
  button: z.object({ text: z.string() }).optional(),
  interactive: z.object({ button_reply: choice, list_reply: choice }).optional(),
});

/** What people wrote to this number. A message of a form that nobody knows yet is left out: refused, Meta would repeat it for days. */
export function toInbounds(data: z.output<typeof webhook>, numberId: string): Inbound[] {
  const ours = valuesOf(data).filter(({ metadata }) => metadata?.phone_number_id === numberId);
  const written = ours.flatMap(({ messages }) => messages).flatMap((given) => message.safeParse(given).data ?? []);
  return written.filter(({ type }) => !['reaction', 'system', 'request_welcome'].includes(type)).map((one) => toInbound(one, numberId));
}

/** What became of messages that were sent, for the metrics: states, and Meta's error codes. */
export function reports(data: z.output<typeof webhook>): [event: string, detail: string][] {
  return valuesOf(data).flatMap(({ statuses }) =>
    statuses.flatMap(({ status, errors }) => [['status', status], ...errors.map(({ code }) => ['status_error', String(code)])]),
  ) as [string, string][];
}

function valuesOf({ entry }: z.output<typeof webhook>): z.output<typeof value>[] {
  return entry.flatMap(({ changes }) => changes.flatMap((change) => (change.field === 'messages' ? change.value : [])));
}

function toInbound(data: z.output<typeof message>, bot: string): Inbound {
  const { mime_type, caption, filename, longitude, latitude } = media.parse(data[data.type]);
  const chosen = data.interactive?.button_reply ?? data.interactive?.list_reply;
  const text = data.text?.body ?? data.button?.text ?? chosen?.id ?? String(caption ?? '');
  const contentType = data.type === 'contacts' ? 'text/vcard' : String(mime_type || 'application/octet-stream');
  const file = { contentType, ...(filename && { name: String(filename) }) };
  const place = { contentType: 'application/geo+json', content: { type: 'Point', coordinates: [longitude, latitude] } };
  const attachments = text !== '' && mime_type === undefined ? [] : [data.type === 'location' ? place : file];
  return { activity: messageFrom({ channelId: 'whatsapp-cloud', id: data.id, text, user: data.from, bot, attachments }), dedupe: data.id };
}
