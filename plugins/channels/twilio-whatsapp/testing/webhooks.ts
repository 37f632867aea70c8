import type { PlatformRequest } from '#sdk';
import { changed, messageSid, type Parameters, SID, twilioWebhooks } from '../../../../test/support/twilio-webhooks.ts';
import { SENDER } from './twilio-server.ts';

export const PATH = '/chatbot/whatsapp';
export const ANA = 'whatsapp:+5215512345678';
export const { signed, form, forged } = twilioWebhooks(PATH);
export { messageSid };

/** The parameters that Twilio posts for a WhatsApp message; undefined ones are left out. */
export function received(changes: Readonly<Record<string, string | undefined>> = {}): Parameters {
  const sid = messageSid(1);
  const ids = { SmsMessageSid: sid, SmsSid: sid, MessageSid: sid, AccountSid: SID };
  const person = { From: ANA, To: SENDER, ProfileName: 'Ana', WaId: '5215512345678' };
  const message = { Body: 'hola', MessageType: 'text', SmsStatus: 'received', NumMedia: '0', NumSegments: '1', ReferralNumMedia: '0' };
  return changed({ ...ids, ...person, ...message, ApiVersion: '2010-04-01' }, changes);
}

/** The unsigned JSON form. */
export function json(body: unknown, headers: PlatformRequest['headers'] = {}): PlatformRequest {
  return { url: PATH, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}
