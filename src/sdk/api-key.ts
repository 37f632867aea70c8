import { createHash } from 'node:crypto';
import type { ChannelRequest } from './channel.ts';
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
