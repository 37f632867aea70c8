import { randomUUID } from 'node:crypto';
import { type ChannelHost, type ChannelRequest, readJson, sameSecret, z } from '#sdk';
import type { Conversations } from './conversations.ts';
import type { Origins } from './origins.ts';
import { owner, refusal } from './refusal.ts';
import { type Claims, TOKEN_SECONDS, type Tokens } from './tokens.ts';

/** A stream's URL may end in logs of proxies: what it holds is of no use soon. */
const STREAM_SECONDS = 300;
const id = z.string().min(1).max(200);
const tokenParameters = z.object({
  user: z.object({ id: id.nullish() }).nullish(),
  trustedOrigins: z.array(z.string().max(500)).max(50).nullish(),
});

export interface Parts {
  readonly secret: () => string;
  readonly tokens: Tokens;
  readonly origins: Origins;
  readonly conversations: Conversations;
}

/** The claims of a request's bearer; undefined for whoever holds the secret. Throws BLINKY_UNAUTHORIZED and BLINKY_FORBIDDEN. */
export function authorize({ headers, params }: Pick<ChannelRequest, 'headers' | 'params'>, { secret, tokens }: Parts): Claims | undefined {
  const bearer = /^bearer +(\S+)$/i.exec(headers.authorization?.trim() ?? '')?.[1];
  if (bearer === undefined) throw refusal('BLINKY_UNAUTHORIZED', 'a token is needed', 'send it as Authorization: Bearer …');
  if (sameSecret(bearer, secret())) return undefined;
  return checked(tokens.read(bearer), headers.origin, params.id);
}

/** The claims, when they are for that conversation and may be used from that origin. Throws BLINKY_FORBIDDEN. */
export function checked(claims: Claims, origin: string | undefined, conversation: string | undefined): Claims {
  if (conversation !== undefined && claims.conv !== conversation) {
    throw refusal('BLINKY_FORBIDDEN', 'the token is for another conversation', 'use the token of this conversation');
  }
  if (origin !== undefined && claims.origins?.length && !claims.origins.includes(origin)) {
    throw refusal('BLINKY_FORBIDDEN', 'the token is not for this origin', 'name it in trustedOrigins when the token is made');
  }
  return claims;
}

export function grant(claims: Claims, { tokens }: Parts): { conversationId: string; token: string; expires_in: number } {
  return { conversationId: claims.conv, token: tokens.mint(claims), expires_in: TOKEN_SECONDS };
}

/** What a body says about the token that is wanted; an empty body says nothing. Throws BLINKY_BAD_REQUEST. */
export function wanted({ body }: ChannelRequest): Omit<Claims, 'conv'> {
  const read = tokenParameters.safeParse(body.length === 0 ? {} : readJson({ body }, owner));
  if (!read.success) throw refusal('BLINKY_BAD_REQUEST', 'the body is not token parameters', 'send {"user": {"id": "dl_…"}}');
  const { user, trustedOrigins } = read.data;
  return { ...(user?.id && { user: user.id }), ...(trustedOrigins?.length && { origins: trustedOrigins }) };
}

/** A started conversation as the client needs it: a new token, and where to listen from `watermark` on. */
export function connection(claims: Claims, { headers, query }: ChannelRequest, parts: Parts): object {
  const search = new URLSearchParams({ watermark: query.get('watermark') ?? '', t: parts.tokens.mint(claims, STREAM_SECONDS) });
  const streamUrl = `${parts.origins.base(headers, 'ws')}/v3/directline/conversations/${claims.conv}/stream?${search}`;
  return { ...grant(claims, parts), streamUrl, referenceGrammarId: claims.conv };
}

/** Starts the conversation of a token, or with the secret a new one; the bot hears of it once, and greets. */
export async function start(request: ChannelRequest, host: ChannelHost, parts: Parts): Promise<{ status: number; body: object }> {
  const claims = authorize(request, parts) ?? { ...wanted(request), conv: randomUUID() };
  await host.admit('address', request.remoteAddress);
  const isNew = parts.conversations.start(claims.conv);
  if (isNew) await greet(claims, host, parts);
  return { status: isNew ? 201 : 200, body: connection(claims, request, parts) };
}

async function greet({ conv, user = conv }: Claims, host: ChannelHost, { conversations }: Parts): Promise<void> {
  const from = { id: user, name: '' };
  const recipient = { id: 'blinky', name: 'Blinky' };
  const conversation = { id: conv, isGroup: false, conversationType: 'personal', name: '' };
  const id = `${conv}|start|${conversations.since(conv, '').watermark}`; // after "borra mis datos" it starts once more
  await host.accept({ activity: { type: 'conversationUpdate', id, channelId: 'webchat', from, recipient, conversation, membersAdded: [from] } });
}

/** Who speaks: the token's user whatever the activity says. A `dl_` id counts inside a token only. Throws BLINKY_FORBIDDEN and BLINKY_BAD_REQUEST. */
export function speaker(claims: Claims | undefined, said: string | null | undefined): string {
  if (claims?.user !== undefined) return claims.user;
  if (!said) throw refusal('BLINKY_BAD_REQUEST', 'from.id is missing', 'send it, or use a token with a user');
  if (said.startsWith('dl_')) throw refusal('BLINKY_FORBIDDEN', 'a dl_ user counts only inside a token', 'make a token for that user');
  return said;
}
