import { BlinkyError, type ChannelRequest, type Inbound, messageFrom } from '#sdk';

export const FORM = 'application/x-www-form-urlencoded';

/** The parameters of a webhook by name. */
export type Fields = Readonly<Record<string, string | undefined>>;

/**
 * The fields of a webhook that Twilio signed for `PUBLIC_BASE_URL` and the path and query as received; undefined: it did not.
 * Who calls chooses Host and X-Forwarded-*, so those play no part.
 */
export async function readSigned(
  { url, headers, body }: ChannelRequest,
  token: string,
  baseUrl: string | undefined,
): Promise<Fields | undefined> {
  if (baseUrl === undefined) return undefined;
  const form = new URLSearchParams(body.toString('utf8'));
  const parameters = Object.fromEntries([...new Set(form.keys())].map((name) => [name, form.getAll(name)]));
  const genuine = await isGenuine({ token, signature: String(headers['x-twilio-signature'] ?? ''), url: baseUrl + url, parameters });
  return genuine ? Object.fromEntries([...form].toReversed()) : undefined;
}

export interface Proof {
  readonly token: string;
  readonly signature: string;
  readonly url: string;
  readonly parameters: Readonly<Record<string, string | readonly string[]>>;
}

/** Twilio's own check. A URL that cannot be parsed makes it throw: that is no signature either. */
export async function isGenuine({ token, signature, url, parameters }: Proof): Promise<boolean> {
  const { validateRequest } = await import('twilio/lib/webhooks/webhooks.js');
  try {
    return validateRequest(token, signature, url, parameters);
  } catch {
    return false;
  }
}

/**
 * A received SMS or MMS. A signature covers the parameters run together, so borders between them could be moved: the formats
 * are checked after it. Throws BLINKY_BAD_REQUEST that names the field. Short codes and names can be answered no better, and are people too.
 */
export function toInbound(fields: Fields, owner: string): Inbound {
  const { MessageSid: id = '', From: user = '', To: bot = '', Body: text = '' } = fields;
  if (!/^(SM|MM)[0-9a-f]{32}$/i.test(id)) throw bad('MessageSid', owner);
  if (!/^\+?\d{3,15}$/.test(user)) throw bad('From', owner);
  if (!/^\+?\d{3,15}$/.test(bot)) throw bad('To', owner);
  const count = Math.min(10, Number(fields.NumMedia) || 0);
  const attachments = Array.from({ length: count }, (_, at) => ({
    contentType: fields[`MediaContentType${at}`] || 'application/octet-stream',
    contentUrl: fields[`MediaUrl${at}`] ?? '',
  }));
  return { activity: messageFrom({ channelId: 'sms', id, text, user, bot, attachments }), dedupe: id };
}

function bad(field: string, owner: string): BlinkyError {
  return new BlinkyError('BLINKY_BAD_REQUEST', `${field} is not what Twilio sends`, { owner });
}
