import type { ChannelRequest, PluginContext } from '#sdk';
import { BlinkyError, sameSecret } from '#sdk';
import { fingerprint } from './fingerprint.ts';

export interface AccessSettings {
  readonly BLINKY_API_KEYS?: string | undefined;
  readonly HTTP_ALLOW_ANONYMOUS: boolean;
}

type Access = Pick<PluginContext<AccessSettings>, 'settings' | 'host'>;

/** The caller as a short hash of its API key, undefined where none is needed. Throws BLINKY_UNAUTHORIZED. */
export function authorize(headers: ChannelRequest['headers'], access: Access): string | undefined {
  const state = openness(access);
  if (state === 'open') return undefined;
  if (state === 'closed') {
    throw refusal('no API key is set on this server', 'set BLINKY_API_KEYS there and send one of them as Authorization: Bearer …');
  }
  const given = presented(headers);
  if (given.length === 0) throw refusal('an API key is needed', 'send one as Authorization: Bearer … or X-API-Key');
  // Every key is compared, each in constant time: how long it takes tells nothing about which one was near.
  const known = keysOf(access).filter((key) => given.filter((candidate) => sameSecret(candidate, key)).length > 0);
  if (known[0] === undefined) throw refusal('the API key is not known', 'check the key: it may have been rotated');
  return fingerprint(known[0]).slice(0, 16);
}

/** `keys`: a key is needed; `open`: none is; `closed`: one would be needed and none is set. */
export function openness(access: Access): 'keys' | 'open' | 'closed' {
  if (access.settings.BLINKY_API_KEYS !== undefined) return 'keys';
  return access.host.loopback || access.settings.HTTP_ALLOW_ANONYMOUS ? 'open' : 'closed';
}

/** Read anew for each request, so that keys rotate without a restart. */
function keysOf({ settings }: Access): string[] {
  return (settings.BLINKY_API_KEYS ?? '').split(',').flatMap((key) => key.trim() || []);
}

function presented(headers: ChannelRequest['headers']): string[] {
  const bearer = /^bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1];
  const header = headers['x-api-key'];
  return [bearer, typeof header === 'string' ? header.trim() : undefined].flatMap((key) => key || []);
}

function refusal(message: string, hint: string): BlinkyError {
  return new BlinkyError('BLINKY_UNAUTHORIZED', message, {
    owner: 'channel/http',
    hint,
    headers: { 'www-authenticate': 'Bearer realm="blinky"' },
  });
}
