import { apiKeysSetting, definePlugin, twilioAccount, z } from '#sdk';
import { toAddress } from './address.ts';
import { createWhatsAppChannel } from './channel.ts';

const settings = z.strictObject({
  ...twilioAccount,
  TWILIO_WHATSAPP_FROM: z
    .string()
    .transform(toAddress)
    .pipe(z.string('expected a number such as +14155238886'))
    .describe('WhatsApp sender in international form, with or without whatsapp: in front'),
  TWILIO_FALLBACK_CONTENT_SID: z
    .string()
    .regex(/^HX[0-9a-fA-F]{32}$/, 'expected HX and 32 hex digits')
    .optional()
    .describe('approved Content template for texts outside the 24 h window; its variable 1 gets the text'),
  BLINKY_API_KEYS: apiKeysSetting('API keys for the unsigned JSON form, comma separated; without one that form answers 401'),
});

export type Settings = z.output<typeof settings>;

export default definePlugin({
  sdk: 1,
  kind: 'channel',
  id: 'twilio-whatsapp',
  mount: 'whatsapp',
  summary: 'WhatsApp through Twilio: POST /chatbot/whatsapp.',
  settings,
  create: createWhatsAppChannel,
});
