import jwt from 'jsonwebtoken';
import { sameSecret, z } from '#sdk';
import { refusal } from './access.ts';

/** In seconds; directlinejs refreshes halfway. */
export const TOKEN_SECONDS = 1_800;

const shape = z.object({
  conv: z.string().min(1).max(200),
  user: z.string().min(1).max(200).optional(),
  origins: z.array(z.string()).optional(),
  exp: z.number(),
});

/** What a token says: the conversation that it opens, who speaks there, and the origins that may use it. */
export type Claims = Omit<z.output<typeof shape>, 'exp'>;

export interface Tokens {
  /** A token (JWT, HS256) that ends after `seconds`. */
  mint(claims: Claims, seconds?: number): string;
  /** The claims of a genuine token that ended at most `graceSeconds` ago. Throws BLINKY_FORBIDDEN. */
  read(token: string, graceSeconds?: number): Claims;
  isSecret(bearer: string): boolean;
}

/** Tokens under a secret that is asked for each time: it may be rotated. */
export function createTokens(secret: () => string, now: () => Date): Tokens {
  const seconds = (): number => Math.floor(now().getTime() / 1_000);
  return {
    isSecret: (bearer) => sameSecret(bearer, secret()),
    mint: (claims, lifetime = TOKEN_SECONDS) =>
      jwt.sign({ ...claims, iat: seconds(), exp: seconds() + lifetime }, secret(), { algorithm: 'HS256' }),
    read(token, graceSeconds = 0) {
      try {
        const verified = jwt.verify(token, secret(), { algorithms: ['HS256'], clockTimestamp: seconds(), clockTolerance: graceSeconds });
        const { exp: _, ...claims } = shape.parse(verified);
        return claims;
      } catch {
        // 403 and not 401: it is what makes Direct Line clients say "expired" and ask their page for another.
        throw refusal('BLINKY_FORBIDDEN', 'the token is not valid or has ended', 'get a new one from /webchat/token');
      }
    },
  };
}
