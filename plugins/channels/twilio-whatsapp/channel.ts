import { randomUUID } from 'node:crypto';
import {
  BlinkyError,
  type Channel,
  type ChannelHost,
  type ChannelRequest,
  type ChannelResponse,
  createListener,
  createTwilioApi,
  createTwilioWebhook,
  isTwilioForm,
  isTwilioSid,
  messageFrom,
  type PluginContext,
  readJsonQuestion,
  referenceTo,
  requireApiKey,
  TWILIO_FORM,
  TWILIO_TAKEN,
} from '#sdk';
import { toAddress } from './address.ts';
import { toInbound } from './inbound.ts';
import type { Settings } from './index.ts';
import { download } from './media.ts';
import { createSender, TEXT_LENGTH } from './sender.ts';
import { createServiceWindow } from './window.ts';

const owner = 'channel/twilio-whatsapp';
const TYPING_MS = 2_000;

/** WhatsApp through Twilio. Throws BLINKY_PLUGIN_SETTINGS without `PUBLIC_BASE_URL` on a bind that others reach. */
export function createWhatsAppChannel(context: PluginContext<Settings>): Channel {
  const { settings, host: facts } = context;
  if (facts.publicBaseUrl === undefined && !facts.loopback) {
    throw new BlinkyError('BLINKY_PLUGIN_SETTINGS', 'PUBLIC_BASE_URL is missing: Twilio signs the URL that it calls', {
      owner,
      hint: 'set PUBLIC_BASE_URL, such as https://bot.example.com, or unset TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and TWILIO_WHATSAPP_FROM',
    });
  }
  const twilio = createTwilioApi(context, { owner, statusPath: '/chatbot/whatsapp/status', hints });
  const webhook = createTwilioWebhook(context, owner);
  const window = createServiceWindow(context);
  const send = createSender(context, { twilio, window, owner });
  const listen = createListener(context, { download: (url, signal) => download(url, context, signal), send });

  async function receive(request: ChannelRequest, host: ChannelHost): Promise<ChannelResponse> {
    const signed = request.headers['x-twilio-signature'] !== undefined;
    if (!signed && !isTwilioForm(request)) return receiveJson(request, host);
    const fields = await webhook.read(request);
    if ((fields.MessageStatus ?? 'received') !== 'received') return webhook.report(fields);
    const inbound = toInbound(fields, owner);
    if (toAddress(fields.From) === settings.TWILIO_WHATSAPP_FROM) return TWILIO_TAKEN;
    await window.open(inbound.activity.from?.id ?? '');
    await host.accept({ ...inbound, activity: await listen(inbound.activity, request.signal) });
    return TWILIO_TAKEN;
  }

  /** A question of a system of the company: the reply goes to `from` over WhatsApp. A key is always needed, since this spends messages. */
  async function receiveJson(request: ChannelRequest, host: ChannelHost): Promise<ChannelResponse> {
    const caller = requireApiKey(request.headers, settings.BLINKY_API_KEYS, owner);
    const { from, message: text } = readJsonQuestion(request, owner);
    const user = toAddress(from);
    if (user === undefined) {
      const hint = 'send a number in international form, such as +5215512345678';
      throw new BlinkyError('BLINKY_BAD_REQUEST', 'from is not a number', { owner, hint });
    }
    await host.admit('key', caller);
    await host.admit('address', request.remoteAddress);
    const id = randomUUID();
    await host.accept({ activity: messageFrom({ channelId: 'whatsapp', id, user, bot: settings.TWILIO_WHATSAPP_FROM, text }) });
    return { status: 202, headers: { 'cache-control': 'no-store' }, body: { accepted: true, id } };
  }

  return {
    routes: [
      { method: 'post', path: '/', accepts: [TWILIO_FORM, 'application/json'], handle: receive },
      { method: 'post', path: '/status', accepts: [TWILIO_FORM], handle: async (request) => webhook.report(await webhook.read(request)) },
    ],
    limits: { textLength: TEXT_LENGTH },
    send,
    reference: (to) => referenceTo({ channelId: 'whatsapp', user: toAddress(to), bot: settings.TWILIO_WHATSAPP_FROM }),
    /** For 25 s or until the answer comes; WhatsApp marks the message as read with it. A public beta of Twilio's. */
    showTyping({ id }) {
      if (!isTwilioSid(id)) return;
      const shown = { channel: 'whatsapp', messageId: id };
      twilio.post('messaging', '/v2/Indicators/Typing.json', shown, AbortSignal.timeout(TYPING_MS)).catch(() => {});
    },
    forget: window.forget,
    start: webhook.start,
  };
}

const hints: Readonly<Record<number, string>> = {
  63003: 'the recipient has no WhatsApp',
  63007: 'TWILIO_WHATSAPP_FROM is no WhatsApp sender of this account',
  63016: 'the person wrote more than 24 h ago: set TWILIO_FALLBACK_CONTENT_SID',
};
