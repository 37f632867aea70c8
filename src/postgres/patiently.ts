import { BlinkyError } from '#sdk';

/** A turn's work is worth some patience: PostgreSQL restarts in a few seconds. */
const TRIES = 12;
const PAUSE_MS = 500;

/** Asks the database, again while it is away, for six seconds; `ask` is told when it is not the first try. */
export async function patiently<T>(ask: (again: boolean) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask(attempt > 1);
    } catch (error) {
      const away = error instanceof BlinkyError; // as `Database` says it
      if (!away || attempt === TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}
