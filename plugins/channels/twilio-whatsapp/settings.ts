import { z } from '#sdk';
import { toAddress } from './address.ts';

export const OWNER = 'channel/twilio-whatsapp';

export const settings = z.strictObject({
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-zA-Z]{1,64}$/, 'expected AC and letters and digits')
    .meta({ description: 'account of the WhatsApp sender' }),
  TWILIO_AUTH_TOKEN: z.string().min(1).meta({ description: 'signs the webhooks and authenticates what is sent', secret: true }),
  TWILIO_WHATSAPP_FROM: z
    .string()
    .refine((value) => toAddress(value) !== undefined, 'expected a number such as +14155238886')
    .transform((value) => toAddress(value) ?? value)
    .meta({ description: 'WhatsApp sender in international form, with or without whatsapp: in front' }),
  TWILIO_BASE_URL: z
    .url({ protocol: /^https?$/ })
    .default('https://api.twilio.com')
    .meta({ description: "where requests to Twilio's API go (regions, tests)" }),
  TWILIO_FALLBACK_CONTENT_SID: z
    .string()
    .regex(/^HX[0-9a-fA-F]{32}$/, 'expected HX and 32 hex digits')
    .optional()
    .meta({ description: 'approved Content template for texts outside the 24 h window; its variable 1 gets the text' }),
  BLINKY_API_KEYS: z
    .string()
    .refine((keys) => /[^,\s]/.test(keys), 'expected at least one key')
    .optional()
    .meta({ secret: true, description: 'API keys for the unsigned JSON form, comma separated; without one that form answers 401' }),
});

export type Settings = z.output<typeof settings>;
