import jwt from 'jsonwebtoken';
import { sameSecret, z } from '#sdk';
import { refusal } from './access.ts';

/** In seconds; directlinejs refreshes halfway. */
const TOKEN_SECONDS = 1_800;

const shape = z.object({
  conv: z.string().min(1).max(200),
  user: z.string().min(1).max(200).optional(),
  origins: z.array(z.string()).optional(),
  exp: z.number(),
});

/** What a token says: the conversation that it opens, who speaks there, and the origins that may use it. */
export type Claims = Omit<z.output<typeof shape>, 'exp'>;

/** A token as Direct Line answers with it; it lasts for `expires_in` seconds. */
export interface Grant {
  readonly conversationId: string;
  readonly token: string;
  readonly expires_in: number;
}

export interface Tokens {
  /** A token (JWT, HS256) that ends after `seconds`. */
  mint(claims: Claims, seconds?: number): string;
  grant(claims: Claims): Grant;
  /**
   * The claims of a genuine token that ended at most `graceSeconds` ago and is for that conversation and origin, where they are
   * given. Throws BLINKY_FORBIDDEN.
   */
  read(token: string, use?: { conversation?: string | undefined; origin?: string | undefined; graceSeconds?: number }): Claims;
  isSecret(bearer: string): boolean;
}

/** Tokens under a secret that is asked for each time: it may be rotated. */
export function createTokens(secret: () => string, now: () => Date): Tokens {
  const seconds = (): number => Math.floor(now().getTime() / 1_000);

  const mint: Tokens['mint'] = (claims, lifetime = TOKEN_SECONDS) =>
    jwt.sign({ ...claims, iat: seconds(), exp: seconds() + lifetime }, secret(), { algorithm: 'HS256' });

  function genuine(token: string, graceSeconds: number): Claims {
    try {
      const verified = jwt.verify(token, secret(), { algorithms: ['HS256'], clockTimestamp: seconds(), clockTolerance: graceSeconds });
      const { exp: _, ...claims } = shape.parse(verified);
      return claims;
    } catch {
      // 403 and not 401: it is what makes Direct Line clients say "expired" and ask their page for another.
      throw refusal('BLINKY_FORBIDDEN', 'the token is not valid or has ended', 'get a new one from /webchat/token');
    }
  }

  return {
    mint,
    grant: (claims) => ({ conversationId: claims.conv, token: mint(claims), expires_in: TOKEN_SECONDS }),
    read(token, { conversation, origin, graceSeconds = 0 } = {}) {
      const claims = genuine(token, graceSeconds);
      if (conversation !== undefined && claims.conv !== conversation) {
        throw refusal('BLINKY_FORBIDDEN', 'the token is for another conversation', 'use the token of this conversation');
      }
      if (origin !== undefined && claims.origins && !claims.origins.includes(origin)) {
        throw refusal('BLINKY_FORBIDDEN', 'the token is not for this origin', 'name it in trustedOrigins when the token is made');
      }
      return claims;
    },
    isSecret: (bearer) => sameSecret(bearer, secret()),
  };
}
