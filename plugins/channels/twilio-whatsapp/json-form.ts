import { randomUUID } from 'node:crypto';
import { BlinkyError, type ChannelHost, type ChannelRequest, type ChannelResponse, checkApiKey, readJson } from '#sdk';
import { toAddress } from './address.ts';
import { message } from './inbound.ts';
import { OWNER, type Settings } from './settings.ts';

const MESSAGE_LENGTH = 4_000;

/**
 * Takes `{"from", "message"}` from a system of the company: the reply goes to `from` over WhatsApp, the answer is 202 with an id.
 * Throws BLINKY_UNAUTHORIZED (a key is always needed: this spends messages), BLINKY_BAD_REQUEST that names the field, and what
 * the host throws.
 */
export async function receiveJson(request: ChannelRequest, host: ChannelHost, settings: Settings): Promise<ChannelResponse> {
  const keys = settings.BLINKY_API_KEYS;
  const { caller } = checkApiKey(request.headers, keys);
  if (!caller) throw unauthorized(keys ? 'send a key as Authorization: Bearer … or X-API-Key' : 'set BLINKY_API_KEYS on the server');
  const { user, text } = readQuestion(request);
  await host.admit('key', caller);
  await host.admit('address', request.remoteAddress);
  const id = randomUUID();
  await host.accept({ activity: message({ id, user, bot: settings.TWILIO_WHATSAPP_FROM, text }) });
  return { status: 202, headers: { 'cache-control': 'no-store' }, body: { accepted: true, id } };
}

function unauthorized(hint: string): BlinkyError {
  return new BlinkyError('BLINKY_UNAUTHORIZED', 'no signature of Twilio, and no known API key', {
    owner: OWNER,
    hint,
    headers: { 'www-authenticate': 'Bearer realm="blinky"' },
  });
}

function readQuestion(request: ChannelRequest): { user: string; text: string } {
  const body = readJson(request, OWNER);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw bad('the body is not a JSON object');
  const { from, message: text } = body as Record<string, unknown>;
  const user = typeof from === 'string' ? toAddress(from) : undefined;
  if (user === undefined) throw bad('from is not a number in international form, such as +5215512345678');
  if (typeof text !== 'string' || text.trim() === '' || [...text].length > MESSAGE_LENGTH) {
    throw bad(`message is not a string of 1 to ${MESSAGE_LENGTH} characters`);
  }
  return { user, text };
}

function bad(what: string): BlinkyError {
  return new BlinkyError('BLINKY_BAD_REQUEST', what, { owner: OWNER, hint: 'send {"from": "+52…", "message": "…"}' });
}
