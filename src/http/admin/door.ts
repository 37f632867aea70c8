import type { ChannelRequest } from '#sdk';
import { BlinkyError, sameSecret } from '#sdk';
import { TokenBuckets } from '../../storage/token-buckets.ts';

/** Lets operators in, and throws BLINKY_UNAUTHORIZED, or BLINKY_RATE_LIMITED after too many wrong keys from an address. */
export interface AdminDoor {
  /** For programs: the key as a Bearer token or X-API-Key. */
  program(request: ChannelRequest): void;
  /** For people too: a browser may send the key as the password of HTTP Basic. Only for what changes nothing: browsers send it unasked. */
  page(request: ChannelRequest): void;
}

export interface AdminDoorParts {
  /** Read at each request, so that the key rotates. */
  readonly key: () => string | undefined;
  readonly now: () => Date;
}

const owner = 'admin';
const challenge = { 'www-authenticate': 'Basic realm="Blinky", charset="UTF-8"' };
const WRONG_KEYS = { perMinute: 10, burst: 10 };

export function adminDoor({ key, now }: AdminDoorParts): AdminDoor {
  const wrongKeys = new TokenBuckets({ ...WRONG_KEYS, capacity: 10_000 });
  const admit = (given: string | undefined, { remoteAddress }: ChannelRequest, headers: Readonly<Record<string, string>>): void => {
    const at = now().getTime();
    const retryAfterMs = given === undefined ? 0 : wrongKeys.wait(remoteAddress, at);
    if (retryAfterMs > 0) throw new BlinkyError('BLINKY_RATE_LIMITED', 'too many wrong keys from this address', { owner, retryAfterMs });
    const expected = key();
    if (given !== undefined && expected !== undefined && sameSecret(given, expected)) return;
    if (given !== undefined) wrongKeys.take(remoteAddress, at);
    const hint = 'send ADMIN_API_KEY as a Bearer token or X-API-Key';
    throw new BlinkyError('BLINKY_UNAUTHORIZED', 'no or wrong key', { owner, hint, headers });
  };
  return {
    program: (request) => admit(tokenOf(request), request, {}),
    page: (request) => admit(tokenOf(request) ?? passwordOf(request), request, challenge),
  };
}

function tokenOf({ headers }: ChannelRequest): string | undefined {
  return /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1] ?? headers['x-api-key']?.toString();
}

function passwordOf({ headers }: ChannelRequest): string | undefined {
  const encoded = /^Basic ([\w+/=-]+)$/i.exec(headers.authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const decoded = Buffer.from(encoded, 'base64').toString('utf8');
  return decoded.slice(decoded.indexOf(':') + 1);
}
