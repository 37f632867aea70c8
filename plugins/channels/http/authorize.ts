import type { ChannelRequest, PluginContext } from '#sdk';
import { BlinkyError, checkApiKey } from '#sdk';

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
  const { presented, caller } = checkApiKey(headers, access.settings.BLINKY_API_KEYS); // read anew: keys rotate without a restart
  if (caller !== undefined) return caller;
  if (!presented) throw refusal('an API key is needed', 'send one as Authorization: Bearer … or X-API-Key');
  throw refusal('the API key is not known', 'check the key: it may have been rotated');
}

/** `keys`: a key is needed; `open`: none is; `closed`: one would be needed and none is set. */
export function openness(access: Access): 'keys' | 'open' | 'closed' {
  if (access.settings.BLINKY_API_KEYS !== undefined) return 'keys';
  return access.host.loopback || access.settings.HTTP_ALLOW_ANONYMOUS ? 'open' : 'closed';
}

function refusal(message: string, hint: string): BlinkyError {
  return new BlinkyError('BLINKY_UNAUTHORIZED', message, {
    owner: 'channel/http',
    hint,
    headers: { 'www-authenticate': 'Bearer realm="blinky"' },
  });
}
