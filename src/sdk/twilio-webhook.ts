import type { ChannelRequest, ChannelResponse, Inbound } from './channel.ts';
import { BlinkyError } from './errors.ts';
import { readJson } from './http.ts';
import { messageFrom } from './message.ts';
import type { PluginContext } from './plugin.ts';

export const TWILIO_FORM = 'application/x-www-form-urlencoded';

/** What Twilio is told in return: it shows any other body to the person as a message. */
export const TWILIO_TAKEN: ChannelResponse = {
  status: 200,
  headers: { 'content-type': 'text/xml; charset=utf-8' },
  body: '<?xml version="1.0" encoding="UTF-8"?><Response/>',
};

/** The parameters of a webhook by name; one that came several times has its first value. */
export type TwilioFields = Readonly<Record<string, string | undefined>>;

export interface TwilioWebhook {
  /**
   * The fields of a request that Twilio signed for `PUBLIC_BASE_URL` and the path and query as received. The caller
   * chooses Host and X-Forwarded-*, so those are ignored. Throws BLINKY_FORBIDDEN, always in the same words.
   */
  read(request: ChannelRequest): Promise<TwilioFields>;
  /** Counts what became of a message that was sent: its state, and Twilio's error code where it failed. Throws BLINKY_BAD_REQUEST. */
  report(fields: TwilioFields): ChannelResponse;
  /** For a channel's `start`: warns where no request can be genuine, and loads Twilio's check, for which the first need not wait. */
  start(): Promise<void>;
}

/** What Twilio posts to a channel. */
export function createTwilioWebhook(
  { settings, host, log, count }: PluginContext<{ readonly TWILIO_AUTH_TOKEN: string }>,
  owner: string,
): TwilioWebhook {
  const hint = 'check TWILIO_AUTH_TOKEN, and that PUBLIC_BASE_URL is the URL that Twilio calls';

  return {
    async read(request) {
      const { url, headers, body } = request;
      const form = isTwilioForm(request) ? new URLSearchParams(body.toString('utf8')) : undefined;
      const parameters = form && Object.fromEntries([...new Set(form.keys())].map((name) => [name, form.getAll(name)]));
      const signature = String(headers['x-twilio-signature'] ?? '');
      const proof = { token: settings.TWILIO_AUTH_TOKEN, signature, url: `${host.publicBaseUrl}${url}`, body, parameters };
      if (host.publicBaseUrl === undefined || !(await isFromTwilio(proof))) {
        throw new BlinkyError('BLINKY_FORBIDDEN', 'the request is not signed by Twilio', { owner, hint });
      }
      if (form) return Object.fromEntries([...form].toReversed());
      const fields = Object.entries<unknown>({ ...(readJson(request, owner) as object) });
      return Object.fromEntries(fields.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
    },
    report(fields) {
      twilioSidOf(fields, owner);
      const { MessageStatus: state = '', ErrorCode: code = '' } = fields;
      if (/^[a-z]{1,20}$/.test(state)) count('status', state);
      if (/^[1-9]\d{3,5}$/.test(code)) count('status_error', code);
      return TWILIO_TAKEN;
    },
    async start() {
      if (host.publicBaseUrl === undefined) log.warn({}, 'PUBLIC_BASE_URL is not set: webhooks of Twilio are refused');
      await import('twilio/lib/webhooks/webhooks.js');
    },
  };
}

/** What a media type's parameters say makes no difference. */
export function isTwilioForm({ headers }: Pick<ChannelRequest, 'headers'>): boolean {
  return (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() === TWILIO_FORM;
}

export interface TwilioProof {
  readonly token: string;
  readonly signature: string;
  readonly url: string;
  readonly body: Buffer;
  /** Of a form; undefined: another body, which counts only when the signed query holds its hash. */
  readonly parameters: Readonly<Record<string, string | readonly string[]>> | undefined;
}

/** Twilio's own check. A URL that cannot be parsed makes it throw: that is not a signature either. */
export async function isFromTwilio({ token, signature, url, body, parameters }: TwilioProof): Promise<boolean> {
  const { validateRequest, validateRequestWithBody } = await import('twilio/lib/webhooks/webhooks.js');
  try {
    const hashed = new URL(url).searchParams.has('bodySHA256');
    if (hashed) return validateRequestWithBody(token, signature, url, body.toString('utf8'));
    return parameters !== undefined && validateRequest(token, signature, url, parameters);
  } catch {
    return false;
  }
}

export interface TwilioMessageRules {
  readonly owner: string;
  readonly channelId: string;
  /** What senders and recipients look like on the channel. */
  readonly address: RegExp;
}

/**
 * A received message with its text and media. A signature covers the parameters run together, so borders between them could be
 * moved: the formats are checked after it. Throws BLINKY_BAD_REQUEST that names the field.
 */
export function inboundFromTwilio(fields: TwilioFields, { owner, channelId, address }: TwilioMessageRules): Inbound {
  const { From: user = '', To: bot = '', Body: text = '' } = fields;
  const id = twilioSidOf(fields, owner);
  if (!address.test(user)) throw wrong('From', owner);
  if (!address.test(bot)) throw wrong('To', owner);
  const attachments = Array.from({ length: Math.min(10, Number(fields.NumMedia) || 0) }, (_, at) => ({
    contentType: fields[`MediaContentType${at}`] || 'application/octet-stream',
    contentUrl: fields[`MediaUrl${at}`] ?? '',
  }));
  return { activity: messageFrom({ channelId, id, text, user, bot, attachments }), dedupe: id };
}

/** True for the id of a message that Twilio delivered. */
export function isTwilioSid(id: string | undefined): id is string {
  return id !== undefined && /^(SM|MM)[0-9a-f]{32}$/i.test(id);
}

function twilioSidOf({ MessageSid: sid }: TwilioFields, owner: string): string {
  if (!isTwilioSid(sid)) throw wrong('MessageSid', owner);
  return sid;
}

function wrong(field: string, owner: string): BlinkyError {
  return new BlinkyError('BLINKY_BAD_REQUEST', `${field} is not what Twilio sends`, { owner });
}
