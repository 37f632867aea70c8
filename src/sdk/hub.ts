import { createHmac } from 'node:crypto';
import type { ChannelHost, ChannelRequest, ChannelRoute } from './channel.ts';
import { forged, sameSecret } from './http.ts';

export interface HubOptions {
  readonly owner: string;
  /** Signs each delivery; read when it is used, so that it may change. */
  readonly secret: () => string;
  /** What the hub was told to verify a subscription with. */
  readonly verifyToken: () => string;
  /** Takes a delivery that is genuine; the hub is told "received" once this has resolved. */
  receive(request: ChannelRequest, host: ChannelHost): Promise<void>;
}

/**
 * The two routes of a WebSub-like hub, as Meta runs one: GET answers `hub.challenge` to who knows the verify token, POST takes
 * what `X-Hub-Signature-256` signs over the raw bytes. Anything else gets BLINKY_UNAUTHORIZED.
 */
export function hubRoutes({ owner, secret, verifyToken, receive }: HubOptions): ChannelRoute[] {
  const verify: ChannelRoute['handle'] = async ({ query }) => {
    const known = sameSecret(query.get('hub.verify_token') ?? '', verifyToken());
    if (!known || query.get('hub.mode') !== 'subscribe') throw forged(owner, 'check the verify token here and at the platform');
    const headers = { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' };
    return { status: 200, headers, body: query.get('hub.challenge') ?? '' };
  };
  const take: ChannelRoute['handle'] = async (request, host) => {
    const signature = `sha256=${createHmac('sha256', secret()).update(request.body).digest('hex')}`;
    const given = String(request.headers['x-hub-signature-256'] ?? '');
    if (!sameSecret(given, signature)) throw forged(owner, 'check the secret of the app here and at the platform');
    await receive(request, host);
    return { status: 200 };
  };
  return [
    { method: 'get', path: '/', handle: verify },
    { method: 'post', path: '/', accepts: ['application/json'], handle: take },
  ];
}
