import { type KeyObject, verify } from 'node:crypto';

/** RSA signatures only: `none` and the HMAC family would let the public key, or nothing, sign. */
const DIGESTS: Readonly<Record<string, string>> = { RS256: 'sha256', RS384: 'sha384', RS512: 'sha512' };
/** The clock skew that Bot Framework asks for, in seconds. */
const SKEW = 5 * 60;
const MAX_LENGTH = 8_192;

/** A bearer token whose claims look right; nothing in it is proven yet. */
export interface Token {
  readonly raw: string;
  readonly keyId: string;
  readonly issuer: string;
  /** Seconds since 1970. */
  readonly expires: number;
  signedBy(key: KeyObject): boolean;
}

export interface Expected {
  readonly audience: string;
  readonly issuers: ReadonlySet<string>;
  readonly now: Date;
}

/** Reads an Authorization header without any call to the network; a word on what is wrong where it cannot be genuine. */
export function readToken(authorization: string | undefined, expected: Expected): Token | string {
  if (!authorization) return 'no token';
  const parts = authorization.length > MAX_LENGTH ? null : /^Bearer (([\w-]+)\.([\w-]+))\.([\w-]+)$/.exec(authorization);
  const header = jsonOf(parts?.[2]);
  const claims = jsonOf(parts?.[3]);
  if (!parts || !header || !claims) return 'no JWT';
  const digest = typeof header.alg === 'string' && Object.hasOwn(DIGESTS, header.alg) ? DIGESTS[header.alg] : undefined;
  if (!digest || typeof header.kid !== 'string') return 'algorithm or key id';
  const problem = checkClaims(claims, expected);
  if (problem) return problem;
  const signed = Buffer.from(parts[1] ?? '');
  const signature = Buffer.from(parts[4] ?? '', 'base64url');
  return {
    raw: authorization.slice('Bearer '.length),
    keyId: header.kid,
    issuer: claims.iss as string,
    expires: claims.exp as number,
    signedBy: (key) => verify(digest, signed, key, signature),
  };
}

function checkClaims(claims: Record<string, unknown>, expected: Expected): string | undefined {
  const now = Math.floor(expected.now.getTime() / 1_000);
  if (typeof claims.iss !== 'string' || !expected.issuers.has(claims.iss)) return 'issuer';
  if (claims.aud !== expected.audience) return 'audience';
  if (typeof claims.exp !== 'number' || !(now < claims.exp + SKEW)) return 'expired';
  if (claims.nbf !== undefined && !(typeof claims.nbf === 'number' && claims.nbf <= now + SKEW)) return 'not yet valid';
  return undefined;
}

function jsonOf(part: string | undefined): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined; // whatever it is, it is no token
  }
}
