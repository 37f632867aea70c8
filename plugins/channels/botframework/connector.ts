import { ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory } from 'botbuilder-core';
import {
  AuthenticationConstants,
  type BotFrameworkAuthentication,
  ClaimsIdentity,
  type ConnectorClient,
  type ServiceClientCredentialsFactory,
} from 'botframework-connector';
import { type Activity, BlinkyError, type ConversationReference, type PluginContext, type Sent, splitReply } from '#sdk';
import { createConnectorHttp, failed } from './connector-http.ts';
import { createLru, type Lru } from './lru.ts';
import { addressed } from './reference.ts';
import { cloudOf, type Settings } from './settings.ts';

/** What Teams, the strictest of the channels, takes in one message, in UTF-16 units. */
export const TEXT_LENGTH = 13_000;
const CLIENTS = 100;

/** Makes the credentials of outgoing requests; the default gets Entra tokens for the app. */
export type CredentialsFactory = (given: Settings) => ServiceClientCredentialsFactory;

export interface Connector {
  /** The SDK's authentication for the app and cloud of the settings; a new one after the secret changed. */
  authentication(): BotFrameworkAuthentication;
  /**
   * Sends one activity, its text split at 13,000 units, in order. Throws BLINKY_SEND_FAILED, retryable where the connector said
   * 429 or 5xx or did not answer; a retry sends all parts again.
   */
  send(to: Partial<ConversationReference>, activity: Partial<Activity>, signal: AbortSignal): Promise<Sent>;
}

export interface ConnectorOptions {
  readonly context: PluginContext<Settings>;
  readonly allows: (serviceUrl: string) => boolean;
  readonly credentials?: CredentialsFactory | undefined;
}

interface Access {
  readonly secret: string | undefined;
  readonly authentication: BotFrameworkAuthentication;
  readonly clients: Lru<Promise<ConnectorClient>>;
}

/** Builds the way out to Bot Framework's connectors; nothing is built or fetched before it is needed. */
export function createConnector({ context, allows, credentials = entraCredentials }: ConnectorOptions): Connector {
  const { settings } = context;
  const http = createConnectorHttp(context.fetch, allows, context.now);
  let access: Access | undefined;

  function current(): Access {
    const secret = settings.MicrosoftAppPassword; // from a file it may change at any time
    if (!access || access.secret !== secret) {
      const factory = credentials(settings);
      const authentication = new ConfigurationBotFrameworkAuthentication(cloudOf(settings), factory, undefined, undefined, {
        httpClient: http,
      });
      access = { secret, authentication, clients: createLru(CLIENTS) };
    }
    return access;
  }

  return {
    authentication: () => current().authentication,
    async send(to, activity, signal) {
      const outgoing = addressed(activity, to);
      const { serviceUrl = '', conversation } = outgoing;
      if (!allows(serviceUrl)) throw failed('the service URL is not allowed', { retryable: false });
      if (!conversation?.id) throw failed('the reference names no conversation', { retryable: false });
      try {
        const client = await clientFor(current(), serviceUrl, settings);
        let providerId: string | undefined;
        for (const part of splitReply(outgoing, TEXT_LENGTH)) providerId = await post(client, part, signal);
        return providerId ? { providerId } : {};
      } catch (cause) {
        throw typed(cause, signal);
      }
    },
  };
}

function entraCredentials(settings: Settings): ServiceClientCredentialsFactory {
  const { MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppType, MicrosoftAppTenantId } = settings;
  return new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId,
    MicrosoftAppPassword,
    MicrosoftAppType,
    MicrosoftAppTenantId,
  } as ConstructorParameters<typeof ConfigurationServiceClientCredentialFactory>[0]);
}

/** One client per service URL and audience: making one costs the SDK more than a turn's other work. */
function clientFor({ authentication, clients }: Access, serviceUrl: string, settings: Settings): Promise<ConnectorClient> {
  const audience = cloudOf(settings).ToChannelFromBotOAuthScope;
  const key = JSON.stringify([serviceUrl, audience]);
  const kept = clients.get(key);
  if (kept !== undefined) return kept;
  const claims = settings.MicrosoftAppId ? [{ type: AuthenticationConstants.AudienceClaim, value: settings.MicrosoftAppId }] : [];
  const made = authentication.createConnectorFactory(new ClaimsIdentity(claims, true)).create(serviceUrl, audience);
  clients.set(key, made);
  made.catch(() => clients.delete(key));
  return made;
}

async function post(client: ConnectorClient, activity: Partial<Activity>, signal: AbortSignal): Promise<string | undefined> {
  signal.throwIfAborted();
  const { conversations } = client;
  const conversationId = activity.conversation?.id ?? '';
  const options = { abortSignal: signal };
  const answer = activity.replyToId
    ? await conversations.replyToActivity(conversationId, activity.replyToId, activity, options)
    : await conversations.sendToConversation(conversationId, activity, options);
  return answer.id;
}

/** The SDK's errors carry the request, so its text and token: none of them leaves this file. */
function typed(cause: unknown, signal: AbortSignal): BlinkyError {
  if (cause instanceof BlinkyError) return cause;
  if (signal.aborted) return failed('sending was stopped', { retryable: true });
  const code = (cause as { errorCode?: unknown }).errorCode; // MSAL's mark
  if (typeof code === 'string') {
    return failed(`no access token for the bot (${/^\w{1,60}$/.test(code) ? code : 'unknown'})`, { retryable: true });
  }
  return failed('the activity or the app cannot be used with the connector', { retryable: false });
}
