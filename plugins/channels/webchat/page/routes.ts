import { randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChannelHost, ChannelRequest, ChannelResponse, ChannelRoute, Company } from '#sdk';
import { readJson, z } from '#sdk';
import { type Origins, owner, preflight, refusal, withCors } from '../direct-line/access.ts';
import type { Claims, Tokens } from '../direct-line/tokens.ts';
import { asset } from './assets.ts';

interface PageParts {
  readonly tokens: Tokens;
  readonly origins: Origins;
  readonly company: () => Company;
  readonly uploadMb: number;
  /** How long after its end a token still tells whose conversation goes on. */
  readonly graceMs: number;
}

/** The chat page, what it loads, and its way to a token. */
export function pageRoutes(parts: PageParts): ChannelRoute[] {
  const tokenPath = '/webchat/token';
  return [
    { method: 'get', path: '/', root: true, handle: (request) => page(request, parts) },
    { method: 'get', path: '/webchat/:file', root: true, handle: (request) => asset(request.params.file ?? '', request.headers) },
    preflight(tokenPath, parts.origins),
    {
      method: 'post',
      path: tokenPath,
      root: true,
      bodyLimit: 16 * 1024,
      handle: withCors(parts.origins, (request, host) => token(request, host, parts)),
    },
  ];
}

/** A new user's token, or a new token for the one whose old token is sent along. */
async function token(request: ChannelRequest, host: ChannelHost, { tokens, origins, graceMs }: PageParts): Promise<ChannelResponse> {
  if (!origins.admits(request.headers)) {
    throw refusal(
      'BLINKY_FORBIDDEN',
      'this origin may not use the chat',
      'set PUBLIC_BASE_URL, or name the origin in WEBCHAT_ALLOWED_ORIGINS',
    );
  }
  await host.admit('address', request.remoteAddress);
  const { origin } = request.headers;
  const fresh: Claims = { conv: randomUUID(), user: `dl_${randomUUID()}`, ...(origin !== undefined && { origins: [origin] }) };
  const old = oldToken(request);
  return { status: 200, body: tokens.grant(old === undefined ? fresh : continued(old)) };

  function continued(text: string): Claims {
    try {
      return { ...fresh, ...tokens.read(text, { graceSeconds: graceMs / 1_000 }), ...(origin !== undefined && { origins: [origin] }) };
    } catch {
      return fresh; // another secret, or long over: the chat begins anew
    }
  }
}

function oldToken({ body }: ChannelRequest): string | undefined {
  return body.length === 0 ? undefined : z.object({ token: z.string() }).safeParse(readJson({ body }, owner)).data?.token;
}

/** Web Chat also makes one style element that is empty and has no nonce: this is the hash of nothing. */
const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/** No inline script, nothing from elsewhere; Web Chat makes its styles at run time, under a nonce. */
async function page({ headers }: ChannelRequest, { origins, company, uploadMb }: PageParts): Promise<ChannelResponse> {
  const nonce = randomBytes(16).toString('base64');
  const socket = origins.base(headers).replace('http', 'ws');
  const policy = [
    "default-src 'none'; base-uri 'none'; form-action 'none'; object-src 'none'",
    `script-src 'self'; style-src 'self' 'nonce-${nonce}' ${EMPTY_STYLE}; img-src 'self' data: blob:; media-src blob:; font-src 'self'; manifest-src 'self'`,
    `connect-src 'self' ${socket} blob:; worker-src blob:`,
    ["frame-ancestors 'self'", ...origins.allowed].join(' '),
  ].join('; ');
  const { assistant, name } = company();
  const values: Readonly<Record<string, string>> = { nonce, assistant, company: name, uploadMb: String(uploadMb) };
  const html = await readFile(join(import.meta.dirname, 'public', 'index.html'), 'utf8');
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    },
    body: html.replace(/\{\{(\w+)\}\}/g, (_, key: string) => escapeHtml(values[key] ?? '')),
  };
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
