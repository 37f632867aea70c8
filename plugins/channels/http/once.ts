import { randomUUID } from 'node:crypto';
import type { ChannelRequest, PluginContext } from '#sdk';
import { BlinkyError, inOrder } from '#sdk';

const owner = 'channel/http';
const KEPT_MS = 24 * 60 * 60 * 1_000;

/** What is kept of a request under its key: which body, under which activity id it runs, and its reply once there is one. */
export interface Entry<T> {
  readonly body: string;
  readonly id: string;
  readonly reply?: T | undefined;
}

/**
 * Undefined: it takes longer than its caller can wait, and goes on. `again`: it was begun before under the same id, and no reply
 * is kept yet.
 */
type Work<T> = (id: string, again: boolean) => Promise<T | undefined>;

export interface Once<T> {
  /**
   * Runs `work` once per key and keeps its reply for 24 hours; who comes while it runs waits for it. Errors are not kept.
   * `work` gets the activity id: another replica that sees the same key while it runs uses the same, and so does whoever comes
   * back after work that went on without a reply. Throws BLINKY_IDEMPOTENCY_CONFLICT when the key came with another body
   * (`body` is its hash).
   */
  run(key: string, body: string, work: Work<T>): Promise<Entry<T>>;
  /** Drops every reply that is kept of a conversation. */
  forget(conversation: string): Promise<void>;
}

/** Once per key. Replies are kept with the conversation that they belong to, so that they can be forgotten with it. */
export function createOnce<T extends { readonly conversation: string }>({ store, log }: Pick<PluginContext, 'store' | 'log'>): Once<T> {
  const oneByOne = inOrder();
  const running = new Map<string, { readonly body: string; readonly done: Promise<Entry<T>> }>();
  // The caller gets the reply even when it cannot be kept; a retry may then run again.
  const lenient = (change: Promise<void>): Promise<void> =>
    change.catch((error: unknown) => log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'a reply could not be kept'));

  async function runOnce(key: string, body: string, work: Work<T>): Promise<Entry<T>> {
    const kept = await store.get<Entry<T>>(key);
    if (kept && kept.body !== body) throw conflict();
    if (kept?.reply !== undefined) return kept;
    const entry: Entry<T> = kept ?? { body, id: randomUUID() };
    if (!kept) await store.set(key, entry, KEPT_MS);
    try {
      const reply = await work(entry.id, kept !== undefined);
      if (reply) await lenient(keep(key, { ...entry, reply }, reply.conversation));
      return { ...entry, reply };
    } catch (error) {
      // Kept when a caller was refused while the work is under way elsewhere: they must find it when they come back.
      if (!kept || !wasRefused(error)) await lenient(store.delete(key));
      throw error;
    }
  }

  /** The list first: a reply that stands in no list could not be forgotten. */
  async function keep(key: string, entry: Entry<T>, conversation: string): Promise<void> {
    const list = `replies:${conversation}`;
    await oneByOne(list, async () => store.set(list, [...((await store.get<string[]>(list)) ?? []), key], KEPT_MS));
    await store.set(key, entry, KEPT_MS);
  }

  return {
    async run(scope, body, work) {
      const key = `once:${scope}`;
      const other = running.get(key);
      if (other && other.body !== body) throw conflict();
      if (other) return other.done;
      const done = runOnce(key, body, work).finally(() => running.delete(key));
      running.set(key, { body, done });
      return done;
    },
    async forget(conversation) {
      const list = `replies:${conversation}`;
      for (const key of (await store.get<string[]>(list)) ?? []) await store.delete(key);
      await store.delete(list);
    },
  };
}

/** The header `Idempotency-Key`, undefined where there is none. Throws BLINKY_BAD_REQUEST unless it is 1 to 255 visible ASCII characters. */
export function readIdempotencyKey(headers: ChannelRequest['headers']): string | undefined {
  const value = headers['idempotency-key'];
  if (value === undefined) return undefined;
  if (typeof value === 'string' && /^[\x21-\x7e]{1,255}$/.test(value)) return value;
  throw new BlinkyError('BLINKY_BAD_REQUEST', 'Idempotency-Key is not usable', {
    owner,
    hint: 'send it once, as 1 to 255 visible ASCII characters, such as a UUID',
  });
}

/** Whether a message was refused at the door, without a look at it. */
export function wasRefused(error: unknown): boolean {
  return error instanceof BlinkyError && (error.code === 'BLINKY_RATE_LIMITED' || error.code === 'BLINKY_OVERLOADED');
}

function conflict(): BlinkyError {
  return new BlinkyError('BLINKY_IDEMPOTENCY_CONFLICT', 'this Idempotency-Key came with another body', {
    owner,
    hint: 'use a new key for a new message',
  });
}
