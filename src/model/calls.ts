import { type CircuitBreakerPolicy, CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhen } from 'cockatiel';
import type { Logger } from '#sdk';
import { Fault, faultOf, type HeaderSource, isProviders } from './fault.ts';
import { HedgeAllowance } from './hedge-allowance.ts';
import type { KeyPool, Lease } from './key-pool.ts';
import type { ModelKey } from './keys.ts';
import type { ModelMetrics } from './metrics.ts';
import { ModelError, type NoAnswer } from './model-error.ts';
import type { LeanOpenAI } from './openai-client.ts';
import { type Attempt, race, type Settled } from './race.ts';
import { type ModelTurn, newTurn } from './session.ts';

export interface CallsParts {
  readonly pool: KeyPool;
  readonly client: (key: ModelKey) => LeanOpenAI;
  readonly metrics: ModelMetrics;
  readonly log: Logger;
  /** Milliseconds that a turn may take; every other limit is a share of it. */
  readonly turnDeadlineMs: number;
}

/** One thing that is asked of the provider. */
export interface Job<T> {
  /** Labels metrics. */
  readonly name: string;
  send(client: LeanOpenAI, signal: AbortSignal): Promise<Answer<T>>;
  /** Called for each attempt that was given up: the provider may bill it all the same. */
  onAbandoned?(): void;
}

export interface Answer<T> {
  readonly value: T;
  readonly headers: HeaderSource;
}

export interface Called<T> {
  readonly value: T;
  readonly key: ModelKey;
}

/** One question to the model. */
interface Asked {
  readonly turn: ModelTurn;
  /** The keys that it is put to now: a hedge takes another one. What else the turn asks at the same time may take them too. */
  readonly busyKeys: Set<string>;
}

const HEDGE_SHARE = 1 / 3;
const IMPATIENT_SHARE = 5 / 9;
const IMPATIENT_AFTER = 3;
const MAX_KEYS = 3;
/** For each turn that waits: 3 ms of 4.5 s, more than the CPU that a local answer takes. */
const SPARED_SHARE = 1 / 1_500;
const MOST_SPARED_SHARE = 1 / 4;
const MAX_PROVIDER_FAILURES = 2;
const BREAKS_AFTER = 5;
const HALF_OPEN_MS = 2_000;

/** Makes calls on the pool's keys: other keys where one fails, one hedge, one deadline, a breaker for the provider. */
export class Calls {
  readonly #parts: CallsParts;
  readonly #breaker: CircuitBreakerPolicy;
  readonly #hedges = new HedgeAllowance();
  #timeoutsInARow = 0;
  #waiting = 0;

  constructor(parts: CallsParts) {
    this.#parts = parts;
    this.#breaker = circuitBreaker(handleWhen(isProviders), { halfOpenAfter: HALF_OPEN_MS, breaker: new ConsecutiveBreaker(BREAKS_AFTER) });
  }

  /** Shorter while the last three turns timed out: users need not wait for what will not come. */
  get turnDeadlineMs(): number {
    return this.#parts.turnDeadlineMs * (this.#timeoutsInARow >= IMPATIENT_AFTER ? IMPATIENT_SHARE : 1);
  }

  /** Throws a ModelError when there is no answer within the turn, and a Fault of kind `request` when the provider refused what was asked. */
  async run<T>(job: Job<T>, { turn, signal }: { turn: ModelTurn | undefined; signal: AbortSignal }): Promise<Called<T>> {
    const within = turn ?? newTurn(undefined, this.turnDeadlineMs);
    const started = performance.now();
    if (within.deadlineAt <= started) throw new ModelError('deadline', 'the turn has no time left for the model');
    this.#hedges.earn();
    const deadlineMs = within.deadlineAt - started - this.#spared();
    this.#waiting++;
    const asked: Asked = { turn: within, busyKeys: new Set() };
    const settled = await race<Called<T>>({
      start: () => this.#attempt(job, asked),
      mayFollow: (fault) => mayFollow(fault, within),
      hedge: () => this.#hedge(job, asked),
      hedgeAfterMs: this.#parts.turnDeadlineMs * HEDGE_SHARE,
      deadlineMs,
      signal,
    });
    this.#waiting--;
    this.#parts.metrics.seconds.observe({ name: job.name }, (performance.now() - started) / 1_000);
    if (settled && 'value' in settled) {
      this.#timeoutsInARow = 0;
      return settled.value;
    }
    throw this.#giveUp(settled?.fault);
  }

  /** Turns that give up together are answered one after the other: each leaves time for those that wait already. */
  #spared(): number {
    return this.#parts.turnDeadlineMs * Math.min(this.#waiting * SPARED_SHARE, MOST_SPARED_SHARE);
  }

  #attempt<T>(job: Job<T>, asked: Asked): Attempt<Called<T>> | undefined {
    const used = new Set([...asked.busyKeys, ...asked.turn.failedKeys]);
    // A half-open breaker has its one probe under way; whoever waited for it would wait a whole deadline.
    if (used.size >= MAX_KEYS || this.#breaker.state === CircuitState.HalfOpen) return undefined;
    const lease = this.#parts.pool.take(used);
    if (!lease) return undefined;
    asked.busyKeys.add(lease.key.id);
    const controller = new AbortController();
    let why: 'lost' | 'timeout' | 'cancelled' | undefined;
    const send = async (): Promise<Answer<T>> => {
      try {
        return await job.send(this.#parts.client(lease.key), controller.signal);
      } catch (error) {
        throw why ? new Fault(why) : faultOf(error);
      }
    };
    return {
      settled: this.#breaker.execute(send).then(
        (answer) => this.#succeeded(job, lease, answer),
        (error: unknown) => this.#failed(job, { lease, asked, error }),
      ),
      giveUp: (reason) => {
        why = reason;
        job.onAbandoned?.();
        controller.abort();
      },
    };
  }

  #succeeded<T>(job: Job<T>, lease: Lease, answer: Answer<T>): Settled<Called<T>> {
    lease.succeeded(answer.headers);
    this.#parts.metrics.calls.inc({ name: job.name, key: lease.key.id, outcome: 'ok' });
    return { value: { value: answer.value, key: lease.key } };
  }

  #failed<T>(job: Job<T>, { lease, asked, error }: { lease: Lease; asked: Asked; error: unknown }): Settled<Called<T>> {
    const { turn, busyKeys } = asked;
    // Anything but a Fault was never sent: the breaker is open.
    const sent = error instanceof Fault;
    const fault = sent ? error : new Fault('cancelled');
    lease.failed(fault);
    if (isProviders(fault)) turn.providerFailures++;
    busyKeys.delete(lease.key.id);
    // Else the key is not at fault: what is asked instead may go to it.
    if (fault.kind !== 'request' && fault.kind !== 'unusable') turn.failedKeys.add(lease.key.id);
    this.#parts.metrics.calls.inc({ name: job.name, key: lease.key.id, outcome: sent ? fault.kind : 'breaker_open' });
    if (fault.kind === 'rate_limited' || fault.kind === 'quota' || fault.kind === 'forbidden') {
      this.#parts.log.warn({ key: lease.key.id, fault: fault.kind, status: fault.status }, 'a key of the model rests');
    }
    return { fault };
  }

  /** One hedge per turn; none beside the probe of a half-open breaker, whose cancellation would pass for a success. */
  #hedge<T>(job: Job<T>, asked: Asked): Attempt<Called<T>> | undefined {
    const { turn } = asked;
    if (turn.hedged || this.#breaker.state !== CircuitState.Closed || !this.#hedges.left) return undefined;
    const attempt = this.#attempt(job, asked);
    if (!attempt) return undefined;
    turn.hedged = true;
    this.#hedges.spend();
    this.#parts.metrics.hedges.inc();
    return attempt;
  }

  #giveUp(fault: Fault | undefined): Error {
    const reason = reasonOf(fault);
    if (reason === 'deadline') this.#timeoutsInARow++;
    this.#parts.metrics.refusals.inc({ reason });
    if (fault?.kind === 'request') return fault;
    return new ModelError(reason, `no answer from the model (${fault?.kind ?? 'no key can be used now'})`);
  }
}

function mayFollow(fault: Fault, turn: ModelTurn): boolean {
  if (fault.kind === 'request' || fault.kind === 'unusable' || fault.kind === 'timeout' || fault.kind === 'cancelled') return false;
  return turn.providerFailures < MAX_PROVIDER_FAILURES;
}

function reasonOf(fault: Fault | undefined): NoAnswer {
  if (fault?.kind === 'timeout') return 'deadline';
  if (fault?.kind === 'request' || fault?.kind === 'unusable') return fault.kind;
  return 'unavailable';
}
