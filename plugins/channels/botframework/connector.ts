import { ConfigurationServiceClientCredentialFactory, type ConfigurationServiceClientCredentialFactoryOptions } from 'botbuilder-core';
import type { ServiceClientCredentials, ServiceClientCredentialsFactory } from 'botframework-connector';
import { type Activity, BlinkyError, type Channel, type PluginContext, postTo, refusalOf, sendParts, splitReply } from '#sdk';
import { addressed } from './reference.ts';
import { cloudOf, OWNER, type Settings } from './settings.ts';

/** What Teams, the strictest of the channels, takes in one message, in UTF-16 units. */
export const TEXT_LENGTH = 13_000;
const platform = { owner: OWNER, platform: 'the connector' };
const hints: Readonly<Record<number, string>> = {
  401: 'check the app id and its secret',
  403: 'check the app id, its secret and its permissions: the bot may have been removed there',
  404: 'the conversation does not exist any more',
};

/** Makes the credentials of outgoing requests; the default gets Entra tokens for the app. */
export type CredentialsFactory = (given: Settings) => ServiceClientCredentialsFactory;

/**
 * The way out, over the Connector's REST API and with tokens by the SDK. Its own client follows redirects, to any host, and
 * retries by itself. Texts are split at 13,000 units; a retry goes on after the parts that were taken.
 */
export function createConnector(
  context: PluginContext<Settings>,
  allows: (serviceUrl: string) => boolean,
  credentials: CredentialsFactory,
): Channel['send'] {
  const { settings, fetch, now, store } = context;
  let kept: { readonly secret: string | undefined; readonly made: Promise<ServiceClientCredentials> } | undefined;

  /** The bot's credentials; new ones after the secret changed, which from a file it may at any time. */
  function current(appId: string): Promise<ServiceClientCredentials> {
    const { MicrosoftAppPassword: secret } = settings;
    if (kept && kept.secret === secret) return kept.made;
    const { ToChannelFromBotOAuthScope: scope, ToChannelFromBotLoginUrl: login, ValidateAuthority } = cloudOf(settings);
    const made = credentials(settings).createCredentials(appId, scope, login, ValidateAuthority === 'true');
    kept = { secret, made };
    return made;
  }

  async function authorization(): Promise<Record<string, string>> {
    if (!settings.MicrosoftAppId) return {};
    const headers = new Headers();
    try {
      const signer = await current(settings.MicrosoftAppId);
      await signer.signRequest({ headers } as unknown as Parameters<ServiceClientCredentials['signRequest']>[0]);
    } catch (cause) {
      kept = undefined;
      throw noToken(cause);
    }
    return Object.fromEntries(headers);
  }

  async function post(activity: Partial<Activity>, signal: AbortSignal): Promise<string | undefined> {
    const { serviceUrl = '', conversation, replyToId } = activity;
    const path = ['v3/conversations', encodeURIComponent(conversation?.id ?? ''), 'activities'];
    const url = [serviceUrl.replace(/\/+$/, ''), ...path, ...(replyToId ? [encodeURIComponent(replyToId)] : [])].join('/');
    const answer = await postTo(url, activity, { ...platform, fetch, now, signal, headers: await authorization() });
    if (answer.status >= 300) throw refusalOf(answer, { ...platform, hint: hints[answer.status] });
    return typeof answer.body.id === 'string' ? answer.body.id : undefined;
  }

  return async (to, activity, signal) => {
    const outgoing = addressed(activity, to);
    if (!allows(outgoing.serviceUrl ?? '')) throw unusable('the service URL is not allowed', 'see SERVICE_URL_ALLOW');
    if (!outgoing.conversation?.id) throw unusable('the reference names no conversation', 'keep the reference of a turn');
    return sendParts(splitReply(outgoing, TEXT_LENGTH), (part) => post(part, signal), { store, to, activity });
  };
}

/** Credentials of the app's registration in Entra. */
export function entraCredentials(settings: Settings): ServiceClientCredentialsFactory {
  return new ConfigurationServiceClientCredentialFactory(settings as ConfigurationServiceClientCredentialFactoryOptions);
}

function unusable(message: string, hint: string): BlinkyError {
  return new BlinkyError('BLINKY_SEND_FAILED', message, { owner: OWNER, hint, retryable: false });
}

/** The errors of MSAL, which say what Entra said, stay here; `errorCode` is their mark. */
function noToken(cause: unknown): BlinkyError {
  const { errorCode } = cause as { errorCode?: unknown };
  const code = typeof errorCode === 'string' && /^\w{1,60}$/.test(errorCode) ? errorCode : 'unknown';
  const hint = 'it is tried again; check the app id, its secret and its tenant';
  return new BlinkyError('BLINKY_SEND_FAILED', `no access token for the bot (${code})`, { owner: OWNER, hint, retryable: true });
}
