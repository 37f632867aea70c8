import type { ConnectorClientOptions } from 'botframework-connector';
import { BlinkyError } from '#sdk';
import { OWNER } from './settings.ts';

type HttpClient = NonNullable<ConnectorClientOptions['httpClient']>;

/**
 * The bottom of the SDK's request pipeline. The SDK's own follows redirects (to any host) and retries by itself; here each
 * request's URL is checked, a redirect is a refusal, and a refusal is a BLINKY_SEND_FAILED that says whether to retry.
 */
export function createConnectorHttp(fetch: typeof globalThis.fetch, allows: (url: string) => boolean, now: () => Date): HttpClient {
  return {
    async sendRequest(request) {
      const url = new URL(request.url);
      if (!allows(url.origin)) throw failed('the service URL is not allowed', { retryable: false });
      const response = await fetch(url, {
        method: request.method,
        headers: request.headers.toJson(),
        body: request.body as string,
        redirect: 'manual',
        signal: request.abortSignal as AbortSignal,
      }).catch((cause: unknown) => {
        throw failed('the connector could not be reached', { retryable: true, cause });
      });
      if (!response.ok) throw await refusal(response, now);
      const headers = request.headers.clone();
      headers.set('content-type', 'application/json');
      // The SDK takes 200, 201 and 202 with JSON only; whatever the connector says in a 2xx, it has taken the activity.
      return { status: 200, request, headers, bodyAsText: await jsonText(response) };
    },
  };
}

async function refusal(response: Response, now: () => Date): Promise<BlinkyError> {
  await response.body?.cancel();
  const retryable = response.status === 429 || response.status >= 500;
  const retryAfterMs = retryable ? retryAfter(response.headers.get('retry-after'), now()) : undefined;
  return failed(`the connector answered ${response.status}`, { retryable, retryAfterMs });
}

/** `Retry-After`, seconds or a date, in milliseconds from now. */
function retryAfter(value: string | null, now: Date): number | undefined {
  if (value === null) return undefined;
  const at = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - now.getTime();
  return Number.isFinite(at) ? Math.max(0, at) : undefined;
}

async function jsonText(response: Response): Promise<string> {
  const text = await response.text();
  try {
    JSON.parse(text);
    return text;
  } catch {
    return '{}'; // no id to learn
  }
}

interface Failure {
  readonly retryable: boolean;
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
}

/** A reply that did not go out. */
export function failed(message: string, { retryable, retryAfterMs, cause }: Failure): BlinkyError {
  const hint = retryable ? 'it is tried again' : 'check the app id, its secret and its permissions, and SERVICE_URL_ALLOW';
  return new BlinkyError('BLINKY_SEND_FAILED', message, { owner: OWNER, hint, retryable, retryAfterMs, cause });
}
