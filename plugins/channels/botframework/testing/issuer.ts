import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

export const APP_ID = '3f1c2d4e-0000-4000-8000-0123456789ab';
const ISSUER = 'https://issuer.test';
export const SERVICE_URL = 'https://smba.trafficmanager.net/amer/';

/** What a token says that differs from a good one. */
export interface TokenChanges {
  readonly claims?: JWTPayload;
  readonly header?: { readonly kid?: string; readonly alg?: string };
  /** Signs with a key that the issuer does not know. */
  readonly foreignKey?: boolean;
  /** Seconds from now; default an hour. */
  readonly expiresIn?: number;
}

/** A token service on loopback, as `login.botframework.com` is one. */
export interface Issuer {
  readonly metadataUrl: string;
  /** How often its metadata was fetched. */
  fetches(): number;
  token(changes?: TokenChanges): Promise<string>;
  /** Replaces the key and its id, as issuers do now and then. */
  rotate(): Promise<void>;
  close(): Promise<void>;
}

/** Starts an issuer whose key may sign for the channels `endorsements`; keys are made at run time. */
export async function openIssuer(endorsements: readonly string[] = ['webchat']): Promise<Issuer> {
  let number = 1;
  let pair = await generateKeyPair('RS256');
  const foreign = await generateKeyPair('RS256');
  // The SDK keeps keys by URL for the whole process, and the system hands out the port of an issuer that has ended once more.
  const path = `/${randomUUID()}/openid`;
  let fetches = 0;
  const server = createServer((request, response) => {
    const answer = (body: unknown) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
    if (request.url === path) {
      fetches++;
      answer({ issuer: ISSUER, jwks_uri: `${origin}/keys` });
    } else void exportJWK(pair.publicKey).then((jwk) => answer({ keys: [{ ...jwk, kid: `key-${number}`, endorsements }] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    metadataUrl: `${origin}${path}`,
    fetches: () => fetches,
    token({ claims, header, foreignKey, expiresIn = 3_600 } = {}) {
      const now = Math.floor(Date.now() / 1_000);
      return new SignJWT({ iss: ISSUER, aud: APP_ID, serviceurl: SERVICE_URL, nbf: now - 7_200, exp: now + expiresIn, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: `key-${number}`, ...header })
        .sign(foreignKey ? foreign.privateKey : pair.privateKey);
    },
    async rotate() {
      number++;
      pair = await generateKeyPair('RS256');
    },
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  };
}
