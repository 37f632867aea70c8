import { createPublicKey, type KeyObject } from 'node:crypto';
import { z } from '#sdk';

/** Unknown key ids are free to invent, so they may cost the issuer one request a minute. */
const RETRY_MS = 60_000;
/** Bot Framework asks for a refresh at least once a day. */
const REFRESH_MS = 24 * 60 * 60_000;
const FETCH_MS = 5_000;

const metadataShape = z.looseObject({ jwks_uri: z.url({ protocol: /^https?$/ }) });
const text = z.string().optional();
const keyShape = z.looseObject({ kty: z.string(), kid: text, n: text, e: text, endorsements: z.array(z.string()).optional() });
const keysShape = z.looseObject({ keys: z.array(keyShape).max(200) });

export interface SigningKey {
  readonly key: KeyObject;
  /** False for a key that may sign for other channels only; a key without endorsements signs for all. */
  endorses(channelId: string): boolean;
}

/** The public keys of one issuer, as its OpenID metadata names them. */
export interface SigningKeys {
  /** The key of that id; asks the issuer at most once a minute. Never throws. */
  get(keyId: string): Promise<SigningKey | undefined>;
  /** Fetches the keys ahead of the first token. Throws what the fetch throws. */
  warmUp(): Promise<void>;
  /** False while the last fetch failed. */
  healthy(): boolean;
}

export interface IssuerAccess {
  readonly metadataUrl: string;
  readonly fetch: typeof fetch;
  readonly now: () => Date;
}

/** Keeps the keys of one issuer: a failed fetch leaves the old ones in use. */
export function createSigningKeys({ metadataUrl, fetch, now }: IssuerAccess): SigningKeys {
  let keys = new Map<string, SigningKey>();
  let fetchedAt = Number.NEGATIVE_INFINITY;
  let askedAt = Number.NEGATIVE_INFINITY;
  let running: Promise<void> | undefined;
  let failed = false;

  async function load(): Promise<void> {
    try {
      keys = await fetchKeys(metadataUrl, fetch);
      fetchedAt = now().getTime();
      failed = false;
    } catch (cause) {
      failed = true;
      throw cause;
    } finally {
      running = undefined;
    }
  }

  const ask = (): Promise<void> => {
    running ??= load();
    return running;
  };

  return {
    async get(keyId) {
      const time = now().getTime();
      const wanted = !keys.has(keyId) || time - fetchedAt > REFRESH_MS;
      if (wanted && (running || time - Math.max(askedAt, fetchedAt) >= RETRY_MS)) {
        if (!running) askedAt = time;
        await ask().catch(() => undefined); // `healthy` tells; the keys known so far go on being used
      }
      return keys.get(keyId);
    },
    warmUp: ask,
    healthy: () => !failed,
  };
}

async function fetchKeys(metadataUrl: string, fetch: typeof globalThis.fetch): Promise<Map<string, SigningKey>> {
  const { jwks_uri } = metadataShape.parse(await fetchJson(metadataUrl, fetch));
  const { keys } = keysShape.parse(await fetchJson(jwks_uri, fetch));
  const found = new Map<string, SigningKey>();
  for (const { kty, kid, n, e, endorsements = [] } of keys) {
    if (kty !== 'RSA' || !kid || !n || !e) continue;
    const key = createPublicKey({ key: { kty, n, e }, format: 'jwk' });
    found.set(kid, { key, endorses: (channelId) => endorsements.length === 0 || endorsements.includes(channelId) });
  }
  return found;
}

async function fetchJson(url: string, fetch: typeof globalThis.fetch): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(FETCH_MS) });
  if (!response.ok) throw new Error(`the issuer answered ${response.status}`);
  return response.json();
}
