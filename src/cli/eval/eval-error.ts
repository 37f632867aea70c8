import { BlinkyError } from '#sdk';

/** What is wrong with the arguments or files of an evaluation, and what to do. */
export function evalError(message: string, hint: string, cause?: unknown): BlinkyError {
  return new BlinkyError('BLINKY_BAD_REQUEST', message, { owner: 'eval', hint, cause });
}
