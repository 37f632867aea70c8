import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type Activity, type Channel, inOrder, type PluginContext, splitReply } from '#sdk';
import { createOrigins, refusal } from './direct-line/access.ts';
import { Conversations } from './direct-line/conversations.ts';
import { blinky } from './direct-line/incoming.ts';
import { checked, directLineRoutes } from './direct-line/routes.ts';
import { Streams } from './direct-line/streams.ts';
import { createTokens } from './direct-line/tokens.ts';
import { pageRoutes } from './page/routes.ts';
import type { Settings } from './settings.ts';

const TEXT_LENGTH = 8_000;
const SHORT_SECRET = 32;

/** Direct Line 3.0 and the page that speaks it. Clients connect here: this channel is its own platform. */
export function webchatChannel({ settings, host: facts, now, log, company }: PluginContext<Settings>): Channel {
  const ownSecret = facts.secretFor?.('directline') ?? randomBytes(32).toString('hex');
  const tokens = createTokens(() => settings.DIRECTLINE_SECRET ?? ownSecret, now);
  const origins = createOrigins(facts, settings.WEBCHAT_ALLOWED_ORIGINS);
  const conversations = new Conversations(facts.conversationTtlMs, () => now().getTime());
  const streams = new Streams();
  const oneByOne = inOrder(); // a bot that is quick still speaks after what it answers to
  const publish = (conversation: string, activity: Partial<Activity>): void =>
    streams.publish(conversation, conversations.append(conversation, activity));
  const uploadMb = settings.WEBCHAT_UPLOAD_LIMIT_MB;

  return {
    routes: [
      ...directLineRoutes({ tokens, origins, conversations, uploadMb, now, inOrder: oneByOne, publish }),
      ...pageRoutes({ tokens, origins, company, uploadMb, graceMs: facts.conversationTtlMs }),
    ],
    upgradePath: '/v3/directline/conversations',
    upgrade(request, socket, head) {
      try {
        const { conversation, watermark } = admit(request);
        streams.open({ request, socket, head }, conversation, () => conversations.since(conversation, watermark));
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
        for (const part of parts) publish(conversation.id, part);
      });
      return { providerId: parts.at(-1)?.id ?? '' };
    },
    showTyping({ conversation }) {
      if (conversation?.id) streams.publish(conversation.id, { activities: [{ type: 'typing', id: randomUUID(), from: blinky }] });
    },
    async forget(conversation) {
      conversations.forget(conversation);
      // Tells the page that it may begin anew; it is kept nowhere.
      streams.publish(conversation, { activities: [{ type: 'event', name: 'blinky/forgotten', id: randomUUID(), from: blinky }] });
    },
    async start() {
      const secret = settings.DIRECTLINE_SECRET;
      if (secret && secret.length < SHORT_SECRET)
        log.warn({}, `DIRECTLINE_SECRET is short: use at least ${SHORT_SECRET} random characters`);
    },
    stop: async () => streams.close(),
  };

  /** Browsers cannot send headers with a WebSocket, so the token rides in the URL. */
  function admit({ url = '/', headers }: IncomingMessage): { conversation: string; watermark: string } {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    const conversation = /^\/v3\/directline\/conversations\/([^/]+)\/stream$/.exec(pathname)?.[1];
    checked(tokens.read(searchParams.get('t') ?? ''), headers.origin, conversation ?? '');
    return { conversation: conversation ?? '', watermark: searchParams.get('watermark') ?? '' };
  }
}
