import { BlinkyError } from '#sdk';
import { type Database, isOutage } from './database.ts';

/** A turn's work is worth some patience: PostgreSQL restarts in a few seconds. */
const TRIES = 12;
const PAUSE_MS = 500;

/** A query that is repeated while the database is away, for six seconds; `values` are told when it is not the first try. */
export async function patiently<Row extends Record<string, unknown>>(
  database: Database,
  text: string,
  values: (again: boolean) => readonly unknown[],
): Promise<Row[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await database.query<Row>(text, values(attempt > 1));
    } catch (error) {
      const away = error instanceof BlinkyError || isOutage(error);
      if (!away || attempt === TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}
