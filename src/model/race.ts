import { Fault } from './fault.ts';

/** One attempt of a call: what it came to, and how to give it up. */
export interface Attempt<T> {
  /** Never rejects. */
  readonly settled: Promise<Settled<T>>;
  /** Ends it: `lost` to a faster one, `timeout`, or `cancelled` because nobody waits. */
  giveUp(why: 'lost' | 'timeout' | 'cancelled'): void;
}

export type Settled<T> = { readonly value: T } | { readonly fault: Fault };

export interface RaceRules<T> {
  /** Starts an attempt on another key; undefined when no key is left to ask. */
  start(): Attempt<T> | undefined;
  /** Whether another attempt may follow a failed one. */
  mayFollow(fault: Fault): boolean;
  /** Starts a second attempt beside one that is slow; undefined when it may not, or no key is left. */
  hedge(): Attempt<T> | undefined;
  /** Milliseconds until the first attempt counts as slow. */
  readonly hedgeAfterMs: number;
  /** Milliseconds until everything is given up. */
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
}

/**
 * Attempts one after the other, and one beside a slow one; the first value wins and the others are given up. Resolves
 * with it, with the last fault (`timeout` at the deadline), or with undefined where no attempt could be started. Never rejects.
 */
export async function race<T>(rules: RaceRules<T>): Promise<Settled<T> | undefined> {
  const running = new Set<Attempt<T>>();
  const bell = new Bell(rules);
  let last: Settled<T> | undefined;
  const enter = (attempt: Attempt<T> | undefined): void => void (attempt && running.add(attempt));
  try {
    enter(rules.start());
    while (running.size > 0) {
      const event = await bell.or([...running].map(ended));
      if (event === 'hedge') {
        if (running.size === 1) enter(rules.hedge());
        continue;
      }
      if (typeof event === 'string') return { fault: new Fault(event) };
      last = event.settled;
      running.delete(event.attempt);
      if ('value' in last) return last;
      if (running.size === 0 && rules.mayFollow(last.fault)) enter(rules.start());
    }
    return last;
  } finally {
    bell.stop();
    const why = bell.rang ?? (last && 'value' in last ? 'lost' : 'cancelled');
    for (const attempt of running) attempt.giveUp(why);
  }
}

interface Ended<T> {
  readonly attempt: Attempt<T>;
  readonly settled: Settled<T>;
}

function ended<T>(attempt: Attempt<T>): Promise<Ended<T>> {
  return attempt.settled.then((settled) => ({ attempt, settled }));
}

/** The clock of one race: rings for the hedge, the deadline, and when the caller no longer waits. */
class Bell {
  rang: 'timeout' | 'cancelled' | undefined;
  readonly #signal: AbortSignal;
  readonly #timers: NodeJS.Timeout[];
  #ring: (event: 'hedge' | 'timeout' | 'cancelled') => void = () => {};
  #next: Promise<'hedge' | 'timeout' | 'cancelled'>;

  constructor({ hedgeAfterMs, deadlineMs, signal }: RaceRules<never> | RaceRules<unknown>) {
    this.#signal = signal;
    this.#next = this.#listen();
    this.#timers = [setTimeout(() => this.#ring('hedge'), hedgeAfterMs), setTimeout(() => this.#end('timeout'), deadlineMs)];
    signal.addEventListener('abort', this.#aborted, { once: true });
  }

  /** The first of `entrants` to end, or what rings before. */
  async or<E>(entrants: readonly Promise<E>[]): Promise<E | 'hedge' | 'timeout' | 'cancelled'> {
    const event = await Promise.race([...entrants, this.#next]);
    if (event === 'hedge') this.#next = this.rang ? Promise.resolve(this.rang) : this.#listen();
    return event;
  }

  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#signal.removeEventListener('abort', this.#aborted);
  }

  readonly #aborted = (): void => this.#end(isTimeout(this.#signal.reason) ? 'timeout' : 'cancelled');

  #end(event: 'timeout' | 'cancelled'): void {
    this.rang ??= event;
    this.#ring(event);
  }

  #listen(): Promise<'hedge' | 'timeout' | 'cancelled'> {
    return new Promise((resolve) => {
      this.#ring = resolve;
    });
  }
}

/** A caller's own deadline (`AbortSignal.timeout`) says about the key what ours says. */
function isTimeout(reason: unknown): boolean {
  return reason instanceof Error && reason.name === 'TimeoutError';
}
