import type { PluginContext, TwilioAccount } from '#sdk';

const DOWNLOAD_MS = 3_000;
const SIZE = 5 * 1024 * 1024;
/** Regions keep their media here too. */
const API = 'https://api.twilio.com';
/** Where Twilio's API sends on to for the bytes; the account's credentials do not go there. */
const STORAGE = ['mcs.us1.twilio.com', 'media.twiliocdn.com', 's3-external-1.amazonaws.com'];

/**
 * Downloads a media file of a message: https, from Twilio's API and this account only, one redirect and only to Twilio's
 * storage, 5 MB, 3 s. TLS proves each host, so a name that resolves into the own network gets no further than the handshake.
 * Throws an Error that names no URL.
 */
export async function download(
  mediaUrl: string,
  { settings, fetch }: Pick<PluginContext<TwilioAccount>, 'settings' | 'fetch'>,
  given: AbortSignal,
): Promise<Uint8Array> {
  const { TWILIO_ACCOUNT_SID: sid, TWILIO_AUTH_TOKEN: token, TWILIO_BASE_URL: base } = settings;
  const url = URL.canParse(mediaUrl) ? new URL(mediaUrl) : undefined;
  if (!url || ![new URL(base).origin, API].includes(url.origin) || !url.pathname.startsWith(`/2010-04-01/Accounts/${sid}/Messages/`)) {
    throw new Error('the media URL is not of this account');
  }
  const signal = AbortSignal.any([given, AbortSignal.timeout(DOWNLOAD_MS)]);
  const authorization = `Basic ${Buffer.from(`${sid}:${token}`).toString('base64')}`;
  const first = await fetch(url, { headers: { authorization }, redirect: 'manual', signal });
  if (first.status < 300 || first.status >= 400) return read(first);
  await first.body?.cancel();
  const next = new URL(first.headers.get('location') ?? '', url);
  if (next.protocol !== 'https:' || next.port !== '' || !STORAGE.includes(next.hostname)) throw new Error('the media is stored elsewhere');
  return read(await fetch(next, { redirect: 'error', signal }));
}

async function read(response: Response): Promise<Uint8Array> {
  if (!response.ok || !response.body) throw new Error(`the media server answered ${response.status}`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.length;
    if (size > SIZE) throw new Error('the media file is over 5 MB'); // leaving the loop cancels the rest
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
