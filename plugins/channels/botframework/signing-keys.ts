import type { JsonWebKey } from 'node:crypto';
import { type PluginContext, z } from '#sdk';

/** Unknown key ids are free to invent, so they may cost the issuer one request a minute. */
const RETRY_MS = 60_000;
/** Bot Framework asks for a refresh at least once a day. */
const REFRESH_MS = 24 * 60 * 60_000;
const FETCH_MS = 5_000;

const metadataShape = z.object({ jwks_uri: z.url({ protocol: /^https?$/ }) });
const keyShape = z.looseObject({ kid: z.string().optional(), endorsements: z.array(z.string()).default([]) });
const keysShape = z.object({ keys: z.array(keyShape).max(200) });

/** A key as the issuer publishes it, with the channels that it may sign for; none: all of them. */
export type SigningKey = JsonWebKey & { readonly endorsements: readonly string[] };

/** The public keys of one issuer, as its OpenID metadata names them. */
export interface SigningKeys {
  /** The key of that id; asks the issuer at most once a minute. Never throws. */
  get(keyId: string): Promise<SigningKey | undefined>;
  /** Fetches the keys ahead of the first token; false: that failed, and the first token asks again. */
  warmUp(): Promise<boolean>;
  /** False while the last fetch failed. */
  healthy(): boolean;
}

/**
 * Keeps the keys of one issuer: a failed fetch leaves the old ones in use. Not by `createRemoteJWKSet` of jose, which asks
 * an issuer that is away with every token, and has no keys once they are due for a refresh that fails.
 */
export function createSigningKeys(metadataUrl: string, { fetch, now }: Pick<PluginContext, 'fetch' | 'now'>): SigningKeys {
  let keys: readonly SigningKey[] = [];
  let healthy = true;
  let asked = { at: Number.NEGATIVE_INFINITY, done: Promise.resolve() };

  async function load(): Promise<void> {
    try {
      keys = await fetchKeys(metadataUrl, fetch);
      healthy = true;
    } catch {
      healthy = false;
    }
  }

  function ask(): Promise<void> {
    asked = { at: now().getTime(), done: load() };
    return asked.done;
  }

  return {
    async get(keyId) {
      const find = (): SigningKey | undefined => keys.find(({ kid }) => kid === keyId);
      const known = find();
      if (now().getTime() - asked.at >= (known && healthy ? REFRESH_MS : RETRY_MS)) void ask();
      if (known) return known; // it need not wait for the refresh
      await asked.done;
      return find();
    },
    async warmUp() {
      await ask();
      if (!healthy) asked.at = Number.NEGATIVE_INFINITY;
      return healthy;
    },
    healthy: () => healthy,
  };
}

async function fetchKeys(metadataUrl: string, fetch: typeof globalThis.fetch): Promise<readonly SigningKey[]> {
  const { jwks_uri } = metadataShape.parse(await fetchJson(metadataUrl, fetch));
  return keysShape.parse(await fetchJson(jwks_uri, fetch)).keys;
}

async function fetchJson(url: string, fetch: typeof globalThis.fetch): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(FETCH_MS) });
  if (!response.ok) throw new Error(`the issuer answered ${response.status}`);
  return response.json();
}
