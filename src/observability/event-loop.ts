import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Part } from '../kernel/lifecycle.ts';
import { LoadGuard, type LoopDelay } from './load-guard.ts';

const RESOLUTION_MS = 20;
const LOOK_MS = 1_000;
const NS_PER_MS = 1e6;

/** A guard that looks at this process's event loop every second, from its start to its stop. */
export function watchEventLoop(limitMs: number): { readonly guard: LoadGuard; readonly part: Part } {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  const delay = (): LoopDelay => {
    // What is measured is the time between two ticks of a timer: without delay that is its resolution.
    const late = (ns: number): number => (histogram.count === 0 ? 0 : Math.max(0, ns / NS_PER_MS - RESOLUTION_MS));
    const read = { mean: late(histogram.mean), p99: late(histogram.percentile(99)), max: late(histogram.max) };
    histogram.reset();
    return read;
  };
  const guard = new LoadGuard({ limitMs, delay });
  let timer: NodeJS.Timeout | undefined;
  const part: Part = {
    owner: 'load',
    async start() {
      histogram.enable();
      timer = setInterval(() => guard.look(), LOOK_MS).unref();
    },
    async stop() {
      clearInterval(timer);
      histogram.disable();
    },
  };
  return { guard, part };
}
