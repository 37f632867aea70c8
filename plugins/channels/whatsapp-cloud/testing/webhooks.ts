import { hubWebhooks } from '../../../../test/support/hub-webhooks.ts';
import { NUMBER_ID } from './cloud-server.ts';

export const { signed, verification, forged } = hubWebhooks('/chatbot/whatsapp-cloud');
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
