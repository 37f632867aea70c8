import { randomUUID } from 'node:crypto';
import { type Activity, type ChannelRequest, fingerprint, readJsonAs, readMultipart, z } from '#sdk';
import { owner, refusal } from './access.ts';

/** Of one activity in JSON, in bytes: 200 of them are kept per conversation. */
export const ACTIVITY_BYTES = 64 * 1024;
export const blinky = { id: 'blinky', name: 'Blinky', role: 'bot' } as const;

const text = z.string().max(ACTIVITY_BYTES).nullish();
const file = z.object({
  contentType: z.string().max(200).catch('application/octet-stream'),
  name: z.string().max(300).optional().catch(undefined),
});
const shape = z.object({
  type: z.string().min(1).max(100),
  from: z.object({ id: z.string().max(200).nullish(), name: text }).nullish(),
  text,
  locale: text,
  name: text,
  textFormat: text,
  value: z.unknown().optional(),
  attachments: z.array(file).max(20).nullish(),
  channelData: z.record(z.string(), z.unknown()).nullish(),
});

/** What a client wants to say, with names and types of its attachments only: no URL of theirs is ever fetched. */
export type Given = z.output<typeof shape>;

/** The activity of a request's JSON body. Throws BLINKY_BAD_REQUEST. */
export function readActivity(request: Pick<ChannelRequest, 'body'>): Given {
  return readJsonAs(shape, request, owner);
}

/** The activity of a multipart body: its part `activity`, where there is one, and the files. Throws BLINKY_BAD_REQUEST and BLINKY_TOO_LARGE. */
export async function readUpload(request: Pick<ChannelRequest, 'body' | 'headers' | 'query'>): Promise<Given> {
  const form = await readMultipart(request, owner);
  const part = form.get('activity');
  const silent = JSON.stringify({ type: 'message', from: { id: request.query.get('userId') } });
  const json = typeof part === 'string' ? part : ((await part?.text()) ?? silent);
  if (json.length > ACTIVITY_BYTES) throw refusal('BLINKY_TOO_LARGE', 'the activity is over 64 KB', 'send less');
  const given = readActivity({ body: Buffer.from(json) });
  const files = [...form.values()].filter((value) => typeof value !== 'string' && value !== part) as File[];
  if (files.length === 0) throw refusal('BLINKY_BAD_REQUEST', 'there is no file in the upload', 'send at least one part with a filename');
  return { ...given, attachments: files.slice(0, 20).map(({ type, name }) => file.parse({ contentType: type || undefined, name })) };
}

/** Who speaks, where the token does not name a user. Throws BLINKY_BAD_REQUEST and, as a `dl_` id counts inside a token only, BLINKY_FORBIDDEN. */
export function person(said: string | null | undefined): string {
  if (!said) throw refusal('BLINKY_BAD_REQUEST', 'from.id is missing', 'send it, or use a token with a user');
  if (said.startsWith('dl_')) throw refusal('BLINKY_FORBIDDEN', 'a dl_ user counts only inside a token', 'make a token for that user');
  return said;
}

/** The Bot Framework activity of what `user` said. A client that repeats its own id (`clientActivityID`) says the same thing again. */
export function toActivity(
  given: Given,
  { conversation, user, now }: { conversation: string; user: string; now: Date },
): Partial<Activity> {
  const channelData = given.channelData ?? {};
  const { type, value, locale, name, textFormat, attachments } = given;
  const said = typeof channelData.clientActivityID === 'string' ? fingerprint(user, channelData.clientActivityID) : randomUUID();
  const optional = { locale, name, textFormat, value, attachments: attachments?.length ? attachments : undefined };
  return {
    ...Object.fromEntries(Object.entries(optional).filter(([, held]) => held !== undefined && held !== null)),
    type,
    id: `${conversation}|${said}`,
    timestamp: now,
    channelData,
    ...between(conversation, { id: user, name: given.from?.name ?? '', role: 'user' }),
    ...(type === 'message' && { text: given.text ?? (typeof value === 'string' ? value : '') }),
  };
}

/** Tells the bot that someone came; `number` tells one start of a conversation from the next. */
export function startOf(conversation: string, user = conversation, number: number): Partial<Activity> {
  const from = { id: user, name: '' };
  return { type: 'conversationUpdate', id: `${conversation}|start|${number}`, membersAdded: [from], ...between(conversation, from) };
}

function between(conversation: string, from: { id: string; name: string; role?: string }): Partial<Activity> {
  return {
    channelId: 'webchat',
    from,
    recipient: blinky,
    conversation: { id: conversation, isGroup: false, conversationType: 'personal', name: '' },
  };
}
