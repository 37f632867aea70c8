import type { JsonWebKey } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { z } from '#sdk';

/** RSA signatures only: `none` and the HMAC family would let the public key, or nothing, sign. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512'] as const;
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
}

export interface Expected {
  readonly audience: string;
  readonly issuers: ReadonlySet<string>;
  readonly now: () => Date;
}

/** Reads Authorization headers without any call to the network; a word on what is wrong where a token cannot be genuine. */
export function createTokenReader({ audience, issuers, now }: Expected): (authorization: string | undefined) => Token | string {
  const time = (): number => now().getTime() / 1_000;
  const header = z.object({ alg: z.enum(ALGORITHMS, 'algorithm'), kid: z.string('key id') }, 'no JWT');
  const payload = z.object(
    {
      iss: z.string('issuer').refine((iss) => issuers.has(iss), 'issuer'),
      aud: z.literal(audience, 'audience'),
      exp: z.number('expired').refine((exp) => time() < exp + SKEW, 'expired'),
      nbf: z
        .number('not yet valid')
        .refine((nbf) => nbf <= time() + SKEW, 'not yet valid')
        .optional(),
    },
    'no JWT',
  );
  const token = z.object({ header, payload }, 'no JWT');

  return (authorization) => {
    if (!authorization) return 'no token';
    if (authorization.length > MAX_LENGTH || !authorization.startsWith('Bearer ')) return 'no JWT';
    const raw = authorization.slice('Bearer '.length);
    const { data, error } = token.safeParse(decode(raw));
    if (error) return error.issues[0]?.message ?? 'no JWT';
    return { raw, keyId: data.header.kid, issuer: data.payload.iss, expires: data.payload.exp };
  };
}

/** Whether that key signed the token. Its claims are not looked at again: they were read under the channel's clock. */
export function isSignedBy(key: JsonWebKey, { raw }: Token): boolean {
  try {
    jwt.verify(raw, { key, format: 'jwk' }, { algorithms: [...ALGORITHMS], ignoreExpiration: true, ignoreNotBefore: true });
    return true;
  } catch {
    return false; // another key's signature, or a key that is not RSA
  }
}

function decode(raw: string): unknown {
  try {
    return jwt.decode(raw, { complete: true });
  } catch {
    return undefined; // a payload that is not JSON
  }
}
