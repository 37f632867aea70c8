import { type ChannelHarness, type ChannelPlatform, definePlugin, type PlatformRequest, type SampleMessage } from '#sdk';
import { createBotFrameworkChannel } from './channel.ts';
import plugin from './index.ts';
import { appSettings, BOT_TOKEN, fixedCredentials, message } from './testing/bench.ts';
import { type ConnectorServer, openConnectorServer } from './testing/connector-server.ts';
import { APP_ID, type Issuer, openIssuer, type TokenChanges } from './testing/issuer.ts';

/** Tokens that hold under the suite's clock and under the SDK's, which reads the machine's. */
const LONG_VALID = { exp: Date.UTC(2100, 0) / 1_000, nbf: 0 };

/** Azure Web Chat with an app id: an issuer and a connector on loopback, the bot's own token made up. */
export default {
  definition: definePlugin({ ...plugin, create: (context) => createBotFrameworkChannel(context, fixedCredentials) }),
  settings: { MicrosoftAppId: APP_ID, MicrosoftAppPassword: 'made-up-password-of-the-contract' },
  channelId: 'webchat',
  users: ['user-ana-5512345678', 'user-luis-5587654321'],
  host: { loopback: false },
  async open(): Promise<ChannelPlatform> {
    const issuer = await openIssuer();
    const connector = await openConnectorServer(BOT_TOKEN);
    const { MicrosoftAppId: _, MicrosoftAppPassword: __, ...settings } = appSettings(issuer);
    const token = (changes: TokenChanges = {}) => issuer.token({ ...changes, claims: { ...LONG_VALID, ...changes.claims } });
    return {
      settings,
      fetch: throughTo(connector),
      message: async (sample) => post(activityOf(sample), await token()),
      forge: async (sample) => forged(activityOf(sample), token),
      garbage: async () => {
        const genuine = await token();
        return ['', 'hola', '[]', 'null', '{}', JSON.stringify(message({ type: undefined }))].map((body) => post(body, genuine));
      },
      ownMessage: async () => post(message({ from: { id: 'bot', name: 'Blinky', role: 'bot' } }), await token()),
      sent: () => connector.taken.map(({ recipient, text }) => ({ to: recipient.id, text })),
      refuse: ({ status, retryAfter }) =>
        connector.answer({ status, headers: retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) } }),
      async close() {
        await Promise.all([issuer.close(), connector.close()]);
      },
    };
  },
} satisfies ChannelHarness;

function activityOf({ number, from, text }: SampleMessage) {
  return message({ id: `message-${number}`, from: { id: from, name: 'Ana' }, conversation: { id: `with-${from}` } as never, text });
}

async function forged(activity: object, token: Issuer['token']): Promise<PlatformRequest[]> {
  const changes: TokenChanges[] = [
    { foreignKey: true },
    { header: { kid: 'unknown' } },
    { claims: { iss: 'https://other.test' } },
    { claims: { aud: 'another app' } },
    { claims: { serviceurl: 'https://other.botframework.com/' } },
    { claims: { exp: 1 } },
  ];
  const tokens = await Promise.all(changes.map((change) => token(change)));
  return [post(activity), ...tokens.map((each) => post(activity, each)), post({ ...activity, channelId: 'msteams' }, await token())];
}

function post(body: object | string, token?: string): PlatformRequest {
  const headers = { 'content-type': 'application/json; charset=utf-8', ...(token && { authorization: `Bearer ${token}` }) };
  return { url: '/api/messages', headers, body: typeof body === 'string' ? body : JSON.stringify(body) };
}

/** Microsoft's connector host answers from loopback; the issuer is reached as it is. */
function throughTo(connector: ConnectorServer): typeof fetch {
  return (input, init) => fetch(String(input).replace('https://smba.trafficmanager.net', connector.url), init);
}
