import { isIP } from 'node:net';
import type { ChannelRequest, ChannelRoute, HostFacts } from '#sdk';
import { BlinkyError, type ErrorCode } from '#sdk';

type Headers = ChannelRequest['headers'];

export const owner = 'channel/webchat';

/** An error of this channel: what is wrong, and what to do. */
export function refusal(code: ErrorCode, message: string, hint: string): BlinkyError {
  return new BlinkyError(code, message, { owner, hint });
}

export interface Origins {
  /** Whether a request may come from where it says. A page of another site would send an Origin header. */
  admits(headers: Headers): boolean;
  /** Where the client of a request reaches this server, without a slash at the end. */
  base(headers: Headers): string;
  /** Other origins that may embed the chat. */
  readonly allowed: readonly string[];
}

/** Which origins may use the chat: the server's own and those of the settings. */
export function createOrigins({ publicBaseUrl }: Pick<HostFacts, 'publicBaseUrl'>, allowed: readonly string[]): Origins {
  const published = publicBaseUrl === undefined ? undefined : new URL(publicBaseUrl);
  const isHere = (origin: string, host = ''): boolean => [`http://${host}`, `https://${host}`].includes(origin) && isUnbound(host);
  return {
    allowed,
    admits: ({ origin, host }) => origin === undefined || origin === published?.origin || allowed.includes(origin) || isHere(origin, host),
    base: ({ host = '' }) => (published && (host === published.host || !isUnbound(host)) ? published.origin : `http://${host}`),
  };
}

/** A page of another site can make its own name resolve to this server, but not an address or `localhost`. */
function isUnbound(host: string): boolean {
  const name = host.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
  return name === 'localhost' || isIP(name) > 0;
}

/** Adds CORS headers to what a route answers, errors too, for an origin that is admitted; never `*`. */
export function withCors(origins: Origins, handle: ChannelRoute['handle']): ChannelRoute['handle'] {
  return async (request, host) => {
    const { origin } = request.headers;
    const allow = { 'access-control-allow-origin': origin ?? '', 'access-control-allow-credentials': 'true' };
    const cors = { vary: 'Origin', 'cache-control': 'no-store', ...(origin !== undefined && origins.admits(request.headers) && allow) };
    try {
      const response = await handle(request, host);
      return { ...response, headers: { ...response.headers, ...cors } };
    } catch (error) {
      throw error instanceof BlinkyError ? error.withHeaders(cors) : error;
    }
  };
}

/** Answers the question a browser asks before it sends something to another origin. */
export function preflight(path: ChannelRoute['path'], origins: Origins): ChannelRoute {
  const headers = {
    'access-control-allow-methods': 'GET, POST, OPTIONS',
    'access-control-allow-headers': 'authorization, content-type, x-ms-bot-agent, x-requested-with',
    'access-control-max-age': '7200',
  };
  return { method: 'options', path, root: true, handle: withCors(origins, async () => ({ status: 204, headers })) };
}
