import { randomUUID } from 'node:crypto';
import { type ChannelHost, type ChannelRequest, type ChannelRoute, type Feed, type InOrder, readJsonAs, z } from '#sdk';
import { type Origins, owner, preflight, refusal, withCors } from './access.ts';
import { markOf, setOf } from './activity-set.ts';
import { ACTIVITY_BYTES, type Given, person, readActivity, readUpload, startOf, toActivity } from './incoming.ts';
import type { Claims, Grant, Tokens } from './tokens.ts';

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
    method,
    path: `${BASE}${path}`,
    root: true,
    handle: withCors(origins, handle),
  });
  const activities = '/conversations/:id/activities';
  return [
    preflight(`${BASE}/*`, origins),
    at('post', '/tokens/generate', async (request) => ok(generate(request, tokens))),
    at('post', '/tokens/refresh', async (request) => ok(refresh(request, tokens))),
    at('post', '/conversations', (request, host) => start(request, host, parts)),
    at('get', '/conversations/:id', async (request) => ok(connection(may(request), request, parts))),
    at('get', activities, async (request) => ok(setOf(await feed.since(may(request).conv, markOf(request.query.get('watermark')))))),
    at('post', activities, say(readActivity, parts), { accepts: ['application/json'], bodyLimit: ACTIVITY_BYTES }),
    at('post', '/conversations/:id/upload', say(readUpload, parts), {
      accepts: ['multipart/form-data'],
      bodyLimit: Math.floor(uploadMb * 1024 * 1024),
    }),
    at('get', '/session/getsessionid', async () => ok({ sessionId: randomUUID() })),
  ];
}

/** The claims of a request's token; undefined for whoever holds the secret. */
function authorize({ headers, params }: ChannelRequest, tokens: Tokens): Claims | undefined {
  const bearer = /^bearer +(\S+)$/i.exec(headers.authorization?.trim() ?? '')?.[1];
  if (bearer === undefined) throw refusal('BLINKY_UNAUTHORIZED', 'a token is needed', 'send it as Authorization: Bearer …');
  return tokens.isSecret(bearer) ? undefined : tokens.read(bearer, { origin: headers.origin, conversation: params.id });
}

function generate(request: ChannelRequest, tokens: Tokens): Grant {
  const claims = authorize(request, tokens);
  if (claims) throw refusal('BLINKY_FORBIDDEN', 'a token makes no other', 'send DIRECTLINE_SECRET from a server of yours');
  return tokens.grant(newClaims(request));
}

function refresh(request: ChannelRequest, tokens: Tokens): Grant {
  const claims = authorize(request, tokens);
  if (!claims) throw refusal('BLINKY_FORBIDDEN', 'only a token can be refreshed', 'make one at tokens/generate');
  return tokens.grant(claims);
}

/** A new conversation for the user that the body names. */
function newClaims({ body }: ChannelRequest): Claims {
  const { user, trustedOrigins } = body.length === 0 ? {} : readJsonAs(tokenParameters, { body }, owner);
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
  return { ...tokens.grant(claims), streamUrl, referenceGrammarId: claims.conv };
}

/** Takes what a client says, as `read` finds it in the request. */
function say(read: (request: ChannelRequest) => Given | Promise<Given>, parts: DirectLineParts): ChannelRoute['handle'] {
  return async (request, host) => {
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
    return { status: 200, body: { id: activity.id } };
  };
}
