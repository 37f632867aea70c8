import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ChannelRequest } from './channel.ts';
import { BlinkyError } from './errors.ts';
import { sameSecret } from './http.ts';

export interface ApiKeyCheck {
  /** Whether a key came at all. */
  readonly presented: boolean;
  /** A short hash of the key, where it is a known one: names the caller in limits. */
  readonly caller: string | undefined;
}

/** The API key of a request, `Authorization: Bearer …` or `X-API-Key`, among the known ones (a comma list; undefined: none is known). */
export function checkApiKey(headers: ChannelRequest['headers'], known: string | undefined): ApiKeyCheck {
  const bearer = /^bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1];
  const header = headers['x-api-key'];
  const given = [bearer, typeof header === 'string' ? header.trim() : undefined].flatMap((key) => key || []);
  const keys = (known ?? '').split(',').flatMap((key) => key.trim() || []);
  // Every key is compared, each in constant time: how long it takes tells nothing about which one was near.
  const [key] = keys.filter((candidate) => given.filter((one) => sameSecret(one, candidate)).length > 0);
  return { presented: given.length > 0, caller: key && createHash('sha256').update(key).digest('hex').slice(0, 16) };
}

/** The setting of API keys: a comma list that may come from a file. */
export function apiKeysSetting(description: string) {
  return z
    .string()
    .refine((keys) => /[^,\s]/.test(keys), 'expected at least one key')
    .optional()
    .meta({ description, secret: true });
}

/** The caller behind an API key that has to be there, as a short hash. Throws BLINKY_UNAUTHORIZED, which says how to send one. */
export function requireApiKey(headers: ChannelRequest['headers'], known: string | undefined, owner: string): string {
  const { presented, caller } = checkApiKey(headers, known);
  if (caller !== undefined) return caller;
  const [message, hint] = refusals[known === undefined ? 'closed' : presented ? 'unknown' : 'missing'];
  throw new BlinkyError('BLINKY_UNAUTHORIZED', message, { owner, hint, headers: { 'www-authenticate': 'Bearer realm="blinky"' } });
}

const refusals = {
  closed: ['no API key is set on this server', 'set BLINKY_API_KEYS there and send one of them as Authorization: Bearer …'],
  missing: ['an API key is needed', 'send one as Authorization: Bearer … or X-API-Key'],
  unknown: ['the API key is not known', 'check the key: it may have been rotated'],
} as const;
