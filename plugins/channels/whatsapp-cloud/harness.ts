import type { ChannelHarness, ChannelPlatform, SampleMessage } from '#sdk';
import { SECRET, VERIFY } from '../../../test/support/hub-webhooks.ts';
import plugin from './index.ts';
import { NUMBER_ID, openCloud, TOKEN } from './testing/cloud-server.ts';
import { forged, message, signed, webhook } from './testing/webhooks.ts';

/** Meta, played: signed webhooks, and the Cloud API in memory. */
export default {
  definition: plugin,
  settings: {
    WHATSAPP_CLOUD_TOKEN: TOKEN,
    WHATSAPP_CLOUD_PHONE_NUMBER_ID: NUMBER_ID,
    WHATSAPP_CLOUD_APP_SECRET: SECRET,
    WHATSAPP_CLOUD_VERIFY_TOKEN: VERIFY,
  },
  channelId: 'whatsapp-cloud',
  users: ['5215512345678', '5215587654321'],
  async open(): Promise<ChannelPlatform> {
    const cloud = openCloud();
    return {
      fetch: cloud.fetch,
      message: async (sample) => signed(webhookOf(sample)),
      forge: async (sample) => forged(webhookOf(sample)),
      garbage: async () => [
        signed('{'),
        signed('[]'),
        signed({}),
        signed({ ...webhook([]), object: 'page' }),
        signed({ ...webhook([]), entry: 'x' }),
        signed(webhook([], { messages: 'x' })),
      ],
      ownMessage: async () => signed(webhook([], { messages: undefined, message_echoes: [message()] }, 'smb_message_echoes')),
      sent: () => cloud.taken.map(({ body }) => ({ to: String(body?.to), text: textOf(body) })),
      refuse: (refusal) => cloud.refuse(refusal),
      close: async () => {},
    };
  },
} satisfies ChannelHarness;

function webhookOf({ number, from, text }: SampleMessage): object {
  return webhook([message({ from, text: { body: text } }, number)]);
}

function textOf(body: Readonly<Record<string, unknown>> = {}): string {
  const { text, interactive } = body as { text?: { body: string }; interactive?: { body: { text: string } } };
  return text?.body ?? interactive?.body.text ?? '';
}
