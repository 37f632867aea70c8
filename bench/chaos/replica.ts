import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { BuiltBlinky } from './layout.ts';

export interface ReplicaSettings {
  readonly build: BuiltBlinky;
  readonly variables: Readonly<Record<string, string>>;
}

/** One Blinky as a process of its own. */
export interface Replica {
  /** Where the platform posts; undefined while it does not run. */
  readonly url: string | undefined;
  /** Starts it, or another in its place; resolves when it listens. */
  start(build?: BuiltBlinky): Promise<void>;
  signal(name: NodeJS.Signals): void;
  /** CPU time so far, user and system, in milliseconds. */
  cpuMs(): Promise<number>;
  /** kill -9; resolves when it is gone. */
  kill(): Promise<void>;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
}

const START_MS = 60_000;
const clock = join(import.meta.dirname, 'clock.ts');
const meter = join(import.meta.dirname, '..', 'meter.ts');

/** None outlives the benchmark, also when that is told to stop. */
const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
process.once('SIGTERM', () => process.exit(143));
process.once('SIGINT', () => process.exit(130));

export function createReplica({ build, variables }: ReplicaSettings): Replica {
  let child: ChildProcess | undefined;
  let url: string | undefined;
  const exit = (): Promise<number | null> => new Promise((resolve) => child?.once('exit', resolve) ?? resolve(null));
  return {
    get url() {
      return url;
    },
    async start(other = build) {
      const one = spawn(process.execPath, ['--import', meter, '--import', clock, other.main], {
        env: { PATH: process.env.PATH, PORT: '0', LOG_LEVEL: 'error', ...variables },
        stdio: ['ignore', 'pipe', process.env.CHAOS_VERBOSE ? 'inherit' : 'ignore', 'ipc'],
      });
      child = one;
      running.add(one);
      one.once('exit', () => {
        running.delete(one);
        if (child === one) url = undefined;
      });
      url = `${await announced(one)}/chatbot/banco`;
    },
    signal: (name) => void child?.kill(name),
    async cpuMs() {
      child?.send('usage');
      const [message] = child ? ((await once(child, 'message')) as [{ cpu: number }]) : [{ cpu: 0 }];
      return message.cpu / 1_000;
    },
    async kill() {
      const gone = exit();
      child?.kill('SIGKILL');
      await gone;
    },
    async stop() {
      if (!child || child.exitCode !== null || child.signalCode !== null) return null;
      const gone = exit();
      child.kill('SIGTERM');
      return gone;
    },
  };
}

function announced(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('a replica did not start in time')), START_MS);
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (!url) return;
      clearTimeout(timer);
      resolve(url);
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`a replica did not start (exit ${code}): run with CHAOS_VERBOSE=1 to see why`));
    });
  });
}
