import { randomBytes, randomUUID } from 'node:crypto';
import type { Activity, Channel, ChannelHost, ChannelRequest, ChannelRoute, PluginContext } from '#sdk';
import { splitText } from '#sdk';
import { Conversations } from './conversations.ts';
import { authorize, checked, connection, grant, type Parts, renewed, speaker, start, wanted } from './direct-line.ts';
import { ACTIVITY_BYTES, bot, type Given, readActivity, readUpload, toActivity } from './incoming.ts';
import { inOrder } from './in-order.ts';
import { createOrigins, withCors } from './origins.ts';
import { pageRoutes } from './page.ts';
import { refusal } from './refusal.ts';
import type { Settings } from './settings.ts';
import { Streams } from './stream.ts';
import { createTokens } from './tokens.ts';

const TEXT_LENGTH = 8_000;
const BASE = '/v3/directline';

/** Direct Line 3.0 and the page that speaks it. The clients connect here, so that this channel is its own platform. */
export function webchatChannel({ settings, host: facts, now, log, company }: PluginContext<Settings>): Channel {
  const random = randomBytes(32).toString('hex');
  const secret = (): string => settings.DIRECTLINE_SECRET ?? random;
  const origins = createOrigins(facts, settings.WEBCHAT_ALLOWED_ORIGINS);
  const conversations = new Conversations(facts.conversationTtlMs, () => now().getTime());
  const parts: Parts = { secret, tokens: createTokens(secret, now), origins, conversations, ttlMs: facts.conversationTtlMs };
  const streams = new Streams();
  const queue = inOrder();

  function publish(conversation: string, activity: Partial<Activity>): void {
    streams.publish(conversation, conversations.append(conversation, activity));
  }

  /** A bot that is quick still speaks after what it answers to: both wait in one line. */
  async function say(given: Given, request: ChannelRequest, host: ChannelHost): Promise<{ status: number; body: object }> {
    const { id: conversation = '' } = request.params;
    const user = speaker(authorize(request, parts), given.from?.id);
    await host.admit('address', request.remoteAddress);
    const activity = toActivity(given, { conversation, user, now: now() });
    await queue(conversation, async () => {
      const isNew = given.type !== 'message' || (await host.accept({ activity })) === 'accepted';
      if (isNew && given.type !== 'typing') publish(conversation, activity);
    });
    return { status: 200, body: { id: activity.id } };
  }

  const generate = async (request: ChannelRequest): Promise<{ status: number; body: object }> => {
    if (authorize(request, parts)) throw refusal('BLINKY_FORBIDDEN', 'a token makes no tokens', 'send DIRECTLINE_SECRET');
    return { status: 200, body: grant({ ...wanted(request), conv: randomUUID() }, parts) };
  };
  const ofConversation = (request: ChannelRequest) => authorize(request, parts) ?? { conv: request.params.id ?? '' };
  const at = (method: 'get' | 'post', path: string, handle: ChannelRoute['handle'], rules: Partial<ChannelRoute> = {}): ChannelRoute => ({
    ...rules,
    ...{ method, path: `${BASE}${path}`, root: true, handle: withCors(origins, handle) },
  });
  const activities = `/conversations/:id/activities`;
  const json = { accepts: ['application/json'], bodyLimit: ACTIVITY_BYTES };
  const upload = { accepts: ['multipart/form-data'], bodyLimit: Math.floor(settings.WEBCHAT_UPLOAD_LIMIT_MB * 1024 * 1024) };

  return {
    routes: [
      at('post', '/tokens/generate', generate),
      at('post', '/tokens/refresh', async (request) => ({ status: 200, body: grant(ofToken(request, parts), parts) })),
      at('post', '/conversations', (request, host) => start(request, host, parts)),
      at('get', '/conversations/:id', async (request) => ({ status: 200, body: connection(ofConversation(request), request, parts) })),
      at('get', activities, async (request) => ({
        status: 200,
        body: conversations.since(ofConversation(request).conv, request.query.get('watermark') ?? ''),
      })),
      at('post', activities, async (request, host) => say(readActivity(request), request, host), json),
      at('post', '/conversations/:id/upload', async (request, host) => say(await readUpload(request), request, host), upload),
      at('get', '/session/getsessionid', async () => ({ status: 200, body: { sessionId: randomUUID() } })),
    ],
  } as never;
}
