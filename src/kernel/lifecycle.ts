import type { Lifecycle, Logger } from '#sdk';
import { BlinkyError } from '#sdk';
import { withDeadline } from './deadline.ts';
import { asProblem } from './problems.ts';

/** Something that starts and stops, with the name that reports use. */
export interface Part extends Lifecycle {
  readonly owner: string;
}

export interface Deadlines {
  readonly startMs: number;
  readonly stopMs: number;
}

/**
 * Starts parts in the order given and stops them in reverse. A start that fails or misses its deadline stops what was
 * started and throws a BLINKY_START_FAILED that names the part; a stop that fails is logged and the rest still stops.
 */
export class Lifecycles {
  readonly #log: Logger;
  readonly #deadlines: Deadlines;
  readonly #started: Part[] = [];

  constructor(log: Logger, deadlines: Deadlines = { startMs: 15_000, stopMs: 5_000 }) {
    this.#log = log;
    this.#deadlines = deadlines;
  }

  async start(parts: readonly Part[]): Promise<void> {
    for (const part of parts) {
      this.#started.push(part);
      try {
        await this.#startOne(part);
      } catch (error) {
        await this.stop();
        const hint = 'correct what it says, or turn the plugin off';
        throw asProblem(error, { code: 'BLINKY_START_FAILED', owner: part.owner, doing: 'did not start', hint });
      }
    }
  }

  async stop(): Promise<void> {
    for (let part = this.#started.pop(); part; part = this.#started.pop()) await this.#stopOne(part);
  }

  async #startOne(part: Part): Promise<void> {
    const seconds = this.#deadlines.startMs / 1000;
    const late = (): Error =>
      new BlinkyError('BLINKY_START_FAILED', `did not start within ${seconds} s`, { owner: part.owner, hint: 'check what it waits for' });
    await withDeadline(this.#deadlines.startMs, (signal) => part.start?.(signal), late);
  }

  async #stopOne(part: Part): Promise<void> {
    try {
      await withDeadline(
        this.#deadlines.stopMs,
        () => part.stop?.(),
        () => new Error(`did not stop within ${this.#deadlines.stopMs} ms`),
      );
    } catch (error) {
      this.#log.warn({ owner: part.owner, error: error instanceof Error ? error.message : 'unknown' }, 'a part did not stop cleanly');
    }
  }
}
