import { BlinkyError } from '#sdk';

/** How late the event loop was since it was last looked at, in milliseconds. */
export interface LoopDelay {
  readonly mean: number;
  readonly p99: number;
  readonly max: number;
}

export interface LoadGuardParts {
  /** Milliseconds of mean delay beyond which nobody new is made to wait; 0: never. */
  readonly limitMs: number;
  /** The delay since the call before. */
  readonly delay: () => LoopDelay;
}

/** Looks in a row that must find it late: one long pause is over when it is seen. */
const LOOKS = 3;
/** A loop that was late may have caught up by then. */
const RETRY_MS = 2_000;

/** Refuses callers that wait for a reply while the process is so busy that they would wait in vain. */
export class LoadGuard {
  readonly #parts: LoadGuardParts;
  /** As it was when last looked at. */
  last: LoopDelay = { mean: 0, p99: 0, max: 0 };
  #lateLooks = 0;

  constructor(parts: LoadGuardParts) {
    this.#parts = parts;
  }

  get overloaded(): boolean {
    return this.#lateLooks >= LOOKS;
  }

  /** Looks at the delay of the time since the look before; called about every second. */
  look(): void {
    const { delay, limitMs } = this.#parts;
    this.last = delay();
    this.#lateLooks = limitMs > 0 && this.last.mean > limitMs ? this.#lateLooks + 1 : 0;
  }

  /** Throws BLINKY_OVERLOADED while the process is overloaded. */
  admit(): void {
    if (!this.overloaded) return;
    throw new BlinkyError('BLINKY_OVERLOADED', 'Blinky is too busy to answer in time', {
      owner: 'host',
      hint: 'try again in a moment',
      retryAfterMs: RETRY_MS,
    });
  }
}
