import type { Channel, PluginContext } from '#sdk';
import { isSid } from './inbound.ts';
import type { Settings } from './settings.ts';
import { createTwilioHttp } from './twilio-http.ts';

const TYPING_MS = 2_000;

/**
 * Shows the person that an answer is being made, for 25 s or until it comes; WhatsApp marks their message as read with it. A
 * public beta of Twilio's (`POST /v2/Indicators/Typing.json`), and a courtesy: nothing depends on it.
 */
export function createTyping({ settings, fetch }: PluginContext<Settings>): NonNullable<Channel['showTyping']> {
  async function show(messageId: string): Promise<void> {
    const { default: twilio } = await import('twilio');
    const httpClient = createTwilioHttp(fetch, settings.TWILIO_BASE_URL, AbortSignal.timeout(TYPING_MS));
    const { messaging } = twilio(settings.TWILIO_ACCOUNT_SID, settings.TWILIO_AUTH_TOKEN, { httpClient });
    await messaging.v2.typingIndicator.create({ channel: 'whatsapp', messageId });
  }

  return ({ id }) => {
    if (isSid(id)) show(id).catch(() => {}); // the answer follows
  };
}
