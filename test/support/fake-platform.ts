import type { Refusal } from '#sdk';

/** A request that a channel made. */
export interface PlatformCall {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  /** The JSON object or the form of the body; undefined: it is neither. */
  readonly body: Readonly<Record<string, unknown>> | undefined;
}

/** How a platform's API judges requests. */
export interface PlatformRules {
  /** What the real one answers to a request that it refuses; undefined: it takes it. */
  complaint(call: PlatformCall): Response | undefined;
  /** What it answers to one that it took, `number` counting from 1. */
  answer(call: PlatformCall, number: number): object;
  /** What it answers while it is made to refuse. */
  refusal(refusal: ForcedRefusal): Response;
}

/** `after`: that many requests are still taken; `code`: the platform's own error code. */
export type ForcedRefusal = Refusal & { readonly after?: number; readonly code?: string | number };

/** A platform's API in memory, reached through `fetch`. */
export interface FakePlatform {
  readonly fetch: typeof fetch;
  /** Every request, oldest first. */
  readonly calls: readonly PlatformCall[];
  /** Those that were taken. */
  readonly taken: readonly PlatformCall[];
  /** What it answered to requests that the real one would refuse. */
  readonly complaints: readonly string[];
  /** Refuses from now on; undefined: takes again. */
  refuse(refusal: ForcedRefusal | undefined): void;
}

export function fakePlatform(rules: PlatformRules): FakePlatform {
  const calls: PlatformCall[] = [];
  const taken: PlatformCall[] = [];
  const complaints: string[] = [];
  let forced: ForcedRefusal | undefined;
  return {
    calls,
    taken,
    complaints,
    async fetch(input, init = {}) {
      init.signal?.throwIfAborted();
      const headers = new Headers(init.headers);
      const call = { method: init.method ?? 'GET', url: new URL(String(input)), headers, body: bodyOf(headers, String(init.body ?? '')) };
      calls.push(call);
      const complaint = rules.complaint(call);
      if (complaint) {
        complaints.push(await complaint.clone().text());
        return complaint;
      }
      if (forced && taken.length >= (forced.after ?? 0)) return rules.refusal(forced);
      taken.push(call);
      return Response.json(rules.answer(call, taken.length));
    },
    refuse(refusal) {
      forced = refusal;
    },
  };
}

function bodyOf(headers: Headers, text: string): PlatformCall['body'] {
  const type = headers.get('content-type') ?? '';
  if (type.startsWith('application/x-www-form-urlencoded')) return Object.fromEntries(new URLSearchParams(text));
  if (!type.startsWith('application/json')) return undefined;
  const value: unknown = JSON.parse(text);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
}
