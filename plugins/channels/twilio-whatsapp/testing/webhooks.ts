import { createHash, createHmac } from 'node:crypto';
import type { PlatformRequest } from '#sdk';
import { SENDER, SID, TOKEN } from './twilio-server.ts';

const BASE = 'https://blinky.example';
export const PATH = '/chatbot/whatsapp';
export const ANA = 'whatsapp:+5215512345678';

type Parameters = Readonly<Record<string, string>>;

/** The MessageSid of the sample message of that number. */
export function messageSid(number: number): string {
  return `SM${createHash('md5').update(String(number)).digest('hex')}`;
}

/** The parameters that Twilio posts for a WhatsApp message; undefined ones are left out. */
export function received(changes: Readonly<Record<string, string | undefined>> = {}): Parameters {
  const sid = messageSid(1);
  const usual = { SmsMessageSid: sid, NumMedia: '0', ProfileName: 'Ana', MessageType: 'text', SmsSid: sid, WaId: '5215512345678' };
  const rest = {
    SmsStatus: 'received',
    Body: 'hola',
    To: SENDER,
    NumSegments: '1',
    ReferralNumMedia: '0',
    MessageSid: sid,
    AccountSid: SID,
  };
  const all = { ...usual, ...rest, From: ANA, ApiVersion: '2010-04-01', ...changes };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** The webhook as Twilio posts and signs it, written from Twilio's description and not with its SDK. */
export function signed(parameters: Parameters, { url = PATH, base = BASE, token = TOKEN } = {}): PlatformRequest {
  const data = Object.keys(parameters)
    .sort()
    .map((name) => `${name}${parameters[name]}`);
  const signature = createHmac('sha1', token)
    .update(`${base}${url}${data.join('')}`)
    .digest('base64');
  return form(parameters, { 'x-twilio-signature': signature }, url);
}

export function form(parameters: Parameters, headers: PlatformRequest['headers'] = {}, url = PATH): PlatformRequest {
  const type = { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' };
  return { url, headers: { ...type, ...headers }, body: new URLSearchParams(parameters).toString() };
}

/** The unsigned JSON form. */
export function json(body: unknown, headers: PlatformRequest['headers'] = {}): PlatformRequest {
  return { url: PATH, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}
