import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PostgresServer } from '../../test/support/postgres-server.ts';

/** A tick of the kernel's clock, in milliseconds: 100 a second on every common Linux. */
const TICK_MS = 10;

/** CPU time of the load so far, in milliseconds. */
export function loadCpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** CPU time of a server and its processes so far, in milliseconds; NaN where the system has no /proc. */
export function postgresCpuMs({ home }: PostgresServer): number {
  const main = readFileSync(join(home, 'data', 'postmaster.pid'), 'utf8').split('\n')[0] as string;
  if (!existsSync(join('/proc', main, 'stat'))) return Number.NaN;
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const times = all.map((pid) => usage(pid)).filter((one) => one?.pid === main || one?.parent === main);
  return times.reduce((total, one) => total + (one?.ticks ?? 0), 0) * TICK_MS;
}

/** proc(5): the parent is field 4, then user, system, and those of children that ended from field 14 on. */
function usage(pid: string): { readonly pid: string; readonly parent: string; readonly ticks: number } | undefined {
  try {
    const fields = readFileSync(join('/proc', pid, 'stat'), 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    const ticks = fields.slice(11, 15).reduce((total, field) => total + Number(field), 0);
    return { pid, parent: fields[1] as string, ticks };
  } catch {
    return undefined; // it ended just now
  }
}
