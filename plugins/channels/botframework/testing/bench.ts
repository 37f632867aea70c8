import type {
  Activity,
  BlinkyError,
  Channel,
  ChannelHost,
  ChannelProfile,
  ChannelRequest,
  ChannelResponse,
  HostFacts,
  Inbound,
  Turn,
} from '#sdk';
import { testContext } from '../../../../test/contracts/context.ts';
import { createBotFrameworkChannel } from '../channel.ts';
import type { CredentialsFactory } from '../connector.ts';
import { type Settings, settings } from '../settings.ts';
import { APP_ID, type Issuer, SERVICE_URL } from './issuer.ts';

export const BOT_TOKEN = 'made-up-token-of-the-bot';

/** Its methods as own properties, so that a test can replace one of them by spreading. */
type Credentials = Omit<ReturnType<CredentialsFactory>, never>;

/** Credentials that need no Entra: MSAL refuses authorities on loopback. */
export const fixedCredentials = (given: Settings): Credentials => ({
  isValidAppId: async (appId = '') => appId === given.MicrosoftAppId,
  isAuthenticationDisabled: async () => !given.MicrosoftAppId,
  createCredentials: async () => ({
    signRequest: async (request) => {
      request.headers.set('authorization', `Bearer ${BOT_TOKEN}`);
      return request;
    },
  }),
});

/** The variables of an app whose tokens come from that issuer. */
export function appSettings(issuer: Pick<Issuer, 'metadataUrl'>): Record<string, string> {
  return {
    MicrosoftAppId: APP_ID,
    MicrosoftAppPassword: 'made-up-password',
    ToBotFromChannelTokenIssuer: 'https://issuer.test',
    ToBotFromChannelOpenIdMetadataUrl: issuer.metadataUrl,
  };
}

export function message(changes: Partial<Activity> = {}): Partial<Activity> {
  return {
    type: 'message',
    id: 'message-1',
    channelId: 'webchat',
    serviceUrl: SERVICE_URL,
    from: { id: 'ana', name: 'Ana' },
    recipient: { id: 'bot', name: 'Blinky' },
    conversation: { id: 'c1|livechat' } as Activity['conversation'],
    text: 'hola',
    ...changes,
  };
}

export interface BenchOptions {
  readonly settings?: Readonly<Record<string, string>>;
  readonly host?: Partial<HostFacts>;
  readonly fetch?: typeof fetch;
  readonly now?: () => Date;
  readonly profile?: ChannelProfile;
  readonly replies?: readonly Partial<Activity>[];
  readonly credentials?: CredentialsFactory;
}

/** The channel with a host that only records. */
export function openBench(options: BenchOptions = {}) {
  const inbounds: (Inbound & { readonly by: 'accept' | 'converse' })[] = [];
  const turn = { replies: options.replies ?? [{ type: 'message', text: 'Hola, Ana' }] } as unknown as Turn;
  const host: ChannelHost = {
    async accept(inbound) {
      inbounds.push({ ...inbound, by: 'accept' });
      return 'accepted';
    },
    async converse(inbound) {
      inbounds.push({ ...inbound, by: 'converse' });
      return turn;
    },
    turnOf: async () => undefined,
    admit: async () => {},
    profile: (channelId) => (channelId === options.profile?.channelId ? options.profile : undefined),
  };
  const context = testContext<Settings>(settings.parse(options.settings ?? {}), {
    fetch: options.fetch ?? fetch,
    now: options.now ?? (() => new Date()),
    ...(options.host && { host: options.host }),
  });
  const channel = createBotFrameworkChannel(
    context,
    options.credentials ?? (options.settings?.MicrosoftAppId ? fixedCredentials : undefined),
  );
  return {
    channel,
    inbounds,
    logged: context.log.lines,
    settings: context.settings,
    post: (body: unknown, token?: string, origin?: string) => post({ channel, host }, body, { token, origin }),
  };
}

/** What the host answers to a request: errors with their status and message. */
async function post(
  { channel, host }: { channel: Channel; host: ChannelHost },
  body: unknown,
  { token, origin }: { token?: string | undefined; origin?: string | undefined },
): Promise<ChannelResponse> {
  const request = {
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }), ...(origin && { origin }) },
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    signal: new AbortController().signal,
  } as unknown as ChannelRequest;
  const [route] = channel.routes;
  if (!route) return { status: 404 };
  return route.handle(request, host).catch((error: BlinkyError) => {
    if (error.name !== 'BlinkyError') throw error;
    return { status: error.status, body: { code: error.code, message: `${error.message}: ${error.hint}` } };
  });
}
