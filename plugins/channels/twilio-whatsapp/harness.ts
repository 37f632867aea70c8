import type { ChannelHarness, ChannelPlatform, SampleMessage } from '#sdk';
import { SID, TOKEN } from '../../../test/support/twilio-webhooks.ts';
import plugin from './index.ts';
import { openTwilioServer, SENDER } from './testing/twilio-server.ts';
import { forged, json, messageSid, received, signed } from './testing/webhooks.ts';

/** Twilio, played: webhooks signed as it signs, and its Messages API on loopback. */
export default {
  definition: plugin,
  settings: {
    TWILIO_ACCOUNT_SID: SID,
    TWILIO_AUTH_TOKEN: TOKEN,
    TWILIO_WHATSAPP_FROM: SENDER.replace('whatsapp:', ''),
    BLINKY_API_KEYS: 'made-up-key-of-the-contract',
  },
  channelId: 'whatsapp',
  users: ['whatsapp:+5215512345678', 'whatsapp:+5215587654321'],
  host: { loopback: false },
  async open(): Promise<ChannelPlatform> {
    const twilio = await openTwilioServer();
    return {
      settings: { TWILIO_BASE_URL: twilio.url },
      fetch,
      message: async (sample) => signed(fieldsOf(sample)),
      forge: async (sample) => [
        ...forged(fieldsOf(sample)),
        json({ from: sample.from, message: sample.text }),
        json({ from: sample.from, message: sample.text }, { authorization: 'Bearer wrong' }),
      ],
      garbage: async () => [
        signed({}),
        signed(received({ MessageSid: 'SM1' })),
        signed(received({ From: '+5215512345678' })),
        signed(received({ To: undefined })),
        json('hola', { 'x-api-key': 'made-up-key-of-the-contract' }),
        json({ from: 'Ana', message: 'hola' }, { 'x-api-key': 'made-up-key-of-the-contract' }),
      ],
      ownMessage: async () => signed(received({ From: SENDER, To: 'whatsapp:+5215512345678', SmsStatus: 'sent' })),
      sent: () => twilio.sent.map(({ To = '', Body = '' }) => ({ to: To, text: Body })),
      refuse: (refusal) => twilio.refuse(refusal),
      close: () => twilio.close(),
    };
  },
} satisfies ChannelHarness;

function fieldsOf({ number, from, text }: SampleMessage): Readonly<Record<string, string>> {
  return received({ MessageSid: messageSid(number), From: from, Body: text });
}
