import { randomUUID } from 'node:crypto';
import type { Activity, ChannelHarness, ChannelPlatform, ChannelResponse, PlatformCall, PlatformRequest, SampleMessage } from '#sdk';
import definition from './index.ts';

const secret = 'made-up-direct-line-secret-of-the-contract';
const ownPlatform = 'clients connect to this channel itself: no platform stands between them that could refuse';

/** Direct Line clients with tokens that the secret made, one conversation for each user; they listen by polling. */
export default {
  definition,
  settings: { DIRECTLINE_SECRET: secret, WEBCHAT_ALLOWED_ORIGINS: 'https://intranet.example' },
  channelId: 'webchat',
  users: ['dl_ana-5512345678', 'dl_luis-5587654321'],
  skip: {
    'a message of the bot itself gives no turn': 'whatever comes in with a token is said by the user of that token',
    'a stored reference delivers after a restart':
      'the history lives in memory, so clients find what a new process says there and nothing older',
    'a busy or broken platform gives a retryable error that says when': ownPlatform,
    'a refusal by the platform gives a final error': ownPlatform,
  },
  async open(call): Promise<ChannelPlatform> {
    const tokens = new Map<string, Promise<Granted>>();
    const granted = (user: string): Promise<Granted> => {
      const token = tokens.get(user) ?? grant(call, user);
      tokens.set(user, token);
      return token;
    };
    return {
      message: async (message) => post(message, await granted(message.from)),
      forge: async (message) => forged(message, await granted(message.from), await grant(call, 'dl_other')),
      garbage: async () => {
        const token = await granted('dl_ana-5512345678');
        return ['', 'hola', '[]', 'null', '{}', '{"type":7}', '{"type":"message","text":{}}'].map((body) => ({
          ...post(undefined, token),
          body,
        }));
      },
      sent: async () => (await Promise.all([...tokens.values()].map(async (token) => heard(call, await token)))).flat(),
      close: async () => {},
    };
  },
} satisfies ChannelHarness;

interface Granted {
  readonly conversationId: string;
  readonly token: string;
}

async function grant(call: PlatformCall, user: string): Promise<Granted> {
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
  const response = await call({ url: '/v3/directline/tokens/generate', headers, body: JSON.stringify({ user: { id: user } }) });
  return response.body as Granted;
}

function post(message: SampleMessage | undefined, { conversationId, token }: Granted): PlatformRequest {
  const body = {
    type: 'message',
    from: { id: 'whoever' },
    text: message?.text,
    channelData: { clientActivityID: `message-${message?.number}` },
  };
  return {
    url: `/v3/directline/conversations/${conversationId}/activities`,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}

function forged(message: SampleMessage, own: Granted, other: Granted): PlatformRequest[] {
  const genuine = post(message, own);
  const withToken = (token: string): PlatformRequest => ({ ...genuine, headers: { ...genuine.headers, authorization: `Bearer ${token}` } });
  const [, claims = ''] = own.token.split('.');
  const unsigned = `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${claims}.`;
  return [
    { ...genuine, headers: { 'content-type': 'application/json' } },
    ...[unsigned, `${own.token.slice(0, -4)}AAAA`, other.token, randomUUID(), `${secret}-older`].map(withToken),
    { ...withToken('x'), url: `${genuine.url}?t=${own.token}` },
  ];
}

async function heard(call: PlatformCall, { conversationId, token }: Granted): Promise<{ to: string; text: string }[]> {
  const headers = { authorization: `Bearer ${token}` };
  const response: ChannelResponse = await call({
    method: 'get',
    url: `/v3/directline/conversations/${conversationId}/activities`,
    headers,
  });
  const { activities } = response.body as { activities: Activity[] };
  return activities.filter(({ from }) => from.role === 'bot').map(({ text }) => ({ to: conversationId, text }));
}
