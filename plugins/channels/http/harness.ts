import type { ChannelHarness, PlatformRequest, SampleMessage } from '#sdk';
import definition from './index.ts';

const key = 'made-up-key-of-the-contract';
const oneDocument = 'replies travel in the response to the request; nothing is ever sent to a plain HTTP caller';

export default {
  definition,
  settings: { BLINKY_API_KEYS: `${key}-old, ${key}` },
  channelId: 'http',
  users: ['+5215512345678', 'ana@empresa.example'],
  host: { loopback: false },
  skip: {
    'a message of the bot itself gives no turn': 'a caller gets the replies in its response; no route tells of them',
    'a text over the limit is split without cutting a word or a surrogate pair': oneDocument,
    'a stored reference delivers after a restart': oneDocument,
    'a busy or broken platform gives a retryable error that says when': oneDocument,
    'a refusal by the platform gives a final error': oneDocument,
    'a send that was given up delivers nothing': oneDocument,
  },
  async open() {
    return {
      message: async (message) => post(message, { 'x-api-key': key }),
      forge: async (message) => [
        post(message, {}),
        post(message, { authorization: 'Bearer wrong' }),
        post(message, { authorization: `Basic ${key}` }),
        post(message, { 'x-api-key': `${key}-older` }),
        { ...post(message, {}), url: `/chatbot/http?api_key=${key}&X-API-Key=${key}` },
      ],
      garbage: async () => ['', 'hola', '[]', 'null', '"texto"', '{"from":', '{}', '{"from":1,"message":"hola"}'].map(raw),
      replies: ({ body }) => (body as { messages: string[] }).messages,
      close: async () => {},
    };
  },
} satisfies ChannelHarness;

function post({ number, from, text }: SampleMessage, access: PlatformRequest['headers']): PlatformRequest {
  return { ...raw(JSON.stringify({ from, message: text })), headers: { ...headers, 'idempotency-key': `message-${number}`, ...access } };
}

const headers = { 'content-type': 'application/json; charset=utf-8' };

function raw(body: string): PlatformRequest {
  return { url: '/chatbot/http', headers: { ...headers, authorization: `Bearer ${key}` }, body };
}
