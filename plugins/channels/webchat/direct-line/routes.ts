import { randomUUID } from 'node:crypto';
import { type ChannelHost, type ChannelRequest, type ChannelRoute, type Feed, type InOrder, readJson, z } from '#sdk';
import { type Origins, owner, preflight, refusal, withCors } from './access.ts';
import { markOf, setOf } from './activity-set.ts';
import { ACTIVITY_BYTES, type Given, person, readActivity, readUpload, startOf, toActivity } from './incoming.ts';
import { type Claims, TOKEN_SECONDS, type Tokens } from './tokens.ts';

/** A stream's URL may end in the logs of proxies: what it holds is soon of no use. */
const STREAM_SECONDS = 300;
const BASE = '/v3/directline';
const tokenParameters = z.object({
  user: z.object({ id: z.string().max(200).nullish() }).nullish(),
  trustedOrigins: z.array(z.string().max(500)).max(50).nullish(),
});

interface DirectLineParts {
  readonly tokens: Tokens;
  readonly origins: Origins;
  /** What clients may still ask for, until `ttlMs` after the last activity of a conversation. */
  readonly feed: Feed;
  readonly ttlMs: number;
  /** Of one upload, in all. */
  readonly uploadMb: number;
  readonly now: () => Date;
  /** Runs what happens in one conversation one after the other. */
  readonly inOrder: InOrder;
}

/** The REST half of Direct Line 3.0 (`directline-3.0.json` of botframework-sdk). */
export function directLineRoutes(parts: DirectLineParts): ChannelRoute[] {
  const { tokens, origins, feed, uploadMb } = parts;
  const may = (request: ChannelRequest): Claims => authorize(request, tokens) ?? { conv: request.params.id ?? '' };
  const ok = (body: object) => ({ status: 200, body });
  const at = (method: 'get' | 'post', path: string, handle: ChannelRoute['handle'], rules: Partial<ChannelRoute> = {}): ChannelRoute => ({
    ...rules,
    ...{ method, path: `${BASE}${path}`, root: true, handle: withCors(origins, handle) },
  });
  const activities = '/conversations/:id/activities';
  return [
    preflight(`${BASE}/*`, origins),
    at('post', '/tokens/generate', async (request) => ok(generate(request, tokens))),
    at('post', '/tokens/refresh', async (request) => ok(grant(withToken(request, tokens), tokens))),
    at('post', '/conversations', (request, host) => start(request, host, parts)),
    at('get', '/conversations/:id', async (request) => ok(connection(may(request), request, parts))),
    at('get', activities, async (request) => ok(setOf(await feed.since(may(request).conv, markOf(request.query.get('watermark')))))),
    at('post', activities, async (request, host) => ok(await say(readActivity, { request, host }, parts)), {
      accepts: ['application/json'],
      bodyLimit: ACTIVITY_BYTES,
    }),
    at('post', '/conversations/:id/upload', async (request, host) => ok(await say(readUpload, { request, host }, parts)), {
      accepts: ['multipart/form-data'],
      bodyLimit: Math.floor(uploadMb * 1024 * 1024),
    }),
    at('get', '/session/getsessionid', async () => ok({ sessionId: randomUUID() })),
  ];
}

/** The claims, when they are for that conversation and may be used from that origin. Throws BLINKY_FORBIDDEN. */
export function checked(claims: Claims, origin: string | undefined, conversation: string | undefined): Claims {
  if (conversation !== undefined && claims.conv !== conversation) {
    throw refusal('BLINKY_FORBIDDEN', 'the token is for another conversation', 'use the token of this conversation');
  }
  if (origin !== undefined && claims.origins && !claims.origins.includes(origin)) {
    throw refusal('BLINKY_FORBIDDEN', 'the token is not for this origin', 'name it in trustedOrigins when the token is made');
  }
  return claims;
}

/** A token's own description of itself, as Direct Line answers with it. */
export function grant(claims: Claims, tokens: Tokens): { conversationId: string; token: string; expires_in: number } {
  return { conversationId: claims.conv, token: tokens.mint(claims), expires_in: TOKEN_SECONDS };
}

/** The claims of a request's token; undefined for whoever holds the secret. */
function authorize({ headers, params }: ChannelRequest, tokens: Tokens): Claims | undefined {
  const bearer = /^bearer +(\S+)$/i.exec(headers.authorization?.trim() ?? '')?.[1];
  if (bearer === undefined) throw refusal('BLINKY_UNAUTHORIZED', 'a token is needed', 'send it as Authorization: Bearer …');
  return tokens.isSecret(bearer) ? undefined : checked(tokens.read(bearer), headers.origin, params.id);
}

function withToken(request: ChannelRequest, tokens: Tokens): Claims {
  const claims = authorize(request, tokens);
  if (!claims) throw refusal('BLINKY_FORBIDDEN', 'only a token can be refreshed', 'make one at tokens/generate');
  return claims;
}

function generate(request: ChannelRequest, tokens: Tokens): object {
  if (authorize(request, tokens))
    throw refusal('BLINKY_FORBIDDEN', 'a token makes no other', 'send DIRECTLINE_SECRET from a server of yours');
  return grant(newClaims(request), tokens);
}

/** A new conversation for whom the body says. */
function newClaims({ body }: ChannelRequest): Claims {
  const read = tokenParameters.safeParse(body.length === 0 ? {} : readJson({ body }, owner));
  if (!read.success) throw refusal('BLINKY_BAD_REQUEST', 'the body is not token parameters', 'send {"user": {"id": "dl_…"}} or nothing');
  const { user, trustedOrigins } = read.data;
  return { conv: randomUUID(), ...(user?.id && { user: user.id }), ...(trustedOrigins?.length && { origins: trustedOrigins }) };
}

/** Starts the conversation of a token, or with the secret a new one; the bot hears of it once, and greets. */
async function start(request: ChannelRequest, host: ChannelHost, parts: DirectLineParts): Promise<{ status: number; body: object }> {
  const claims = authorize(request, parts.tokens) ?? newClaims(request);
  await host.admit('address', request.remoteAddress);
  const mark = await parts.feed.begin(claims.conv, parts.ttlMs);
  // The mark tells this start from the one before "borra mis datos".
  if (mark !== undefined) {
    await host.accept({ activity: startOf(claims.conv, claims.user, mark) }).catch(async (error: unknown) => {
      await parts.feed.forget(claims.conv).catch(() => {}); // the next try starts it
      throw error;
    });
  }
  return { status: mark === undefined ? 200 : 201, body: connection(claims, request, parts) };
}

/** What a client connects with: a new token, and where to listen from its watermark on. */
function connection(claims: Claims, { headers, query }: ChannelRequest, { tokens, origins }: DirectLineParts): object {
  const search = new URLSearchParams({ watermark: query.get('watermark') ?? '', t: tokens.mint(claims, STREAM_SECONDS) });
  const streamUrl = `${origins.base(headers).replace('http', 'ws')}${BASE}/conversations/${claims.conv}/stream?${search}`;
  return { ...grant(claims, tokens), streamUrl, referenceGrammarId: claims.conv };
}

interface Asked {
  readonly request: ChannelRequest;
  readonly host: ChannelHost;
}

async function say(
  read: (request: ChannelRequest) => Given | Promise<Given>,
  { request, host }: Asked,
  parts: DirectLineParts,
): Promise<object> {
  const { id: conversation = '' } = request.params;
  const claims = authorize(request, parts.tokens); // before anything of the body is looked at
  const given = await read(request);
  const user = claims?.user ?? person(given.from?.id);
  await host.admit('address', request.remoteAddress);
  const activity = toActivity(given, { conversation, user, now: parts.now() });
  await parts.inOrder(conversation, async () => {
    const isNew = given.type !== 'message' || (await host.accept({ activity })) === 'accepted';
    if (isNew && given.type !== 'typing') await parts.feed.append(conversation, activity, parts.ttlMs);
  });
  return { id: activity.id };
}
