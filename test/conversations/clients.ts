import { WebSocket } from 'ws';
import { type Activity, plainText } from '#sdk';
import type { ConnectorServer } from '../../plugins/channels/botframework/testing/connector-server.ts';
import { message as teamsMessage } from '../../plugins/channels/teams/testing/activities.ts';
import type { TwilioServer } from '../../plugins/channels/twilio-whatsapp/testing/twilio-server.ts';
import { messageSid, received, signed } from '../../plugins/channels/twilio-whatsapp/testing/webhooks.ts';

/** One person at one platform, who speaks to Blinky's server as that platform does. */
export interface Client {
  /** Resolves when Blinky has told the platform that it took the message. */
  say(text: string): Promise<void>;
  /** The platform tells Blinky that the person came; absent where platforms tell no such thing. */
  arrive?(): Promise<void>;
  /** What the person has read so far, a text per message, options as numbered lines. */
  heard(): readonly string[];
  close?(): void;
}

/** What the clients stand on: Blinky's server, and the clouds that it sends to. */
export interface Clouds {
  readonly url: string;
  readonly twilio: TwilioServer;
  readonly connector: ConnectorServer;
  /** Is called whenever a person has read something. */
  readonly noticed: () => void;
}

let numbers = 0;

/** JSON over HTTP: the replies travel in the response, so nothing is batched with the message before. */
export function httpClient({ url, noticed }: Clouds): Client {
  const from = `+52155${String(10_000_000 + ++numbers)}`;
  const heard: string[] = [];
  let context: string | undefined;
  return {
    async say(message) {
      const body = await postJson(`${url}/chatbot/http`, { from, message, context });
      const { conversation, messages } = body as { conversation: string; messages: string[] };
      context = conversation;
      heard.push(...messages);
      noticed();
    },
    heard: () => heard,
  };
}

/** A browser: a token from the page's route, one WebSocket to listen; the token is renewed as the page does after a sleep. */
export async function webChatClient({ url, noticed }: Clouds): Promise<Client> {
  const heard: string[] = [];
  let { token, conversationId } = (await postJson(`${url}/webchat/token`, {})) as { token: string; conversationId: string };
  const base = `${url}/v3/directline/conversations`;
  let socket: WebSocket | undefined;

  async function listen(): Promise<void> {
    const { streamUrl } = (await postJson(base, {}, token)) as { streamUrl: string };
    socket = new WebSocket(streamUrl);
    socket.on('message', (frame: Buffer) => {
      const { activities = [] } = JSON.parse(frame.toString() || '{}') as { activities?: Activity[] };
      heard.push(...activities.filter(({ type, from }) => type === 'message' && from.role === 'bot').map(plainText));
      noticed();
    });
    await new Promise((resolve, reject) => socket?.once('open', resolve).once('error', reject));
  }

  return {
    async say(text) {
      if (!socket) await listen();
      ({ token, conversationId } = (await postJson(`${url}/webchat/token`, { token })) as { token: string; conversationId: string });
      await postJson(`${base}/${conversationId}/activities`, { type: 'message', from: { id: 'me' }, text }, token);
    },
    // Opening the chat is the arrival; opening it once more is none.
    arrive: async () => (socket ? void (await postJson(base, {}, token)) : listen()),
    heard: () => heard,
    close: () => socket?.terminate(),
  };
}

/** WhatsApp through Twilio: signed webhooks in, Messages API out. */
export function whatsAppClient({ url, twilio }: Clouds): Client {
  const from = `whatsapp:+52155${String(10_000_000 + ++numbers)}`;
  return {
    async say(text) {
      const sid = messageSid(++numbers);
      const { url: path, headers, body } = signed(received({ MessageSid: sid, From: from, WaId: from.replace(/\D/g, ''), Body: text }));
      const response = await fetch(url + path, { method: 'POST', headers: headers as Record<string, string>, body: String(body) });
      if (response.status !== 200) throw new Error(`Twilio was answered ${response.status}`);
    },
    heard: () => twilio.sent.filter(({ To }) => To === from).map(({ Body = '' }) => Body),
  };
}

/** A personal chat in Teams, through the Bot Framework. */
export function teamsClient({ url, connector }: Clouds): Client {
  const { post, conversation, person } = teamsChat({ url, connector });
  const taken = (): Activity[] => connector.taken.filter((activity) => activity.conversation.id === conversation.id);
  return {
    say: async (text) => void (await post({ text })),
    arrive: async () => void (await post({ type: 'conversationUpdate', text: undefined, membersAdded: [person] })),
    heard: () =>
      taken()
        .filter(({ type }) => type === 'message')
        .map(cardText),
  };
}

/** The same for a caller that wants the replies in the response, as tests and skills do (`deliveryMode: expectReplies`). */
export function expectingClient({ url, connector, noticed }: Clouds): Client {
  const { post, person } = teamsChat({ url, connector });
  const heard: string[] = [];
  const take = async (changes: Partial<Activity>): Promise<void> => {
    const { activities } = (await post({ ...changes, deliveryMode: 'expectReplies' })) as { activities: Activity[] };
    heard.push(...activities.map(cardText));
    noticed();
  };
  return {
    say: (text) => take({ text }),
    arrive: () => take({ type: 'conversationUpdate', text: undefined as never, membersAdded: [person] }),
    heard: () => heard,
  };
}

function teamsChat({ url, connector }: Pick<Clouds, 'url' | 'connector'>) {
  const person = { ...teamsMessage().from, id: `29:ana${++numbers}` }; // another one each time: a list is kept with its person
  const conversation = { ...teamsMessage().conversation, id: `a:${++numbers}` };
  const where = { from: person, serviceUrl: connector.url, conversation };
  const post = (changes: Partial<Activity>): Promise<unknown> =>
    postJson(`${url}/api/messages`, teamsMessage({ id: `m${++numbers}`, ...where, ...changes }));
  return { post, conversation, person };
}

/** A Teams message as it is read: the lines of its card with the titles of its buttons, which carry the numbers, or its text. */
function cardText(activity: Activity): string {
  const card = activity.attachments?.[0]?.content as { body?: { text?: string; actions?: { title: string }[] }[] } | undefined;
  const lines = (card?.body ?? []).flatMap(({ text, actions = [] }) => [...(text ? [text] : []), ...actions.map(({ title }) => title)]);
  return card ? lines.join('\n') : (activity.text ?? '');
}

async function postJson(url: string, body: object, token?: string): Promise<unknown> {
  const headers = { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${new URL(url).pathname} answered ${response.status}: ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}
