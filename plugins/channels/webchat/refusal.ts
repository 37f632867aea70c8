import { BlinkyError, type ErrorCode } from '#sdk';

export const owner = 'channel/webchat';

/** An error of this channel: what is wrong, and what to do. */
export function refusal(code: ErrorCode, message: string, hint: string): BlinkyError {
  return new BlinkyError(code, message, { owner, hint });
}
