import { createHash, createHmac } from 'node:crypto';
import type { PlatformRequest } from '#sdk';

export const SID = 'AC0123456789abcdef0123456789abcdef';
export const TOKEN = 'made-up-auth-token-of-the-contract';

export type Parameters = Readonly<Record<string, string>>;

export interface TwilioWebhooks {
  /** The webhook as Twilio posts and signs it, written from Twilio's description and not with its SDK. */
  signed(parameters: Parameters, changes?: { readonly url?: string; readonly base?: string; readonly token?: string }): PlatformRequest;
  /** The same without a signature of its own. */
  form(parameters: Parameters, headers?: PlatformRequest['headers'], url?: string): PlatformRequest;
  /** Each way in which a signature can be wrong. */
  forged(parameters: Parameters): PlatformRequest[];
}

/** What Twilio posts to `path` of `https://blinky.example`. */
export function twilioWebhooks(path: string): TwilioWebhooks {
  const form: TwilioWebhooks['form'] = (parameters, headers = {}, url = path) => {
    const type = { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' };
    return { url, headers: { ...type, ...headers }, body: new URLSearchParams(parameters).toString() };
  };
  const signed: TwilioWebhooks['signed'] = (parameters, { url = path, base = 'https://blinky.example', token = TOKEN } = {}) => {
    const names = Object.keys(parameters).sort();
    const data = `${base}${url}${names.map((name) => `${name}${parameters[name]}`).join('')}`;
    return form(parameters, { 'x-twilio-signature': createHmac('sha1', token).update(data).digest('base64') }, url);
  };
  return {
    form,
    signed,
    forged(parameters) {
      const genuine = signed(parameters);
      return [
        form(parameters),
        form(parameters, { 'x-twilio-signature': 'bm8gc2lnbmF0dXJl' }),
        form({ ...parameters, Body: 'otra cosa' }, genuine.headers),
        { ...genuine, url: `${genuine.url}?a=1` },
        signed(parameters, { token: 'another token' }),
        signed(parameters, { base: 'https://evil.example' }),
      ];
    },
  };
}

/** The MessageSid of the sample message of that number. */
export function messageSid(number: number): string {
  return `SM${createHash('md5').update(String(number)).digest('hex')}`;
}

/** Parameters with some of them changed; undefined ones are left out. */
export function changed(parameters: Parameters, changes: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const all = Object.entries({ ...parameters, ...changes });
  return Object.fromEntries(all.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
