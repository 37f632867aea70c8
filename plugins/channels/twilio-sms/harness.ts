import type { ChannelHarness, ChannelPlatform, SampleMessage } from '#sdk';
import { SID, TOKEN } from '../../../test/support/twilio-webhooks.ts';
import plugin from './index.ts';
import { openTwilio, SENDER } from './testing/twilio.ts';
import { forged, received, signed } from './testing/webhooks.ts';

/** Twilio, played: webhooks signed as it signs, and its Messages API in memory. */
export default {
  definition: plugin,
  settings: { TWILIO_ACCOUNT_SID: SID, TWILIO_AUTH_TOKEN: TOKEN, TWILIO_SMS_FROM: SENDER },
  channelId: 'sms',
  users: ['+5215512345678', '+5215587654321'],
  async open(): Promise<ChannelPlatform> {
    const twilio = openTwilio();
    return {
      fetch: twilio.fetch,
      message: async (sample) => signed(fieldsOf(sample)),
      forge: async (sample) => forged(fieldsOf(sample)),
      garbage: async () => [
        signed({}),
        signed(received({ MessageSid: 'SM1' })),
        signed(received({ From: 'whatsapp:+5215512345678' })),
        signed(received({ To: undefined })),
      ],
      ownMessage: async () => signed(received({ From: SENDER, To: '+5215512345678' })),
      sent: () => twilio.taken.map(({ body }) => ({ to: String(body?.To), text: String(body?.Body) })),
      refuse: (refusal) => twilio.refuse(refusal),
      close: async () => {},
    };
  },
} satisfies ChannelHarness;

function fieldsOf({ number, from, text }: SampleMessage): Record<string, string> {
  return received({ From: from, Body: text }, number);
}
