import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PostgresBinaries } from './postgres-binaries.ts';

/** Started as a child, and not by pg_ctl, so that a killed one is gone at once: PostgreSQL does not start again before. */
export async function startPostmaster(data: string, { postgres, user }: PostgresBinaries): Promise<void> {
  const log = openSync(`${data}.log`, 'a');
  const child = spawn(postgres, ['-D', data], { cwd: tmpdir(), stdio: ['ignore', log, log], detached: true, ...user });
  closeSync(log);
  child.unref();
  let ended: string | undefined;
  child.once('error', ({ message }) => {
    ended = message;
  });
  child.once('exit', (code) => {
    ended = `it exits with ${code}`;
  });
  while (!isReady(data, child.pid)) {
    if (ended) throw new Error(`PostgreSQL does not start: ${ended}\n${readFileSync(`${data}.log`, 'utf8').slice(-2_000)}`);
    await sleep(10);
  }
}

/** As pg_ctl sees it: the eighth line of the lock file tells the state. */
function isReady(data: string, pid: number | undefined): boolean {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
  } catch {
    return false; // not written yet
  }
}

/** Whether there is such a process. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Whether a connection to a port of this machine is taken. */
export function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** The number of the main process of a data folder. */
export function postmaster(data: string): number {
  return Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/**
 * Whether processes of a server that was killed are still there: they end by themselves once they notice, a long query later,
 * and PostgreSQL does not start again before. Linux tells how many are attached to its memory, elsewhere nobody does.
 */
export function isAttached(data: string): boolean {
  const attachments = '/proc/sysvipc/shm';
  if (!existsSync(attachments)) return false;
  const [, memory] = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[6]?.trim().split(/\s+/) ?? [];
  const segments = readFileSync(attachments, 'utf8').split('\n');
  const [, , , , , , attached = '0'] = segments.map((line) => line.trim().split(/\s+/)).find(([, id]) => id === memory) ?? [];
  return Number(attached) > 0;
}

/** Sends a signal to a process that may have ended. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // it has ended by itself
  }
}

/** Whoever is killed may stay a zombie for a while, whose command line is empty. Signals go to a process of this folder only. */
const CLEAN_UP = `
pid=$(head -n 1 "$1/data/postmaster.pid" 2>/dev/null)
lives() { if [ -d /proc/self ]; then grep -q "$1" "/proc/$pid/cmdline" 2>/dev/null; else kill -0 "$pid" 2>/dev/null; fi; }
[ -n "$pid" ] && lives "$1" && kill -CONT "$pid" && kill -QUIT "$pid"
n=0; while [ -n "$pid" ] && lives "$1" && [ $n -lt 200 ]; do sleep 0.05; n=$((n + 1)); done
rm -rf "$1"`;

/**
 * Ends the server with this process: on an ordinary exit at once; when this process is killed, by a shell that waits for the
 * end of a pipe. Returns how to end it now.
 */
export function endWithThisProcess(home: string, { user }: PostgresBinaries): () => void {
  const guard = spawn('sh', ['-c', `cat >/dev/null;${CLEAN_UP}`, 'sh', home], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    ...user,
  });
  guard.unref();
  (guard.stdin as unknown as { unref(): void }).unref();
  const clean = (): void => {
    process.off('exit', clean);
    spawnSync('sh', ['-c', CLEAN_UP, 'sh', home]);
    guard.stdin.destroy();
    rmSync(home, { recursive: true, force: true });
  };
  process.on('exit', clean);
  return clean;
}
