import { createHmac } from 'node:crypto';
import type { PlatformRequest } from '#sdk';
import { NUMBER_ID } from './cloud-server.ts';

export const SECRET = 'made-up-app-secret-of-the-contract';
export const VERIFY = 'made-up-verify-token';
export const ANA = '5215512345678';

export function message(changes: object = {}, number = 1): object {
  return { from: ANA, id: `wamid.HBg${number}`, timestamp: '1772463600', type: 'text', text: { body: 'hola' }, ...changes };
}

/** The webhook with these messages, as Meta posts it; or with another `value` or `field`. */
export function webhook(messages: readonly object[], changes: object = {}, field = 'messages'): object {
  const metadata = { display_phone_number: '5215587654320', phone_number_id: NUMBER_ID };
  const contacts = [{ profile: { name: 'Ana' }, wa_id: ANA }];
  const value = { messaging_product: 'whatsapp', metadata, contacts, messages, ...changes };
  return { object: 'whatsapp_business_account', entry: [{ id: '102290129340398', changes: [{ value, field }] }] };
}

export function signed(body: unknown, secret = SECRET): PlatformRequest {
  const raw = typeof body === 'string' ? body : JSON.stringify(body);
  const signature = `sha256=${createHmac('sha256', secret).update(raw).digest('hex')}`;
  return { url: '/chatbot/whatsapp-cloud', headers: { 'content-type': 'application/json', 'x-hub-signature-256': signature }, body: raw };
}

export function verification(query: Readonly<Record<string, string>>): PlatformRequest {
  return { method: 'get', url: `/chatbot/whatsapp-cloud?${new URLSearchParams(query)}` };
}
