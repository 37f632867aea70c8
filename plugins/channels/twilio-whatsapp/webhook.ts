import { BlinkyError, type ChannelRequest, type PluginContext, readJson } from '#sdk';
import { OWNER, type Settings } from './settings.ts';

export const FORM = 'application/x-www-form-urlencoded';

/** The parameters of a webhook by name; one that came several times has its first value. */
export type Fields = Readonly<Record<string, string | undefined>>;

/**
 * The fields of a webhook that Twilio signed for `PUBLIC_BASE_URL` and the path and query as received. Who calls chooses Host
 * and X-Forwarded-*, so those play no part. Throws BLINKY_FORBIDDEN, always in the same words.
 */
export async function readSigned(request: ChannelRequest, { settings, host }: PluginContext<Settings>): Promise<Fields> {
  if (host.publicBaseUrl === undefined) throw refused('set PUBLIC_BASE_URL to the URL that Twilio calls');
  const parameters = parametersOf(request);
  const signature = request.headers['x-twilio-signature'];
  const url = host.publicBaseUrl + request.url;
  const proof = { token: settings.TWILIO_AUTH_TOKEN, signature: String(signature ?? ''), url, body: request.body, parameters };
  if (!(await isGenuine(proof))) throw refused('check TWILIO_AUTH_TOKEN, and that PUBLIC_BASE_URL is the URL that Twilio calls');
  const fields = parameters ?? (readJson(request, OWNER) as Record<string, unknown>);
  return Object.fromEntries(Object.entries({ ...fields }).map(([name, value]) => [name, first(value)]));
}

export interface Proof {
  readonly token: string;
  readonly signature: string;
  readonly url: string;
  readonly body: Buffer;
  /** Of a form; undefined: another body, which counts only when the signed query holds its hash. */
  readonly parameters: Readonly<Record<string, string | readonly string[]>> | undefined;
}

/** Twilio's own check. A URL that cannot be parsed makes it throw: that is no signature either. */
export async function isGenuine({ token, signature, url, body, parameters }: Proof): Promise<boolean> {
  const { default: twilio } = await import('twilio');
  try {
    const hashed = new URL(url).searchParams.has('bodySHA256');
    if (hashed) return twilio.validateRequestWithBody(token, signature, url, body.toString('utf8'));
    return parameters !== undefined && twilio.validateRequest(token, signature, url, parameters);
  } catch {
    return false;
  }
}

/** The parameters of a form, those that came several times as lists; undefined for another body. */
function parametersOf({ headers, body }: Pick<ChannelRequest, 'headers' | 'body'>): Proof['parameters'] {
  if (!isForm({ headers })) return undefined;
  const form = new URLSearchParams(body.toString('utf8'));
  const names = [...new Set(form.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = form.getAll(name);
      return [name, values.length > 1 ? values : (values[0] ?? '')];
    }),
  );
}

/** What a media type's parameters say makes no difference. */
export function isForm({ headers }: Pick<ChannelRequest, 'headers'>): boolean {
  return (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() === FORM;
}

function first(value: unknown): string | undefined {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return typeof one === 'string' ? one : undefined;
}

function refused(hint: string): BlinkyError {
  return new BlinkyError('BLINKY_FORBIDDEN', 'the request is not signed by Twilio', { owner: OWNER, hint });
}
