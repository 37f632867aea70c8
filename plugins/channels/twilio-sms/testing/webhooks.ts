import { createHash, createHmac } from 'node:crypto';
import type { PlatformRequest } from '#sdk';
import { SENDER, SID, TOKEN } from './twilio.ts';

export const ANA = '+5215512345678';
const PATH = '/chatbot/sms';

/** The parameters that Twilio posts for an SMS; undefined ones are left out. */
export function received(changes: Readonly<Record<string, string | undefined>> = {}, number = 1): Record<string, string> {
  const MessageSid = `SM${createHash('md5').update(String(number)).digest('hex')}`;
  const all = {
    MessageSid,
    SmsMessageSid: MessageSid,
    AccountSid: SID,
    From: ANA,
    To: SENDER,
    Body: 'hola',
    NumMedia: '0',
    NumSegments: '1',
    ...changes,
  };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** The webhook as Twilio posts and signs it, written from Twilio's description and not with its SDK. */
export function signed(
  parameters: Record<string, string>,
  { url = PATH, base = 'https://blinky.example', token = TOKEN } = {},
): PlatformRequest {
  const names = Object.keys(parameters).sort();
  const data = `${base}${url}${names.map((name) => name + parameters[name]).join('')}`;
  return form(parameters, { 'x-twilio-signature': createHmac('sha1', token).update(data).digest('base64') }, url);
}

export function form(parameters: Record<string, string>, headers: PlatformRequest['headers'] = {}, url = PATH): PlatformRequest {
  const type = { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' };
  return { url, headers: { ...type, ...headers }, body: new URLSearchParams(parameters).toString() };
}
