import { definePlugin } from '#sdk';
import { createWhatsAppChannel } from './channel.ts';
import { settings } from './settings.ts';

export default definePlugin({
  sdk: 1,
  kind: 'channel',
  id: 'twilio-whatsapp',
  mount: 'whatsapp',
  summary: 'WhatsApp through Twilio: POST /chatbot/whatsapp.',
  settings,
  create: createWhatsAppChannel,
});
