import { monitorEventLoopDelay } from 'node:perf_hooks';
import { newSession } from '../../src/model/model.ts';
import { type Behaviour, startProvider } from '../support/aimock.ts';
import { modelOn, never, question } from './bench.ts';

export interface Load {
  readonly keys: Readonly<Record<string, Behaviour>>;
  readonly requests: number;
  readonly perSecond: number;
  readonly turnDeadlineMs: number;
}

/** A request to a key; `began` and `refused` say in which order things happened. */
interface Call {
  readonly key: string;
  readonly began: number;
  refused?: number;
}

export interface LoadResult {
  readonly answered: number;
  /** Turns that the local answer would have served. */
  readonly local: number;
  /** Milliseconds until a turn had its answer or knew that there is none. */
  readonly p99: number;
  readonly slowest: number;
  /** Requests per key. */
  readonly calls: Readonly<Record<string, number>>;
  readonly all: number;
  /** How many the breaker may have let through by then: one every two seconds. */
  readonly probes: number;
  /** The longest that this process stood still meanwhile: everybody in it waited. */
  readonly stalledMs: number;
  /** Calls of the key that began when `strikes` refusals of it were known; those under way together are one. */
  lateTo(key: string, strikes: number): number;
  /** Calls to any key that began when `refusals` of all were known. */
  lateToAll(refusals: number): number;
}

const RESOLUTION_MS = 10;

/** Turns at a steady rate, each in a conversation of its own, whatever became of those before. */
export async function runLoad({ keys, requests, perSecond, turnDeadlineMs }: Load): Promise<LoadResult> {
  const provider = await startProvider(keys);
  const calls: Call[] = [];
  let step = 0;
  const network: typeof fetch = async (input, init) => {
    const key = new Headers(init?.headers).get('authorization')?.replace('Bearer ', '') ?? '';
    const call: Call = { key, began: ++step };
    calls.push(call);
    const response = await provider.fetch(input, init);
    if (response.ok) return response;
    // Read here: whoever called knows it then before anything else begins.
    const text = await response.text();
    call.refused = ++step;
    return new Response(text, response);
  };
  const { model } = modelOn(Object.keys(keys), { fetch: network, turnDeadlineMs });
  await model.start();
  const turn = async (nth: number): Promise<{ ok: boolean; ms: number }> => {
    await new Promise((resolve) => setTimeout(resolve, (nth * 1_000) / perSecond));
    const at = performance.now();
    const asked = model.inSession(newSession(), () => model.client.structured(question, never));
    const ok = await asked.then(
      () => true,
      () => false,
    );
    return { ok, ms: performance.now() - at };
  };
  const from = performance.now();
  const stalls = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  stalls.enable();
  const turns = await Promise.all(Array.from({ length: requests }, (_, nth) => turn(nth)));
  stalls.disable();
  const probes = Math.floor((performance.now() - from) / 2_000);
  await model.stop();
  await provider.stop();
  const times = turns.map(({ ms }) => ms).sort((a, b) => a - b);
  const answered = turns.filter(({ ok }) => ok).length;
  return {
    answered,
    local: requests - answered,
    p99: Math.round(times[Math.ceil(0.99 * requests) - 1] ?? 0),
    slowest: Math.round(times.at(-1) ?? 0),
    calls: Object.fromEntries(Object.keys(keys).map((key) => [key, provider.calls(key)])),
    all: provider.sent.length,
    probes,
    stalledMs: Math.round(stalls.max / 1e6) - RESOLUTION_MS,
    lateTo(key, strikes) {
      const own = calls.filter((call) => call.key === key);
      let known = 0;
      let struck = 0;
      for (const { began, refused } of refusedOf(own)) {
        if (struck === strikes) break;
        if (began > known) struck++;
        known = refused;
      }
      return own.filter(({ began }) => began > known).length;
    },
    lateToAll(refusals) {
      const known = refusedOf(calls)[refusals - 1]?.refused ?? Number.POSITIVE_INFINITY;
      return calls.filter(({ began }) => began > known).length;
    },
  };
}

/** Those that were refused, in the order in which that was known. */
function refusedOf(calls: readonly Call[]): Required<Call>[] {
  const refused = calls.filter((call): call is Required<Call> => call.refused !== undefined);
  return refused.sort((a, b) => a.refused - b.refused);
}
