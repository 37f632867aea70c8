import { changed, messageSid, SID, twilioWebhooks } from '../../../../test/support/twilio-webhooks.ts';
import { SENDER } from './twilio.ts';

export const ANA = '+5215512345678';
export const { signed, form, forged } = twilioWebhooks('/chatbot/sms');

/** The parameters that Twilio posts for an SMS; undefined ones are left out. */
export function received(changes: Readonly<Record<string, string | undefined>> = {}, number = 1): Record<string, string> {
  const sid = messageSid(number);
  const ids = { MessageSid: sid, SmsMessageSid: sid, AccountSid: SID };
  return changed({ ...ids, From: ANA, To: SENDER, Body: 'hola', NumMedia: '0', NumSegments: '1' }, changes);
}
