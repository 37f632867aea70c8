import type { ChannelHarness, DeliveredText, PlatformRequest, Refusal, SampleMessage } from '#sdk';
import definition from './index.ts';

const token = 'made-up-token-of-the-contract';

/** The platform, played: what it posts to Blinky, and what it takes. */
export default {
  definition,
  settings: { SAMPLE_PLUGIN_URL: 'https://platform.example/out', SAMPLE_PLUGIN_TOKEN: token },
  channelId: 'sample-plugin',
  users: ['ana-1', 'eva-2'],
  async open() {
    const taken: DeliveredText[] = [];
    let refusal: Refusal | undefined;
    return {
      message: async (message) => webhook(bodyOf(message)),
      forge: async (message) => [webhook(bodyOf(message), ''), webhook(bodyOf(message), 'a-token-that-was-guessed')],
      garbage: async () => ['', 'hola', '[]', 'null', '{}', '{"id":1,"user":"ana-1","text":"hola"}'].map((body) => webhook(body)),
      ownMessage: async () => webhook(bodyOf({ number: 1, from: 'blinky', text: 'hola' })),
      sent: () => taken,
      refuse: (next) => {
        refusal = next;
      },
      fetch: async (_, init) => {
        init?.signal?.throwIfAborted();
        if (refusal) return refused(refusal);
        const { user, text } = JSON.parse(String(init?.body)) as { user: string; text: string };
        taken.push({ to: user, text });
        return new Response();
      },
      close: async () => {},
    };
  },
} satisfies ChannelHarness;

function bodyOf({ number, from, text }: SampleMessage): string {
  return JSON.stringify({ id: `m${number}`, user: from, text });
}

function webhook(body: string, given = token): PlatformRequest {
  return { url: '/chatbot/sample-plugin', headers: { 'content-type': 'application/json', 'x-token': given }, body };
}

function refused({ status, retryAfter }: Refusal): Response {
  return new Response('', { status, headers: retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) } });
}
