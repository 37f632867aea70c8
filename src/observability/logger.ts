import { hash, randomBytes } from 'node:crypto';
import { pino } from 'pino';
import type { Logger } from '#sdk';
import { BlinkyError } from '#sdk';

export interface RootLogger extends Logger {
  /** The log of one owner. */
  child(owner: string): Logger;
}

/** Bytes of lines that are written at once, and the longest that one waits for others. */
const BUFFERED = 4_096;
const FLUSH_MS = 100;

/** A logger of JSON lines to standard error. `level` is one of pino's, or `silent`. */
export function createLogger(level: string): RootLogger {
  // A line for each turn: a system call for each is a tenth of what a catalog answer costs. What is left goes out when the process exits.
  const destination = pino.destination({ fd: 2, sync: false, minLength: BUFFERED, periodicFlush: FLUSH_MS });
  const base = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  return Object.assign(wrap(base), { child: (owner: string): Logger => wrap(base.child({ owner })) });
}

function wrap(target: pino.Logger): Logger {
  return {
    debug: (fields, message) => target.debug(fields, message),
    info: (fields, message) => target.info(fields, message),
    warn: (fields, message) => target.warn(fields, message),
    error: (fields, message) => target.error(fields, message),
  };
}

/** What may be logged of an error: code, owner, message and hint of ours; of a foreign one its class and where it was thrown, not its text, which may quote a user. */
export function errorFields(error: unknown): Record<string, unknown> {
  if (error instanceof BlinkyError) {
    return {
      code: error.code,
      of: error.owner,
      problem: error.message,
      hint: error.hint,
      ...(error.cause ? { cause: errorFields(error.cause) } : {}),
    };
  }
  if (!(error instanceof Error)) return { class: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return { class: error.name, at: frames.slice(0, 3).map((line) => line.trim().slice(3)) };
}

const key = randomBytes(32).toString('hex');

/** A sender or conversation as it may appear in logs: a keyed hash, stable while the process lives. */
export function pseudonym(id: string): string {
  // Truncated, so that no HMAC is needed; one call of hash() costs a thirtieth of createHmac(), and every turn is logged.
  return hash('sha256', key + id, 'base64url').slice(0, 10);
}
