import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Arrivals {
  readonly url: string;
  /** JSON bodies, taken in turn. */
  readonly bodies: readonly string[];
  readonly perSecond: number;
  readonly seconds: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Tells each answer as it comes; default: nobody. */
  readonly onAnswer?: (status: number, ms: number) => void;
}

export interface Arrived {
  readonly sent: number;
  /** By status; 0: no answer. */
  readonly statuses: Readonly<Record<number, number>>;
  /** Of the answers with status 200, in milliseconds since they were due, ascending. */
  readonly latencies: readonly number[];
}

/** Requests under way at most: beyond that the server has lost, and more would only fill our memory. */
const IN_FLIGHT = 5_000;
const TIMEOUT_MS = 20_000;

/**
 * Sends at a constant rate whatever the server does, over loopback. Latency counts from when a request was due, not from when it
 * was sent: a server that stalls is charged for all who would have waited (no coordinated omission).
 */
export async function openLoop({ url, bodies, perSecond, seconds, headers = {}, onAnswer }: Arrivals): Promise<Arrived> {
  const agent = new Agent({ keepAlive: true, maxSockets: IN_FLIGHT, scheduling: 'lifo' });
  const statuses: Record<number, number> = {};
  const latencies: number[] = [];
  const pending = new Set<Promise<void>>();
  const total = Math.round(perSecond * seconds);
  const began = performance.now();
  for (let sent = 0; sent < total; ) {
    const due = Math.min(total, Math.floor(((performance.now() - began) * perSecond) / 1_000) + 1);
    for (; sent < due; sent++) {
      const at = began + (sent * 1_000) / perSecond;
      const body = bodies[sent % bodies.length] as string;
      const one = (pending.size < IN_FLIGHT ? post({ url, body, headers, agent }) : Promise.resolve(0)).then((status) => {
        const ms = performance.now() - at;
        statuses[status] = (statuses[status] ?? 0) + 1;
        if (status === 200) latencies.push(ms);
        onAnswer?.(status, ms);
        pending.delete(one);
      });
      pending.add(one);
    }
    await sleep(1);
  }
  await Promise.all(pending);
  agent.destroy();
  return { sent: total, statuses, latencies: latencies.sort((a, b) => a - b) };
}

/** The value below which this share (0 to 1) of ascending values lies; infinite where there are none. */
export function percentile(ascending: readonly number[], share: number): number {
  return ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))] ?? Number.POSITIVE_INFINITY;
}

interface Post {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly agent: Agent;
}

/** The status; 0 where no answer came. */
export function post({ url, body, headers, agent }: Post): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const all = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers };
  const sent = request(url, { method: 'POST', agent, headers: all, timeout: TIMEOUT_MS }, (response) => {
    response.resume();
    response.on('end', () => resolve(response.statusCode ?? 0));
    response.on('error', () => resolve(0));
  });
  sent.on('timeout', () => sent.destroy());
  sent.on('error', () => resolve(0));
  sent.end(body);
  return promise;
}
