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
  /** Whether a second attempt may join one that is slow. */
  mayHedge(): boolean;
  /** Milliseconds until the first attempt counts as slow. */
  readonly hedgeAfterMs: number;
  /** Milliseconds until everything is given up. */
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
}

/**
 * Attempts one after the other, and one beside a slow one; the first value wins and the others are cancelled. Throws the last
 * fault, of kind `timeout` at the deadline, or undefined where no attempt could be started.
 */
export async function race<T>(rules: RaceRules<T>): Promise<Settled<T> | undefined> {
  const running = new Set<Attempt<T>>();
  const bell = new Bell(rules);
  let last: Settled<T> | undefined;
  const launch = (): Promise<Ended<T>> | undefined => {
    const attempt = rules.start();
    if (!attempt) return undefined;
    running.add(attempt);
    return attempt.settled.then((settled) => ({ attempt, settled }));
  };
  try {
    let entrants = [launch()].filter((entrant) => entrant !== undefined);
    while (entrants.length > 0) {
      const event = await bell.or(entrants);
      if (event === 'hedge') {
        const second = running.size === 1 && rules.mayHedge() ? launch() : undefined;
        if (second) entrants.push(second);
        continue;
      }
      if (typeof event === 'string') return { fault: new Fault(event) };
      last = event.settled;
      running.delete(event.attempt);
      if ('value' in last) return last;
      entrants = running.size > 0 ? [...running].map((attempt) => attempt.settled.then((settled) => ({ attempt, settled }))) : [];
      const next = entrants.length === 0 && rules.mayFollow(last.fault) ? launch() : undefined;
      if (next) entrants.push(next);
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
