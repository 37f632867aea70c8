import { setTimeout } from 'node:timers/promises';
import type { Container } from 'inversify';
import type { ChannelRoute } from '#sdk';
import type { Intake } from './bot/intake.ts';
import type { Outreach } from './bot/outreach.ts';
import type { Delivery } from './delivery.ts';
import { adminRoutes } from './http/admin/admin-routes.ts';
import { adminDoor } from './http/admin/door.ts';
import { pageRoutes } from './http/admin/page-routes.ts';
import { ownRoutes, type Readiness } from './http/own-routes.ts';
import { HttpServer } from './http/server.ts';
import { loaded } from './kernel/container.ts';
import { withDeadline } from './kernel/deadline.ts';
import { Lifecycles, type Part } from './kernel/lifecycle.ts';
import type { HostSettings } from './kernel/settings.ts';
import type { Model } from './model/model.ts';
import type { RootLogger } from './observability/logger.ts';
import type { Observability } from './observability/observability.ts';
import { type Phase, readiness } from './readiness.ts';
import type { Storage } from './storage/storage.ts';
import type { Cascade } from './understanding/cascade.ts';
import type { Knowledge } from './understanding/knowledge.ts';

export interface AppParts {
  readonly host: HostSettings;
  readonly model: Model | undefined;
  readonly container: Container;
  readonly knowledge: Knowledge;
  readonly cascade: Cascade;
  readonly delivery: Delivery;
  readonly storage: Storage;
  readonly observed: Observability;
  readonly now: () => Date;
  readonly log: RootLogger;
}

/** A Blinky that is put together. */
export interface App {
  readonly intake: Intake;
  readonly outreach: Outreach;
  readonly knowledge: Knowledge;
  readonly cascade: Cascade;
  readonly observed: Observability;
  /** Loads the catalog, starts every plugin and opens the server; resolves with its URL. */
  start(): Promise<string>;
  /** The same without a server and without channels: for the command line. */
  startOffline(): Promise<void>;
  /**
   * Finishes what was accepted, then stops everything in reverse. Idempotent. For `lingerMs` callers on kept connections
   * are still told 503 and to close them: a connection that is closed under a request would look like a crash.
   */
  stop(options?: { readonly lingerMs?: number }): Promise<void>;
}

const DRAIN_MS = 12_000;

/** The life of a Blinky: catalogs, intents, channels, listen; and back. */
export function createApp(parts: AppParts): App {
  const { container, knowledge, host, storage, observed, now, delivery } = parts;
  const { intake, outreach } = delivery;
  const { metrics } = observed;
  metrics.watch({ queue: storage.inbox, catalog: knowledge, load: observed.load, now });
  const lifecycles = new Lifecycles(parts.log.child('host'));
  const phase: Phase = { started: false, draining: false };
  let stopped: Promise<void> | undefined;
  const server = new HttpServer({
    channels: loaded(container, 'channel').map(({ owner, id, mount, port }) => {
      return { owner, mount, channel: port, host: intake.hostFor(id) };
    }),
    ownRoutes: [
      ...ownRoutes({ readiness: () => readiness(parts, phase), metrics, summary: () => summary(container) }),
      ...operatorsRoutes(parts, () => readiness(parts, phase)),
    ],
    trustedProxies: host.TRUSTED_PROXIES,
    log: parts.log.child('http'),
    onRefused: (route, status) => metrics.httpRefused.inc({ route, status }),
  });
  const beforeChannels: Part[] = [
    observed.tracingPart,
    { owner: 'database', start: storage.start, stop: storage.stop },
    ...(parts.model ? [{ owner: 'model', start: parts.model.start, stop: parts.model.stop }] : []),
    ...partsOf(container, 'catalog'),
    ...partsOf(container, 'intent'),
    knowledge,
  ];
  return {
    intake,
    outreach,
    knowledge,
    cascade: parts.cascade,
    observed,
    async start() {
      await lifecycles.start([...beforeChannels, ...partsOf(container, 'channel'), observed.loadPart, delivery.work]);
      try {
        const url = await server.listen(host.HOST, host.PORT);
        phase.started = true;
        return url;
      } catch (error) {
        await lifecycles.stop();
        throw error;
      }
    },
    startOffline: () => lifecycles.start([...beforeChannels, delivery.work]),
    stop({ lingerMs = 0 } = {}) {
      stopped ??= stop(lingerMs);
      return stopped;
    },
  };

  async function stop(lingerMs: number): Promise<void> {
    phase.draining = true;
    await drain(parts, server);
    if (lingerMs > 0) await setTimeout(lingerMs);
    await server.stop();
    await lifecycles.stop();
  }
}

/** None without the operators' key. */
function operatorsRoutes(
  { host, delivery: { outreach }, observed, knowledge, storage, now }: AppParts,
  health: () => Promise<Readiness>,
): ChannelRoute[] {
  if (host.ADMIN_API_KEY === undefined) return [];
  const door = adminDoor({ key: () => host.ADMIN_API_KEY, now });
  return [
    ...adminRoutes({ outreach, door }),
    ...pageRoutes({ door, readiness: health, observed, knowledge, queue: storage.inbox, host, now }),
  ];
}

/** Takes nothing new, ends the requests and turns under way, sends what is to be sent. The server answers meanwhile: `/readyz` tells the load balancer. */
async function drain({ delivery, storage: { inbox }, log }: AppParts, server: HttpServer): Promise<void> {
  const { intake, dispatcher, outbox } = delivery;
  const finish = async (): Promise<void> => {
    await server.drain();
    intake.close();
    await inbox.drained();
    await dispatcher.drained();
    await outbox.drained();
  };
  await withDeadline(DRAIN_MS, finish, () => new Error('late')).catch(() => {
    log.warn({ depth: inbox.depth }, `not everything was finished within ${DRAIN_MS / 1000} s`);
  });
  outbox.close();
}

function summary(container: Container): string[] {
  return (['channel', 'intent', 'catalog'] as const).flatMap((kind) => loaded(container, kind).map(({ owner }) => owner));
}

function partsOf(container: Container, kind: 'channel' | 'intent' | 'catalog'): Part[] {
  return loaded(container, kind).map(({ owner, port }) => ({
    owner,
    start: async (signal) => port.start?.(signal),
    stop: async () => port.stop?.(),
  }));
}
