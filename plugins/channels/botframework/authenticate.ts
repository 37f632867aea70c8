import { ConfigurationBotFrameworkAuthentication } from 'botbuilder-core';
import type { BotFrameworkAuthentication, ServiceClientCredentialsFactory } from 'botframework-connector';
import type { Activity } from 'botframework-schema';
import { BlinkyError, fingerprint, type Logger } from '#sdk';
import { type Cloud, OWNER } from './settings.ts';
import { createSigningKeys } from './signing-keys.ts';
import { readToken, type Token } from './token.ts';

/** Tokens that are remembered as genuine; the oldest goes first. */
const VERIFIED = 2_000;
const SDK_DEADLINE_MS = 10_000;
const WARN_EVERY_MS = 60_000;
/** Tenants that issue the Emulator's tokens: Bot Framework's own, public and US government. */
const EMULATOR_TENANTS = ['d6d49420-f39b-4df7-a1dc-d59a935871db', 'f8cdef31-a31e-4b4a-93e4-5f571e91255a'];

/** What an activity says about itself, and its token has to confirm. */
export type Claimed = Pick<Activity, 'channelId' | 'serviceUrl'>;

export interface Authenticator {
  /** The token of a request, its claims checked without any network. Throws BLINKY_UNAUTHORIZED. */
  screen(authorization: string | undefined): Token;
  /** Resolves when the token is genuine and vouches for the claims. Throws BLINKY_UNAUTHORIZED, whatever went wrong. */
  verify(token: Token, claimed: Claimed): Promise<void>;
  /** Fetches the channels' keys ahead of the first token. Throws what the fetch throws. */
  warmUp(): Promise<void>;
  /** False while the issuer of the channels' tokens cannot be reached. */
  healthy(): boolean;
}

export interface AuthenticatorOptions {
  readonly appId: string;
  readonly cloud: Cloud;
  /** Says to the SDK which app ids are the bot's. */
  readonly credentials: () => ServiceClientCredentialsFactory;
  readonly fetch: typeof fetch;
  readonly now: () => Date;
  readonly log: Logger;
}

/**
 * Bot Framework's authentication with what the SDK leaves out before it: claims, signature and endorsement are checked here
 * first, so that a made-up token costs no fetch and no line on stderr; then the SDK has the last word, on the service URL too.
 */
export function createAuthenticator(options: AuthenticatorOptions): Authenticator {
  const { appId, cloud, now } = options;
  const keysOf = (metadataUrl: string) => createSigningKeys({ metadataUrl, fetch: options.fetch, now });
  const channelKeys = keysOf(cloud.ToBotFromChannelOpenIdMetadataUrl);
  const emulatorKeys = keysOf(cloud.ToBotFromEmulatorOpenIdMetadataUrl);
  const channelIssuer = cloud.ToBotFromChannelTokenIssuer;
  const issuers = new Set([channelIssuer, ...emulatorIssuers(cloud.MicrosoftAppTenantId)]);
  const verified = new Map<string, number>();
  let sdk: BotFrameworkAuthentication | undefined;
  const refuse = createRefusal(options.log, now);

  return {
    screen(authorization) {
      const token = readToken(authorization, { audience: appId, issuers, now: now() });
      if (typeof token === 'string') throw refuse(token);
      return token;
    },
    async verify(token, claimed) {
      // The claims are part of the key: a cached token vouches only for the channel and URL that it was checked with.
      const entry = fingerprint(token.raw, claimed.channelId, claimed.serviceUrl);
      if ((verified.get(entry) ?? 0) > now().getTime()) return;
      const keys = token.issuer === channelIssuer ? channelKeys : emulatorKeys;
      const key = await keys.get(token.keyId);
      if (!key) throw refuse('unknown key');
      if (!token.signedBy(key.key)) throw refuse('signature');
      if (claimed.channelId !== '' && !key.endorses(claimed.channelId)) throw refuse('endorsement');
      sdk ??= new ConfigurationBotFrameworkAuthentication(cloud, options.credentials());
      if (!(await sdkAgrees(sdk, token, claimed))) throw refuse('service URL or app id');
      verified.set(entry, token.expires * 1_000);
      const [oldest] = verified.keys();
      if (verified.size > VERIFIED && oldest !== undefined) verified.delete(oldest);
    },
    warmUp: channelKeys.warmUp,
    healthy: channelKeys.healthy,
  };
}

async function sdkAgrees(authentication: BotFrameworkAuthentication, token: Token, claimed: Claimed): Promise<boolean> {
  // The SDK keeps one process-wide configuration for this channel of App Service and judges it by other metadata.
  if (claimed.channelId.toLowerCase() === 'asechannel') return false;
  const deadline = AbortSignal.timeout(SDK_DEADLINE_MS); // the SDK fetches the metadata itself, without one
  const late = new Promise<false>((resolve) => deadline.addEventListener('abort', () => resolve(false), { once: true }));
  try {
    return await Promise.race([
      authentication.authenticateRequest({ ...claimed } as Activity, `Bearer ${token.raw}`).then(() => true),
      late,
    ]);
  } catch {
    return false; // its texts name hosts and keys: the answer is the same 401 whatever it says
  }
}

function emulatorIssuers(tenant: string | undefined): readonly string[] {
  return [...EMULATOR_TENANTS, ...(tenant ? [tenant] : [])].flatMap((id) => [
    `https://sts.windows.net/${id}/`,
    `https://login.microsoftonline.com/${id}/v2.0`,
    `https://login.microsoftonline.us/${id}/v2.0`,
  ]);
}

/** One constant error for callers; operators read the reason in the log, at most once a minute. */
function createRefusal(log: Logger, now: () => Date): (reason: string) => BlinkyError {
  let warnedAt = Number.NEGATIVE_INFINITY;
  return (reason) => {
    const time = now().getTime();
    const due = time - warnedAt >= WARN_EVERY_MS;
    if (due) warnedAt = time;
    log[due ? 'warn' : 'debug']({ reason }, 'a request to /api/messages was refused (told once a minute)');
    return new BlinkyError('BLINKY_UNAUTHORIZED', 'no valid Bot Framework token', {
      owner: OWNER,
      hint: 'send the token that Bot Framework issues for this bot',
      headers: { 'www-authenticate': 'Bearer' },
    });
  };
}
