import type twilio from 'twilio';
import { BlinkyError } from '#sdk';
import { OWNER } from './settings.ts';

type RequestClient = twilio.RequestClient;
type RequestOptions = Parameters<RequestClient['request']>[0];

/** Error codes of Twilio that say what to do about them. */
const HINTS: Readonly<Record<number, string>> = {
  20003: 'check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN',
  21211: 'the recipient is no valid number',
  21609: 'PUBLIC_BASE_URL is no URL that Twilio could call',
  63003: 'the recipient has no WhatsApp',
  63007: 'TWILIO_WHATSAPP_FROM is no WhatsApp sender of this account',
  63016: 'the person wrote more than 24 h ago: set TWILIO_FALLBACK_CONTENT_SID',
};

/** WhatsApp takes free text only within 24 h of the person's last message. */
export const OUTSIDE_WINDOW = 63016;

/**
 * What the SDK sends with. Its own client cannot be stopped, gives raw Axios errors on a timeout and quotes the recipient's
 * number in refusals; here a refusal is a BLINKY_SEND_FAILED with Twilio's code, retryable after 429, 5xx and a broken connection.
 */
export function createTwilioHttp(fetch: typeof globalThis.fetch, baseUrl: string, signal: AbortSignal): RequestClient {
  async function request({ method, uri, username, password, headers, data }: RequestOptions) {
    if (signal.aborted) throw failed('sending was stopped', { retryable: true });
    const { hostname, pathname, search } = new URL(uri);
    const credentials = Buffer.from(`${username}:${password}`).toString('base64');
    const response = await fetch(addressOf(hostname, baseUrl) + pathname + search, {
      method: method.toUpperCase(),
      headers: { ...(headers as Record<string, string>), Authorization: `Basic ${credentials}` },
      body: new URLSearchParams(data as Record<string, string>).toString(),
      redirect: 'manual',
      signal,
    }).catch(() => {
      throw failed('Twilio could not be reached', { retryable: true });
    });
    const body = parsed(await response.text().catch(() => ''));
    if (!response.ok) throw refusal(response, body);
    return { statusCode: response.status, body: JSON.stringify(body) };
  }
  return { request } as unknown as RequestClient;
}

/** Twilio's products have hosts of their own (`messaging.dublin.ie1.twilio.com` beside `api.`); a proxy or a test has one for all. */
function addressOf(hostname: string, baseUrl: string): string {
  return baseUrl.replace(/\/+$/, '').replace(/^https:\/\/api\.(?=[\w.-]*twilio\.com$)/, `https://${hostname.split('.')[0]}.`);
}

function refusal({ status, headers }: Response, { code }: { code?: unknown }): TwilioRefusal {
  const number = typeof code === 'number' ? code : undefined;
  const retryable = status === 429 || status >= 500;
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  const message = `Twilio answered ${status}${number === undefined ? '' : ` (error ${number})`}`;
  return new TwilioRefusal(message, number, { retryable, ...(retryable && seconds >= 0 && { retryAfterMs: seconds * 1_000 }) });
}

/** A refusal by Twilio, with its error code where it gave one. */
export class TwilioRefusal extends BlinkyError {
  readonly twilioCode: number | undefined;

  constructor(message: string, code: number | undefined, { retryable, retryAfterMs }: Failure) {
    const hint = (code !== undefined && HINTS[code]) || (retryable ? 'it is tried again' : 'see twilio.com/docs/api/errors');
    super('BLINKY_SEND_FAILED', message, {
      owner: OWNER,
      hint,
      retryable,
      platformCode: code,
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    });
    this.twilioCode = code;
  }
}

interface Failure {
  readonly retryable: boolean;
  readonly retryAfterMs?: number;
}

/** A text that did not go out for a reason of our own. */
export function failed(message: string, failure: Failure): TwilioRefusal {
  return new TwilioRefusal(message, undefined, failure);
}

/** Twilio took a message when it said 2xx, whatever the body looks like. */
function parsed(text: string): { code?: unknown } {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
