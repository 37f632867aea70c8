import type { Channel, ChannelHost, ChannelRoute } from '#sdk';
import { BlinkyError } from '#sdk';
import { ProblemReport } from '../kernel/problems.ts';

/** A channel with its place under `/chatbot/` and its way into the host. */
export interface Mounted {
  /** `channel/http`: who is named when a route cannot be mounted. */
  readonly owner: string;
  readonly mount: string;
  readonly channel: Channel;
  readonly host: ChannelHost;
}

/** A route at its full path; without a host where it is the server's own. */
export interface PlacedRoute {
  readonly path: string;
  readonly route: ChannelRoute;
  readonly host: ChannelHost | undefined;
}

/** The one path of the host that a channel may take over: the start page. */
const YIELDED = 'get /';
const methods = ['get', 'post', 'options'];

/** Every route at its full path. Throws a ProblemReport that names each channel whose route is taken or cannot be served. */
export function routeTable(channels: readonly Mounted[], ownRoutes: readonly ChannelRoute[]): PlacedRoute[] {
  const problems: BlinkyError[] = [];
  const taken = new Map(ownRoutes.map(({ method, path }) => [`${method} ${path}`, 'the host']));
  taken.delete(YIELDED);
  const placed = channels.flatMap(({ owner, mount, channel, host }) =>
    channel.routes.flatMap((route) => {
      const path = route.root ? route.path : `/chatbot/${mount}${route.path === '/' ? '' : route.path}`;
      const wrong = problemOf(route, taken.get(`${route.method} ${path}`));
      taken.set(`${route.method} ${path}`, owner);
      if (wrong === undefined) return [{ path, route, host }];
      problems.push(
        new BlinkyError('BLINKY_PLUGIN_INVALID', `its route ${route.method} ${path} ${wrong}`, { owner, hint: 'change the route' }),
      );
      return [];
    }),
  );
  if (problems.length > 0) throw new ProblemReport(problems);
  const own = ownRoutes.filter(({ method, path }) => `${method} ${path}` !== YIELDED || !taken.has(YIELDED));
  return [...placed, ...own.map((route) => ({ path: route.path, route, host: undefined }))];
}

function problemOf({ method, path, handle }: ChannelRoute, other: string | undefined): string | undefined {
  if (other !== undefined) return `is that of ${other}`;
  if (!methods.includes(method)) return `has a method that is none of ${methods.join(', ')}`;
  if (!/^\/[\w\-.~:/*]*$/.test(path)) return 'has a path that is not / and then letters, digits and :parameters';
  return typeof handle === 'function' ? undefined : 'has no handle()';
}
