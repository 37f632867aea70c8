import { apiUrl, definePlugin, forged, noRecipient, postTo, referenceTo, refusalOf, secretSetting, sendParts, textParts, z } from '#sdk';
import { FORM, readSigned, toInbound } from './inbound.ts';

const twilio = { owner: 'channel/twilio-sms', platform: 'Twilio' };
/** Twilio takes 1,600; ten segments of accented text are what carriers still deliver as one message. */
const TEXT_LENGTH = 670;
const TAKEN = {
  status: 200,
  headers: { 'content-type': 'text/xml; charset=utf-8' },
  body: '<?xml version="1.0" encoding="UTF-8"?><Response/>',
};

export default definePlugin({
  sdk: 1,
  kind: 'channel',
  id: 'twilio-sms',
  mount: 'sms',
  summary: 'SMS through Twilio: POST /chatbot/sms.',
  settings: z.strictObject({
    TWILIO_ACCOUNT_SID: z
      .string()
      .regex(/^AC[0-9a-zA-Z]{1,64}$/, 'expected AC and letters and digits')
      .describe('account of the sender'),
    TWILIO_AUTH_TOKEN: secretSetting('signs the webhooks and authenticates what is sent'),
    TWILIO_SMS_FROM: z
      .string()
      .regex(/^(\+[1-9]\d{6,14}|MG[0-9a-fA-F]{32})$/, 'expected +14155238886 or MG…')
      .describe('number or messaging service'),
    TWILIO_BASE_URL: apiUrl('Twilio', 'https://api.twilio.com'),
  }),
  create({ settings, fetch, store, host, log, count }) {
    return {
      routes: [
        {
          method: 'post',
          path: '/',
          accepts: [FORM],
          async handle(request, channelHost) {
            const fields = await readSigned(request, settings.TWILIO_AUTH_TOKEN, host.publicBaseUrl);
            if (!fields) throw forged(twilio.owner, 'check TWILIO_AUTH_TOKEN, and that PUBLIC_BASE_URL is the URL that Twilio calls');
            if (fields.MessageStatus) count('status', /^[a-z]{1,20}$/.exec(fields.MessageStatus)?.[0]);
            else if (fields.From !== settings.TWILIO_SMS_FROM) await channelHost.accept(toInbound(fields, twilio.owner));
            return TAKEN;
          },
        },
      ],
      limits: { textLength: TEXT_LENGTH },
      async send(to, activity, signal) {
        const user = numberIn(to.conversation?.id);
        if (user === undefined) throw noRecipient(twilio.owner);
        return sendParts(textParts(activity, TEXT_LENGTH), (text) => post(user, text, signal), { store, to, activity });
      },
      reference(to) {
        const user = numberIn(to);
        return user === undefined ? user : referenceTo({ channelId: 'sms', user, bot: settings.TWILIO_SMS_FROM });
      },
      async start() {
        if (host.publicBaseUrl === undefined) log.warn({}, 'PUBLIC_BASE_URL is not set: webhooks of Twilio are answered 401');
        await import('twilio/lib/webhooks/webhooks.js'); // so that the first message need not wait for it
      },
    };

    async function post(user: string, text: string, signal: AbortSignal): Promise<string | undefined> {
      const sender = settings.TWILIO_SMS_FROM.startsWith('MG') ? 'MessagingServiceSid' : 'From';
      // Smart encoding replaces typographic signs that alone would more than double the segments.
      const form = new URLSearchParams({ To: user, [sender]: settings.TWILIO_SMS_FROM, Body: text, SmartEncoded: 'true' });
      if (host.publicBaseUrl) form.set('StatusCallback', `${host.publicBaseUrl}/chatbot/sms`);
      const credentials = Buffer.from(`${settings.TWILIO_ACCOUNT_SID}:${settings.TWILIO_AUTH_TOKEN}`).toString('base64');
      const url = `${settings.TWILIO_BASE_URL}/2010-04-01/Accounts/${settings.TWILIO_ACCOUNT_SID}/Messages.json`;
      const answer = await postTo(url, form, { ...twilio, fetch, signal, headers: { authorization: `Basic ${credentials}` } });
      const { sid, code } = answer.body as { sid?: string; code?: number };
      if (answer.status < 300) return sid;
      count('send_failed', String(code ?? 'no_code'));
      throw refusalOf(answer, { ...twilio, code, hint: hints[code ?? 0] });
    }
  },
});

const hints: Readonly<Record<number, string>> = {
  20003: 'check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN',
  21211: 'the recipient is no valid number',
  21610: 'the person answered STOP: only START from them ends that',
};

/** A number in international form, as Twilio writes it. */
const numberIn = (text = ''): string | undefined => /^\+[1-9]\d{6,14}$/.exec(text.replace(/[\s().-]/g, ''))?.[0];
