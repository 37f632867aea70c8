import { newSession } from '../../src/model/model.ts';
import { type Behaviour, startProvider } from '../support/aimock.ts';
import { modelOn, never, question } from './bench.ts';

export interface Load {
  readonly keys: Readonly<Record<string, Behaviour>>;
  readonly requests: number;
  readonly perSecond: number;
  readonly turnDeadlineMs: number;
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
}

/** Turns at a steady rate, each in a conversation of its own, whatever became of those before. */
export async function runLoad({ keys, requests, perSecond, turnDeadlineMs }: Load): Promise<LoadResult> {
  const provider = await startProvider(keys);
  const { model } = modelOn(Object.keys(keys), { fetch: provider.fetch, turnDeadlineMs });
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
  const turns = await Promise.all(Array.from({ length: requests }, (_, nth) => turn(nth)));
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
  };
}
