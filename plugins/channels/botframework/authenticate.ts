import { setTimeout } from 'node:timers/promises';
import { ConfigurationBotFrameworkAuthentication } from 'botbuilder-core';
import type { BotFrameworkAuthentication } from 'botframework-connector';
import type { Activity } from 'botframework-schema';
import { BlinkyError, fingerprint, type Logger, type PluginContext } from '#sdk';
import type { CredentialsFactory } from './connector.ts';
import { cloudOf, OWNER, type Settings } from './settings.ts';
import { createSigningKeys, type SigningKey } from './signing-keys.ts';
import { createTokenReader, isSignedBy, type Token } from './token.ts';

/** Tokens that are remembered as genuine; the oldest goes first. */
const VERIFIED = 2_000;
const SDK_DEADLINE_MS = 10_000;
const WARN_EVERY_MS = 60_000;
/** Tenants that issue the Emulator's tokens: Bot Framework's own, public and US government. */
const EMULATOR_TENANTS = ['d6d49420-f39b-4df7-a1dc-d59a935871db', 'f8cdef31-a31e-4b4a-93e4-5f571e91255a'];

/** What an activity says about itself, and its token has to confirm. */
export type Claimed = Pick<Activity, 'channelId' | 'serviceUrl'>;

/** Resolves when the token is genuine and vouches for what is claimed. Throws BLINKY_UNAUTHORIZED, whatever went wrong. */
export type Proof = (claimed: Claimed) => Promise<void>;

export interface Authenticator {
  /** Checks the claims of a request's token without any network. Throws BLINKY_UNAUTHORIZED. */
  screen(authorization: string | undefined): Proof;
  /** Fetches the channels' keys ahead of the first token; a failure is logged, and the first token asks again. */
  warmUp(): Promise<void>;
  /** False while the issuer of the channels' tokens cannot be reached. */
  healthy(): boolean;
}

/**
 * Bot Framework's authentication with what the SDK leaves out before it: claims, signature and endorsement are checked here
 * first, so that a made-up token costs no fetch and no line on stderr; then the SDK has the last word, on the service URL too.
 * `credentials` tell it which app ids are the bot's.
 */
export function createAuthenticator(context: PluginContext<Settings>, appId: string, credentials: CredentialsFactory): Authenticator {
  const { log, now } = context;
  const cloud = cloudOf(context.settings);
  const channelKeys = createSigningKeys(cloud.ToBotFromChannelOpenIdMetadataUrl, context);
  const emulatorKeys = createSigningKeys(cloud.ToBotFromEmulatorOpenIdMetadataUrl, context);
  const channelIssuer = cloud.ToBotFromChannelTokenIssuer;
  const issuers = new Set([channelIssuer, ...emulatorIssuers(cloud.MicrosoftAppTenantId)]);
  const read = createTokenReader({ audience: appId, issuers, now });
  const verified = new Map<string, number>();
  let sdk: BotFrameworkAuthentication | undefined;
  const refuse = createRefusal(log, now);

  async function prove(token: Token, claimed: Claimed): Promise<void> {
    // The claims are part of the key: a cached token vouches only for the channel and URL that it was checked with.
    const entry = fingerprint(token.raw, claimed.channelId, claimed.serviceUrl);
    if ((verified.get(entry) ?? 0) > now().getTime()) return;
    const keys = token.issuer === channelIssuer ? channelKeys : emulatorKeys;
    const key = await keys.get(token.keyId);
    if (!key) throw refuse('unknown key');
    if (!isSignedBy(key, token)) throw refuse('signature');
    if (!endorses(key, claimed.channelId)) throw refuse('endorsement');
    sdk ??= new ConfigurationBotFrameworkAuthentication(cloud, credentials(context.settings));
    if (!(await sdkAgrees(sdk, token, claimed))) throw refuse('service URL or app id');
    verified.set(entry, token.expires * 1_000);
    const [oldest] = verified.keys();
    if (verified.size > VERIFIED && oldest !== undefined) verified.delete(oldest);
  }

  return {
    screen(authorization) {
      const token = read(authorization);
      if (typeof token === 'string') throw refuse(token);
      return (claimed) => prove(token, claimed);
    },
    async warmUp() {
      if (!(await channelKeys.warmUp())) log.warn({}, 'the signing keys of Bot Framework could not be fetched yet');
    },
    healthy: channelKeys.healthy,
  };
}

/** A key without endorsements signs for every channel; a body that names none claims nothing. */
function endorses({ endorsements }: SigningKey, channelId: string): boolean {
  return channelId === '' || endorsements.length === 0 || endorsements.includes(channelId);
}

async function sdkAgrees(authentication: BotFrameworkAuthentication, token: Token, claimed: Claimed): Promise<boolean> {
  // The SDK keeps one process-wide configuration for this channel of App Service and judges it by other metadata.
  if (claimed.channelId.toLowerCase() === 'asechannel') return false;
  const late = setTimeout(SDK_DEADLINE_MS, false, { ref: false }); // the SDK fetches the metadata itself, without a deadline
  try {
    const asked = authentication.authenticateRequest({ ...claimed } as Activity, `Bearer ${token.raw}`);
    return await Promise.race([asked.then(() => true), late]);
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
