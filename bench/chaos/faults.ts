import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { PostgresServer } from '../../test/support/postgres-server.ts';
import { pick } from '../../test/support/random.ts';
import { type BuiltBlinky, buildCommit, commitBefore } from './layout.ts';
import type { World } from './world.ts';

/** One way to break things, and to mend them again. */
export interface Fault {
  readonly what: string;
  /** Breaks, waits, mends; resolves when everything runs again. */
  run(world: World): Promise<void>;
  /** What the world needs from the start; a sentence where it cannot be had. `release` gives it back. */
  prepare?(): { readonly folder?: string; readonly build?: BuiltBlinky; release(): void } | string;
}

/** How long a broken network or a stopped process lasts. */
const LASTS_MS = 15_000;
const NETWORK_MS = 8_000;
const SMALL_DISK = '96m';

export const faults: Readonly<Record<string, Fault>> = {
  'kill-replica': {
    what: 'kill -9 of a replica, started again at once',
    async run({ replicas, random }) {
      const one = pick(random, replicas);
      await one.kill();
      await one.start();
    },
  },
  'stop-replica': {
    what: `SIGSTOP of a replica for ${LASTS_MS / 1_000} s`,
    async run({ replicas, random }) {
      const one = pick(random, replicas);
      one.signal('SIGSTOP');
      await sleep(LASTS_MS);
      one.signal('SIGCONT');
    },
  },
  'kill-postgres': {
    what: 'kill -9 of PostgreSQL, started again after up to 2 s',
    async run({ postgres, random }) {
      await postgres?.kill();
      await sleep(random() * 2_000);
      await postgres?.start();
    },
  },
  'terminate-backends': {
    what: 'pg_terminate_backend of every connection, three times',
    async run({ postgres, random }) {
      for (let time = 0; time < 3; time++) {
        await terminateBackends(postgres);
        await sleep(random() * 1_000);
      }
    },
  },
  'half-open': {
    what: `connections of a replica to the database carry nothing for ${NETWORK_MS / 1_000} s, and end`,
    async run({ proxies, random }) {
      const one = pick(random, proxies);
      one.set({ kind: 'half-open' });
      await sleep(NETWORK_MS);
      one.set({ kind: 'ok' });
    },
  },
  latency: {
    what: `500 ms between every replica and the database, each way, for ${NETWORK_MS / 1_000} s`,
    async run({ proxies }) {
      for (const proxy of proxies) proxy.set({ kind: 'slow', ms: 500 });
      await sleep(NETWORK_MS);
      for (const proxy of proxies) proxy.set({ kind: 'ok' });
    },
  },
  'disk-full': {
    what: "the database's disk is full for 5 s",
    prepare: mountSmallDisk,
    run: fillDisk,
  },
  'clock-jump': {
    what: `the clock of a replica is an hour ahead for ${NETWORK_MS / 1_000} s`,
    async run({ replicas, random }) {
      const one = pick(random, replicas);
      one.signal('SIGUSR2');
      await sleep(NETWORK_MS);
      one.signal('SIGUSR2');
    },
  },
  'rolling-restart': {
    what: 'SIGTERM of each replica in turn, as an update does it',
    async run({ replicas }) {
      for (const replica of replicas) {
        const code = await replica.stop();
        if (code !== 0) throw new Error(`a replica exited with ${code} on SIGTERM`);
        await replica.start();
      }
    },
  },
  'mixed-versions': {
    what: 'half of the replicas run the version before, then all are updated one by one',
    prepare() {
      const commit = commitBefore();
      const build = commit === undefined ? 'there is no earlier commit' : buildCommit(commit);
      return typeof build === 'string' ? build : { build, release: () => build.delete() };
    },
    async run({ replicas }) {
      for (const replica of replicas) {
        await replica.stop();
        await replica.start();
      }
    },
  },
};

async function terminateBackends(postgres: PostgresServer | undefined): Promise<void> {
  const client = new Client({ connectionString: postgres?.url() });
  await client.connect();
  await client.query('select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname is not null');
  await client.end();
}

function mountSmallDisk(): { folder: string; release(): void } | string {
  const folder = mkdtempSync(join(tmpdir(), 'blinky-small-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SMALL_DISK},mode=1777`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmSync(folder, { recursive: true });
    return 'a small disk cannot be mounted here (that needs root)';
  }
  const release = (): void => {
    execFileSync('umount', ['-l', folder], { stdio: 'ignore' });
    rmSync(folder, { recursive: true, force: true });
  };
  return { folder, release };
}

/** PostgreSQL may give up on a full disk: it is started again when there is room, as whoever runs it would. */
async function fillDisk({ postgres }: World): Promise<void> {
  if (!postgres) return;
  const ballast = join(postgres.home, '..', 'ballast');
  const block = Buffer.alloc(1_000_000);
  try {
    for (;;) await writeFile(ballast, block, { flag: 'a' });
  } catch {
    // full
  }
  await proveFull(postgres);
  await sleep(5_000);
  await rm(ballast);
  await postgres.ensure();
}

/** A fault that does not bite would prove nothing. */
async function proveFull(postgres: PostgresServer): Promise<void> {
  const client = new Client({ connectionString: postgres.url() });
  client.on('error', () => {}); // it may give up altogether
  try {
    await client.connect();
    await client.query('create table ballast as select generate_series(1, 100000)');
  } catch {
    return;
  } finally {
    await client.end().catch(() => {});
  }
  throw new Error('the small disk is not full: PostgreSQL could still write');
}
