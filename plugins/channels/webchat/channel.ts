import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type Activity, type Channel, inOrder, type PluginContext, splitReply } from '#sdk';
import { createOrigins, refusal } from './direct-line/access.ts';
import { markOf } from './direct-line/activity-set.ts';
import { blinky } from './direct-line/incoming.ts';
import { directLineRoutes } from './direct-line/routes.ts';
import { Streams } from './direct-line/streams.ts';
import { createTokens } from './direct-line/tokens.ts';
import type { Settings } from './index.ts';
import { pageRoutes } from './page/routes.ts';

const TEXT_LENGTH = 8_000;
const SHORT_SECRET = 32;

/** Direct Line 3.0 and the page that speaks it. Clients connect here: this channel is its own platform. */
export function webchatChannel({ settings, host: facts, now, log, company, feed }: PluginContext<Settings>): Channel {
  const ownSecret = facts.secretFor?.('directline') ?? randomBytes(32).toString('hex');
  const tokens = createTokens(() => settings.DIRECTLINE_SECRET ?? ownSecret, now);
  const origins = createOrigins(facts, settings.WEBCHAT_ALLOWED_ORIGINS);
  const ttlMs = facts.conversationTtlMs;
  const streams = new Streams();
  const oneByOne = inOrder(); // a bot that is quick still speaks after what it answers to
  const uploadMb = settings.WEBCHAT_UPLOAD_LIMIT_MB;

  return {
    routes: [
      ...directLineRoutes({ tokens, origins, feed, ttlMs, uploadMb, now, inOrder: oneByOne }),
      ...pageRoutes({ tokens, origins, company, uploadMb, graceMs: ttlMs }),
    ],
    upgradePath: '/v3/directline/conversations',
    upgrade(request, socket, head) {
      try {
        const { conversation, mark } = admit(request);
        streams.open({ request, socket, head }, conversation, (send) => feed.follow(conversation, mark, send));
      } catch {
        socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      }
    },
    limits: { textLength: TEXT_LENGTH },
    async send({ conversation }, activity, signal) {
      signal.throwIfAborted();
      if (!conversation?.id) throw refusal('BLINKY_SEND_FAILED', 'the reference names no conversation', 'keep the reference of a turn');
      const stamp = (): Partial<Activity> => ({ id: randomUUID(), channelId: 'webchat', timestamp: new Date(), from: blinky });
      const parts = splitReply(activity, TEXT_LENGTH).map((part) => ({ ...part, ...stamp(), conversation }));
      await oneByOne(conversation.id, async () => {
        for (const part of parts) await feed.append(conversation.id ?? '', part, ttlMs);
      });
      return { providerId: parts.at(-1)?.id ?? '' };
    },
    showTyping({ conversation }) {
      if (conversation?.id) feed.tell(conversation.id, { type: 'typing', id: randomUUID(), from: blinky }).catch(() => {});
    },
    async forget(conversation) {
      await feed.forget(conversation);
      // Tells the page that it may begin anew; it is kept nowhere.
      await feed.tell(conversation, { type: 'event', name: 'blinky/forgotten', id: randomUUID(), from: blinky });
    },
    async start() {
      const secret = settings.DIRECTLINE_SECRET;
      if (secret && secret.length < SHORT_SECRET)
        log.warn({}, `DIRECTLINE_SECRET is short: use at least ${SHORT_SECRET} random characters`);
    },
    stop: async () => streams.close(),
  };

  /** Browsers cannot send headers with a WebSocket, so the token rides in the URL. */
  function admit({ url = '/', headers }: IncomingMessage): { conversation: string; mark: number } {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    const conversation = /^\/v3\/directline\/conversations\/([^/]+)\/stream$/.exec(pathname)?.[1] ?? '';
    tokens.read(searchParams.get('t') ?? '', { origin: headers.origin, conversation });
    return { conversation, mark: markOf(searchParams.get('watermark')) };
  }
}
