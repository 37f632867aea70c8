import type { ChannelHarness, ChannelPlatform, SampleMessage } from '#sdk';
import { SECRET, VERIFY } from '../../../test/support/hub-webhooks.ts';
import plugin from './index.ts';
import { event, forged, signed, webhook } from './testing/events.ts';
import { openGraph, TOKEN } from './testing/graph-server.ts';

/** Meta, played: signed webhooks of a page, and the Send API in memory. */
export default {
  definition: plugin,
  settings: { MESSENGER_PAGE_TOKEN: TOKEN, MESSENGER_APP_SECRET: SECRET, MESSENGER_VERIFY_TOKEN: VERIFY },
  channelId: 'messenger',
  users: ['7012345678901234', '7087654321098765'],
  async open(): Promise<ChannelPlatform> {
    const graph = openGraph();
    return {
      fetch: graph.fetch,
      message: async (sample) => signed(webhookOf(sample)),
      forge: async (sample) => forged(webhookOf(sample)),
      garbage: async () => [
        signed('{'),
        signed('[]'),
        signed({}),
        signed({ object: 'user', entry: [] }),
        signed({ object: 'page', entry: 'x' }),
      ],
      ownMessage: async () => signed(webhook(event({ is_echo: true, app_id: 1, text: 'yo' }))),
      sent: () => graph.taken.map(({ body }) => read(body)),
      refuse: (refusal) => graph.refuse(refusal),
      close: async () => {},
    };
  },
} satisfies ChannelHarness;

function webhookOf({ number, from, text }: SampleMessage): object {
  return webhook(event({ text }, number, { sender: { id: from } }));
}

function read(body: Readonly<Record<string, unknown>> = {}): { to: string; text: string } {
  const { recipient, message } = body as { recipient: { id: string }; message: { text: string } };
  return { to: recipient.id, text: message.text };
}
