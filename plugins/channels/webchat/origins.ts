import { isIP } from 'node:net';
import type { ChannelRequest, HostFacts } from '#sdk';

type Headers = ChannelRequest['headers'];

export interface Origins {
  /** Whether a request may come from where it says. Without an Origin header it is no page of another site. */
  admits(headers: Headers): boolean;
  /** CORS headers: only for an origin that is admitted, never `*`. */
  cors(headers: Headers): Record<string, string>;
  /** Where the client of a request reaches this server, without a slash at the end, for `http` or `ws`. */
  base(headers: Headers, scheme: 'http' | 'ws'): string;
  /** Other origins that may embed the chat. */
  readonly allowed: readonly string[];
}

/** Which origins may use the chat: the server's own and those of the settings. */
export function createOrigins({ publicBaseUrl }: Pick<HostFacts, 'publicBaseUrl'>, allowed: readonly string[]): Origins {
  const published = publicBaseUrl === undefined ? undefined : new URL(publicBaseUrl).origin;
  const isOwn = ({ origin = '', host = '' }: Headers): boolean =>
    origin === published || (/^https?:\/\//.test(origin) && origin.replace(/^https?:\/\//, '') === host && cannotBeRebound(host));
  const admits = (headers: Headers): boolean =>
    headers.origin === undefined || allowed.includes(headers.origin) || isOwn(headers);
  return {
    allowed,
    admits,
    cors: (headers) => ({
      vary: 'Origin',
      ...(headers.origin !== undefined &&
        admits(headers) && { 'access-control-allow-origin': headers.origin, 'access-control-allow-credentials': 'true' }),
    }),
    base: ({ host = '' }, scheme) => {
      const here = published === undefined || (cannotBeRebound(host) && host !== new URL(published).host);
      return (here ? `http://${host}` : published).replace('http', scheme);
    },
  };
}

/** A page of another site can make its own name resolve to this server, but not an address or `localhost`. */
function cannotBeRebound(host: string): boolean {
  const name = host.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
  return name === 'localhost' || isIP(name) > 0;
}
