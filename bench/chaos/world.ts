import { randomBytes } from 'node:crypto';
import { type PostgresServer, startPostgres } from '../../test/support/postgres-server.ts';
import { pick } from '../../test/support/random.ts';
import type { BuiltBlinky } from './layout.ts';
import { startProxy, type TcpProxy } from './proxy.ts';
import { createReplica, type Replica } from './replica.ts';

/** Everything that a fault can break. */
export interface World {
  /** Absent: one replica with its inbox in memory. */
  readonly postgres: PostgresServer | undefined;
  readonly replicas: readonly Replica[];
  /** Between each replica and the database, where they are wanted. */
  readonly proxies: readonly TcpProxy[];
  readonly random: () => number;
  /** A listening replica, as a load balancer chooses. */
  target(): string | undefined;
  stop(): Promise<void>;
}

export interface WorldOptions {
  readonly build: BuiltBlinky;
  /** Where the replicas post their replies. */
  readonly replyTo: string;
  readonly replicas: number;
  readonly memory: boolean;
  /** False: replicas reach the database directly. A proxy is for faults, and uses a core as busily as they do. */
  readonly proxied?: boolean;
  /** Where the database's files go. */
  readonly folder?: string | undefined;
  readonly random: () => number;
}

/** A database, replicas on it, and a proxy before each. */
export async function createWorld(options: WorldOptions): Promise<World> {
  const { build, replyTo, random, memory, folder, proxied = true } = options;
  const postgres = memory ? undefined : await startPostgres(folder === undefined ? {} : { folder });
  const database = await postgres?.createDatabase();
  const secret = randomBytes(32).toString('hex');
  const proxies: TcpProxy[] = [];
  const replicas: Replica[] = [];
  for (let at = 0; at < (memory ? 1 : options.replicas); at++) {
    const proxy = postgres && proxied ? await startProxy(postgres.port) : undefined;
    if (proxy) proxies.push(proxy);
    const stored = database && postgres ? durable(database.url, proxy?.port ?? postgres.port, secret) : {};
    replicas.push(createReplica({ build, variables: { ...common, BANCO_URL: replyTo, ...stored } }));
  }
  await Promise.all(replicas.map((replica) => replica.start()));
  return {
    postgres,
    replicas,
    proxies,
    random,
    target() {
      const urls = replicas.flatMap(({ url }) => url ?? []);
      return urls.length === 0 ? undefined : pick(random, urls);
    },
    async stop() {
      await Promise.all(replicas.map((replica) => replica.kill()));
      for (const proxy of proxies) proxy.close();
      await postgres?.stop();
    },
  };
}

const common = { CHANNELS: 'banco', INTENTS: 'regex', CATALOG: 'csv', BURST_WINDOW_MS: '0', RATE_LIMIT_PER_SENDER: '0' };

function durable(url: string, port: number, secret: string): Record<string, string> {
  const through = new URL(url);
  through.port = String(port);
  return { DATABASE_URL: through.href, DATABASE_DIRECT_URL: through.href, BLINKY_SECRET: secret };
}
