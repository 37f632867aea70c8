import type { Fault, HeaderSource } from './fault.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** No header may silence a key for longer. */
const LONGEST = 60 * MINUTE;
const FAILS_ONLY = 3;

/** How long a key rests after `fault`, in milliseconds without jitter; `strikes` counts the faults of its kind in a row, from 1. */
export function cooldownAfter(fault: Fault, strikes: number): number {
  const doubled = SECOND * 2 ** (strikes - 1);
  switch (fault.kind) {
    case 'rate_limited':
      return Math.min(LONGEST, Math.max(doubled, ...waits(fault.headers)));
    case 'quota':
      return Math.min(LONGEST, MINUTE * 4 ** (strikes - 1));
    case 'forbidden':
      return 10 * MINUTE;
    case 'timeout':
    case 'lost':
      return Math.min(MINUTE, doubled);
    // Once is the provider's bad moment; a key that only fails would be picked first, for it has least in flight.
    case 'provider':
      return strikes < FAILS_ONLY ? 0 : Math.min(MINUTE, SECOND * 2 ** (strikes - FAILS_ONLY));
    default:
      return 0;
  }
}

/** After a success: how long until a quota that is used up is refilled, in milliseconds; 0 where something is left. */
export function restUntilReset(headers: HeaderSource): number {
  const used = quotas.filter((quota) => headers.get(`x-ratelimit-remaining-${quota}`) === '0');
  return Math.min(LONGEST, Math.max(0, ...used.map((quota) => duration(headers.get(`x-ratelimit-reset-${quota}`)))));
}

const quotas = ['requests', 'tokens'] as const;

function waits(headers: HeaderSource | undefined): number[] {
  if (!headers) return [];
  const resets = quotas.map((quota) => duration(headers.get(`x-ratelimit-reset-${quota}`)));
  return [Number(headers.get('retry-after-ms')) || 0, retryAfter(headers.get('retry-after')), ...resets];
}

/** Seconds, or an HTTP date (RFC 9110, 10.2.3). */
function retryAfter(value: string | null): number {
  if (value === null) return 0;
  const seconds = Number(value);
  const ms = Number.isNaN(seconds) ? Date.parse(value) - Date.now() : seconds * SECOND;
  return Math.max(0, ms || 0);
}

const units: Readonly<Record<string, number>> = { ms: 1, s: SECOND, m: MINUTE, h: 60 * MINUTE, d: 1_440 * MINUTE };

/** OpenAI's durations: `20ms`, `1s`, `6m0s`; a bare number is seconds. */
function duration(value: string | null): number {
  if (value === null) return 0;
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * SECOND;
  let total = 0;
  for (const [, amount, unit] of value.matchAll(/(\d+(?:\.\d+)?)(ms|[smhd])/g)) total += Number(amount) * (units[unit ?? ''] ?? 0);
  return total;
}
