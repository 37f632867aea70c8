import type { ServerResponse } from 'node:http';
import type { Logger } from '#sdk';
import { BlinkyError } from '#sdk';
import { errorFields } from '../observability/logger.ts';

/** Answers with `error` as the JSON of the public interface; an unexpected one becomes a 500 that tells nothing of the inside. */
export function sendError(response: ServerResponse, error: unknown, log: Logger): void {
  const known = error instanceof BlinkyError ? error : unexpected(error);
  if (known.status >= 500) log.error(errorFields(error), 'a request failed');
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const { code, message, hint, retryAfterMs, headers, status } = known;
  // Operators' own errors (settings, plugins) name internals: callers get the code only.
  const text =
    status === 500 && code !== 'BLINKY_TURN_FAILED'
      ? 'algo falló de nuestro lado: inténtalo otra vez en un momento'
      : hint
        ? `${message}: ${hint}`
        : message;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (retryAfterMs !== undefined) response.setHeader('retry-after', Math.max(1, Math.ceil(retryAfterMs / 1000)));
  const body = JSON.stringify({ error: { code, message: text } });
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
  });
  response.end(body);
}

function unexpected(cause: unknown): BlinkyError {
  return new BlinkyError('BLINKY_TURN_FAILED', 'algo falló de nuestro lado', {
    owner: 'host',
    hint: 'inténtalo otra vez en un momento',
    cause,
  });
}
