import { BlinkyError } from '#sdk';
import { ProblemReport } from '../kernel/problems.ts';

/** What the doctor found. An `error` stops the start or would at the first message; a `warning` starts, but is seldom meant. */
export interface Finding {
  readonly level: 'ok' | 'warning' | 'error';
  readonly owner: string;
  readonly message: string;
  /** What to do; absent where nothing is to be done. */
  readonly remedy?: string;
}

export const ok = (owner: string, message: string): Finding => ({ level: 'ok', owner, message });

export const warning = (owner: string, message: string, remedy: string): Finding => ({ level: 'warning', owner, message, remedy });

/** Each problem that `error` reports, one finding each and each on one line. */
export function errors(error: unknown): Finding[] {
  if (error instanceof ProblemReport) return error.problems.flatMap(errors);
  if (!(error instanceof BlinkyError))
    return [{ level: 'error', owner: 'host', message: error instanceof Error ? error.message : 'unknown' }];
  const { owner, hint } = error;
  return error.message.split('\n').map((message) => ({ level: 'error', owner, message: message.trim(), ...(hint && { remedy: hint }) }));
}
