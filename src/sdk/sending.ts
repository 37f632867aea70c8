import type { Activity, ConversationReference } from 'botframework-schema';
import type { Sent } from './channel.ts';
import { BlinkyError } from './errors.ts';
import { fingerprint } from './fingerprint.ts';
import { type Marks, splitMarked, withMarks } from './marks.ts';
import type { KeyValueStore } from './store.ts';
import { plainText } from './text.ts';

/** What a platform's API said to a request. */
export interface PlatformAnswer {
  readonly status: number;
  /** From the `Retry-After` header, in milliseconds; undefined: it names no number of seconds, and no date that could be measured. */
  readonly retryAfterMs: number | undefined;
  /** The JSON object of the body; empty where there is none. */
  readonly body: Readonly<Record<string, unknown>>;
}

export interface PostOptions {
  /** Such as `channel/telegram`. */
  readonly owner: string;
  /** What error messages call the platform. */
  readonly platform: string;
  readonly fetch: typeof fetch;
  readonly signal: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
  /** What a date in `Retry-After` is measured from, for platforms that write one. */
  readonly now?: () => Date;
}

/**
 * Posts a form, or an object as JSON, to a platform's API and resolves with the answer, refusals included. Follows no
 * redirect, which would carry credentials along. Throws a retryable BLINKY_SEND_FAILED when the platform cannot be reached.
 */
export async function postTo(url: string, body: object | URLSearchParams, options: PostOptions): Promise<PlatformAnswer> {
  const { owner, platform, fetch, signal, headers, now } = options;
  const form = body instanceof URLSearchParams;
  const type = form ? 'application/x-www-form-urlencoded' : 'application/json; charset=utf-8';
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': type, ...headers },
      body: form ? body.toString() : JSON.stringify(body),
      redirect: 'manual',
      signal,
    });
    const retryAfterMs = waitIn(response.headers.get('retry-after') ?? '', now?.());
    return { status: response.status, retryAfterMs, body: objectIn(await response.text()) };
  } catch {
    // What fetch throws may quote the URL, and with it a token or a number.
    throw new BlinkyError('BLINKY_SEND_FAILED', `${platform} could not be reached`, { owner, hint: 'it is tried again', retryable: true });
  }
}

export interface RefusalDetails {
  readonly owner: string;
  readonly platform: string;
  /** The platform's own error code. */
  readonly code?: string | number | undefined;
  readonly hint?: string | undefined;
  /** Default: true after 429 and 5xx. */
  readonly retryable?: boolean;
  readonly retryAfterMs?: number | undefined;
}

/** The BLINKY_SEND_FAILED of an answer other than 2xx: what the platform said, without the words it said it in. */
export function refusalOf({ status, retryAfterMs: asked }: PlatformAnswer, details: RefusalDetails): BlinkyError {
  const { owner, platform, code, retryable = status === 429 || status >= 500, retryAfterMs = asked } = details;
  const { hint = retryable ? 'it is tried again' : "see the platform's list of errors" } = details;
  return new BlinkyError('BLINKY_SEND_FAILED', `${platform} answered ${status}${code === undefined ? '' : ` (error ${code})`}`, {
    owner,
    hint,
    retryable,
    platformCode: typeof code === 'number' ? code : undefined,
    ...(retryable && retryAfterMs !== undefined && { retryAfterMs }),
  });
}

/** The final BLINKY_SEND_FAILED for a reference that names nobody on the platform. */
export function noRecipient(owner: string): BlinkyError {
  return new BlinkyError('BLINKY_SEND_FAILED', 'the reference names nobody on the platform', { owner, retryable: false });
}

/** The words of a reply in a platform's marks, options as numbered lines, cut to its limit; none for a blank message, and for any other activity. */
export function textParts(activity: Partial<Activity>, limit: number, marks: Marks = { bold: '', strike: '' }): string[] {
  if ((activity.type ?? 'message') !== 'message') return [];
  const text = plainText(activity);
  const parts = splitMarked(activity.textFormat === 'plain' ? (marks.escape?.(text) ?? text) : withMarks(text, marks), limit);
  return parts.filter((part) => part.trim() !== '');
}

const PROGRESS_MS = 15 * 60_000;

/**
 * Sends the parts of one reply, each after the one before was taken; blank ones are left out. A retry goes on after the
 * parts that were taken.
 */
export async function sendParts<T>(
  parts: readonly T[],
  post: (part: T) => Promise<string | undefined>,
  {
    store,
    to,
    activity,
  }: { readonly store: KeyValueStore; readonly to: Partial<ConversationReference>; readonly activity: Partial<Activity> },
): Promise<Sent> {
  const several = parts.length > 1;
  const key = `parts:${fingerprint(to.conversation?.id, to.user?.id, activity.replyToId, activity.text)}`;
  let taken = several ? ((await store.get<number>(key)) ?? 0) : 0;
  let providerId: string | undefined;
  for (const part of parts.slice(taken)) {
    if (typeof part !== 'string' || part.trim() !== '') providerId = await post(part);
    if (several) await store.set(key, ++taken, PROGRESS_MS);
  }
  if (several) await store.delete(key);
  return providerId ? { providerId } : {};
}

/** `Retry-After`, seconds or a date, in milliseconds. */
function waitIn(value: string, now: Date | undefined): number | undefined {
  const seconds = Number.parseFloat(value);
  if (seconds >= 0) return seconds * 1_000;
  const until = now ? Date.parse(value) - now.getTime() : Number.NaN;
  return Number.isNaN(until) ? undefined : Math.max(0, until);
}

function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
