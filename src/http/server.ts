import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import restify from 'restify';
import type { Channel, ChannelHost, ChannelResponse, ChannelRoute, Logger } from '#sdk';
import { BlinkyError } from '#sdk';
import { errorFields } from '../observability/logger.ts';
import { checkMediaType, readBody } from './body.ts';
import { answerBrokenRequest } from './broken-request.ts';
import { clientAddress } from './client-address.ts';
import { sendError } from './errors.ts';
import { type Exchange, ReceivedRequest } from './received-request.ts';
import { type Mounted, routeTable } from './route-table.ts';

export interface HttpParts {
  readonly channels: readonly Mounted[];
  /** Routes of the host itself: health, metrics, and the plain start page, which a channel may take over. */
  readonly ownRoutes: readonly ChannelRoute[];
  readonly trustedProxies: readonly string[];
  readonly log: Logger;
  /** Told of each request that was refused with a 4xx: the path as it is mounted, `none` where none is meant, and the status. */
  readonly onRefused?: (route: string, status: number) => void;
}

const HEADERS_MS = 10_000;
const REQUEST_MS = 15_000;
const CONNECTIONS = 10_000;
/** How long answers that are written may take to leave, once everything else has ended. */
const FLUSH_MS = 1_000;

/** The web server: mounts the channels' routes and turns every error into the JSON of the public interface. */
export class HttpServer {
  readonly owner = 'http';
  readonly #parts: HttpParts;
  readonly #server: restify.Server;
  readonly #address: ReturnType<typeof clientAddress>;
  readonly #running = new Set<Promise<ChannelResponse>>();
  #draining = false;

  constructor(parts: HttpParts) {
    this.#parts = parts;
    this.#address = clientAddress(parts.trustedProxies);
    this.#server = restify.createServer({
      name: 'blinky',
      handleUncaughtExceptions: false,
      ignoreTrailingSlash: true,
      maxParamLength: 1_000,
    });
    limitSlowClients(this.#server.server as Server);
    this.#server.pre((request, response, next) => {
      if (canBeRouted(request)) return next();
      sendError(response, refusal(400, [], ''), parts.log);
      this.#count(response);
      return next(false);
    });
    for (const { path, route, host = noHost } of routeTable(parts.channels, parts.ownRoutes)) this.#mount(path, route, host);
    this.#handleStrays();
    // Also what happens while it runs, such as no file descriptor left for a new connection: not worth the process.
    this.#server.on('error', (error) => parts.log.error(errorFields(error), 'the web server reported an error'));
    this.#server.server.on('clientError', (error, socket) => this.#count({ statusCode: answerBrokenRequest(error, socket) }));
    this.#server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
  }

  /** Resolves with the URL once it listens. */
  async listen(host: string, port: number): Promise<string> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#server.once('error', (cause: NodeJS.ErrnoException) => reject(cannotListen(cause, host, port)));
    this.#server.server.listen(port, host, resolve);
    await promise;
    const address = this.#server.server.address() as AddressInfo;
    return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
  }

  /** Refuses what is new for a channel from now on, while health and metrics still answer; resolves when the requests under way have ended. */
  async drain(): Promise<void> {
    this.#draining = true;
    await Promise.allSettled([...this.#running]);
  }

  /** Stops listening and closes every connection that is not a WebSocket. Idempotent, and safe before `listen`. */
  async stop(): Promise<void> {
    this.#draining = true;
    const server = this.#server.server as Server;
    if (!server.listening) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    server.close(() => resolve());
    server.closeIdleConnections();
    await Promise.race([promise, sleep(FLUSH_MS, undefined, { ref: false })]);
    server.closeAllConnections();
  }

  #mount(path: string, route: ChannelRoute, host: ChannelHost): void {
    const handler: restify.RequestHandler = (request, response, next) => {
      void this.#answer(route, host, { request, response }).then(() => {
        this.#count(response, path);
        next(false);
      });
    };
    this.#server[verbs[route.method]](path, handler);
    if (route.method === 'get') this.#server.head(path, handler); // Node leaves the body out
  }

  #count({ statusCode = 0 }: { readonly statusCode?: number | undefined }, path = 'none'): void {
    if (statusCode >= 400 && statusCode < 500) this.#parts.onRefused?.(path, statusCode);
  }

  /** Never rejects: an error is answered too. */
  async #answer(route: ChannelRoute, host: ChannelHost, exchange: Exchange): Promise<void> {
    try {
      const answer = await this.#handle(route, host, exchange);
      this.#closeWhileDraining(exchange);
      respond(exchange.response, answer);
    } catch (error) {
      this.#closeWhileDraining(exchange);
      sendError(exchange.response, error, this.#parts.log);
    }
  }

  /** A kept connection would hold the stop up. */
  #closeWhileDraining({ response }: Exchange): void {
    if (this.#draining && !response.headersSent) response.setHeader('connection', 'close');
  }

  async #handle(route: ChannelRoute, host: ChannelHost, { request, response }: Exchange): Promise<ChannelResponse> {
    let body: Buffer = empty;
    if (route.method === 'post') {
      checkMediaType(request, route);
      body = await readBody(request, route);
    }
    if (this.#draining && host !== noHost) throw stopping();
    const answer = route.handle(new ReceivedRequest({ request, response }, body, this.#address(request)), host);
    this.#running.add(answer);
    try {
      return await answer;
    } finally {
      this.#running.delete(answer);
    }
  }

  /** What restify's router refuses: unknown paths, methods that a path does not have, broken URLs. */
  #handleStrays(): void {
    const mounts = this.#parts.channels.filter(({ channel }) => channel.routes.some((route) => !route.root)).map(({ mount }) => mount);
    // `done` is not called: restify would then answer once more.
    this.#server.on('restifyError', (_request, response, error: { statusCode?: number }) => {
      sendError(response, refusal(error.statusCode, mounts, String(response.getHeader('allow') ?? '')), this.#parts.log);
      this.#count(response);
    });
  }

  #upgrade(
    request: Parameters<NonNullable<Channel['upgrade']>>[0],
    socket: Parameters<NonNullable<Channel['upgrade']>>[1],
    head: Buffer,
  ): void {
    socket.on('error', () => socket.destroy()); // Node took its own listener off: a reset would end the process
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    const found = this.#parts.channels.find(({ channel: { upgradePath } }) => path === upgradePath || path.startsWith(`${upgradePath}/`));
    if (!found?.channel.upgrade) {
      this.#count({ statusCode: 404 });
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    try {
      found.channel.upgrade(request, socket, head, found.host);
    } catch (error) {
      this.#parts.log.error(errorFields(error), 'an upgrade failed');
      socket.destroy();
    }
  }
}

/** restify makes a URL of path and Host, and throws out of its router, which would end the process, where the two make none. */
function canBeRouted(request: restify.Request): boolean {
  try {
    request.getUrl();
    return true;
  } catch {
    return false;
  }
}

function refusal(status: number | undefined, mounts: readonly string[], allow: string): BlinkyError {
  const owner = 'http';
  if (status === 404)
    return new BlinkyError('BLINKY_NOT_FOUND', 'nothing is here', { owner, hint: `channels that are on: ${mounts.join(', ')}` });
  if (status === 405) {
    return new BlinkyError('BLINKY_METHOD_NOT_ALLOWED', 'this path does not have this method', {
      owner,
      hint: `use ${allow}`,
      headers: { allow },
    });
  }
  return new BlinkyError('BLINKY_BAD_REQUEST', 'the URL is not valid', { owner });
}

function stopping(): BlinkyError {
  return new BlinkyError('BLINKY_OVERLOADED', 'Blinky is stopping', { owner: 'http', hint: 'try again in a moment', retryAfterMs: 2_000 });
}

const verbs = { get: 'get', post: 'post', options: 'opts' } as const;
const empty = Buffer.alloc(0);

function respond(response: restify.Response, { status, headers = {}, body }: ChannelResponse): void {
  const isText = typeof body === 'string';
  const payload = body === undefined || isText || Buffer.isBuffer(body) ? (body ?? '') : JSON.stringify(body);
  const type = isText ? 'text/plain; charset=utf-8' : Buffer.isBuffer(body) ? 'application/octet-stream' : 'application/json';
  response.writeHead(status, {
    ...(body === undefined ? {} : { 'content-type': type }),
    'content-length': Buffer.byteLength(payload),
    ...headers,
  });
  response.end(payload);
}

function limitSlowClients(server: Server): void {
  server.headersTimeout = HEADERS_MS;
  server.requestTimeout = REQUEST_MS;
  // An offer of HTTP/2 is no request for a WebSocket: it is answered as if it had not been made.
  const shouldUpgradeCallback = ({ headers }: IncomingMessage): boolean => /^websocket$/i.test(headers.upgrade ?? '');
  Object.assign(server, { shouldUpgradeCallback });
  Object.assign(server, { connectionsCheckingInterval: 2_000 }); // Node looks for slow ones every 30 s, and restify cannot pass the option
  server.keepAliveTimeout = 65_000; // longer than the usual 60 s of a load balancer, which would else meet closed sockets
  server.maxConnections = CONNECTIONS;
}

const remedies: Readonly<Record<string, string>> = {
  ENOTFOUND: 'let HOST name an address of this machine, such as 127.0.0.1 or 0.0.0.0',
  EADDRNOTAVAIL: 'let HOST name an address of this machine, such as 127.0.0.1 or 0.0.0.0',
  EACCES: 'set PORT to one above 1023, or let this user listen below',
};

function cannotListen(cause: NodeJS.ErrnoException, host: string, port: number): BlinkyError {
  return new BlinkyError('BLINKY_START_FAILED', `cannot listen on ${host}:${port} (${cause.code})`, {
    owner: 'http',
    hint: (cause.code && remedies[cause.code]) ?? 'free the port, or set PORT or HOST',
    cause,
  });
}

const noHost: ChannelHost = new Proxy({} as ChannelHost, {
  get() {
    throw new TypeError('a route of the host has no channel host');
  },
});
