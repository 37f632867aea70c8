import type { ChannelHost, KeyValueStore } from '#sdk';
import { type ReplyBody, replyBody } from './reply-body.ts';

/** Replies of turns that took longer than their callers could wait. */
export interface LateReplies {
  /** Remembers who may ask for the reply of the turn `id`, for ten minutes. */
  expect(id: string, asked: LateTurn): Promise<void>;
  /** The reply of a turn that is expected by this caller, without one while it runs; undefined for any other turn. */
  find(id: string, caller: string | undefined, host: ChannelHost): Promise<{ readonly reply?: ReplyBody } | undefined>;
}

export interface LateTurn {
  /** The caller's hash; undefined where no key is needed. */
  readonly caller: string | undefined;
  readonly conversation: string;
}

/** As long as the host keeps what a turn came to. */
const KEPT_MS = 600_000;

export function createLateReplies(store: KeyValueStore): LateReplies {
  return {
    expect: (id, asked) => store.set(`late:${id}`, asked, KEPT_MS),
    async find(id, caller, host) {
      const asked = await store.get<LateTurn>(`late:${id}`);
      if (!asked || asked.caller !== caller) return undefined;
      const turn = await host.turnOf(id);
      return turn ? { reply: replyBody(turn, asked.conversation) } : {};
    },
  };
}
