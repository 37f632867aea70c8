import type { Channel, ChannelHost, ChannelRequest, ChannelRoute } from '#sdk';
import { readJson } from '#sdk';
import { HttpServer } from '../../src/http/server.ts';
import { type RecordingLog, recordingLog } from '../support/recording-log.ts';

export interface Served {
  readonly url: string;
  readonly server: HttpServer;
  readonly log: RecordingLog;
  /** What reached the channel, in order. */
  readonly requests: readonly ChannelRequest[];
}

export interface Serving {
  /** False: the server is only made. */
  readonly listening?: boolean;
  readonly routes?: readonly ChannelRoute[];
  readonly ownRoutes?: readonly ChannelRoute[];
  readonly trustedProxies?: readonly string[];
  readonly onRefused?: (route: string, status: number) => void;
  readonly upgrade?: Pick<Channel, 'upgrade' | 'upgradePath'>;
}

/** The real server on a free loopback port, with one channel mounted at `/chatbot/caja` whose POST takes JSON. */
export async function serve({
  listening = true,
  routes = [],
  ownRoutes = [],
  trustedProxies = [],
  upgrade = {},
  onRefused = () => {},
}: Serving = {}): Promise<Served> {
  const requests: ChannelRequest[] = [];
  const log = recordingLog();
  const box: ChannelRoute = {
    method: 'post',
    path: '/',
    accepts: ['application/json'],
    async handle(request) {
      requests.push(request);
      return { status: 200, body: { got: readJson(request, 'channel/caja') as object } };
    },
  };
  const channel: Channel = { routes: [box, ...routes], limits: { textLength: 100 }, send: async () => ({}), ...upgrade };
  const mounted = { owner: 'channel/caja', mount: 'caja', channel, host: {} as ChannelHost };
  const server = new HttpServer({ channels: [mounted], ownRoutes, trustedProxies, log: log.child('http'), onRefused });
  return { url: listening ? await server.listen('127.0.0.1', 0) : '', server, log, requests };
}
