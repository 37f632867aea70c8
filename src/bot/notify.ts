import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '#sdk';
import { errorFields } from '../observability/logger.ts';

const WAITS_MS = [200, 600];
const TRY_MS = 1_000;

export type Notify = (url: string, payload: Readonly<Record<string, unknown>>) => Promise<boolean>;

/** Posts JSON to a webhook of the company, three tries of a second each; resolves false when it was not taken. Only https, or http on loopback. */
export function createNotify(fetcher: typeof fetch, log: Logger): Notify {
  return async (url, payload) => {
    if (!isAllowed(url)) {
      log.error({ hint: 'use https, or http on loopback' }, 'a webhook URL is not allowed');
      return false;
    }
    for (let attempt = 0; attempt <= WAITS_MS.length; attempt++) {
      if (attempt > 0) await pause(WAITS_MS[attempt - 1]);
      if (await post(fetcher, url, payload).catch((error: unknown) => failed(log, error))) return true;
    }
    return false;
  };
}

async function post(fetcher: typeof fetch, url: string, payload: object): Promise<boolean> {
  const response = await fetcher(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(payload),
    redirect: 'error',
    signal: AbortSignal.timeout(TRY_MS),
  });
  await response.body?.cancel();
  return response.ok;
}

function failed(log: Logger, error: unknown): false {
  log.warn(errorFields(error), 'a webhook did not answer');
  return false;
}

function isAllowed(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname));
}
