import {
  BlinkyError,
  type Channel,
  type ChannelHost,
  type ChannelRequest,
  type ChannelResponse,
  type ConversationReference,
  createListener,
  type PluginContext,
} from '#sdk';
import { toAddress } from './address.ts';
import { TEXT_LENGTH } from './format.ts';
import { message, sidOf, toInbound } from './inbound.ts';
import { receiveJson } from './json-form.ts';
import { download } from './media.ts';
import { createSender, STATUS_PATH } from './sender.ts';
import { OWNER, type Settings } from './settings.ts';
import { createTyping } from './typing.ts';
import { type Fields, FORM, isForm, readSigned } from './webhook.ts';
import { createServiceWindow } from './window.ts';

const JSON_TYPE = 'application/json';

/** Twilio shows any other body to the person as a message. */
const TAKEN: ChannelResponse = {
  status: 200,
  headers: { 'content-type': 'text/xml; charset=utf-8' },
  body: '<?xml version="1.0" encoding="UTF-8"?><Response/>',
};

/** WhatsApp through Twilio. Throws BLINKY_PLUGIN_SETTINGS without `PUBLIC_BASE_URL` on a bind that others reach. */
export function createWhatsAppChannel(context: PluginContext<Settings>): Channel {
  const { host: facts, log } = context;
  if (facts.publicBaseUrl === undefined && !facts.loopback) throw noPublicUrl();
  const window = createServiceWindow(context);
  const send = createSender(context, window);
  const listen = createListener(context, { download: (url, signal) => download(url, context, signal), send });

  async function receive(request: ChannelRequest, host: ChannelHost): Promise<ChannelResponse> {
    const signed = request.headers['x-twilio-signature'] !== undefined;
    if (!signed && !isForm(request)) return receiveJson(request, host, context.settings);
    const fields = await readSigned(request, context);
    if ((fields.MessageStatus ?? 'received') !== 'received') return report(fields);
    const inbound = toInbound(fields);
    if (toAddress(fields.From) === context.settings.TWILIO_WHATSAPP_FROM) return TAKEN;
    await window.open(inbound.activity.from?.id ?? '');
    await host.accept({ ...inbound, activity: await listen(inbound.activity, request.signal) });
    return TAKEN;
  }

  /** What became of a message that was sent, as a metric: its state, and Twilio's error code where it failed. */
  function report(fields: Fields): ChannelResponse {
    sidOf(fields);
    const { MessageStatus: state = '', ErrorCode: code = '' } = fields;
    if (/^[a-z]{1,20}$/.test(state)) context.count('status', state);
    if (/^[1-9]\d{3,5}$/.test(code)) context.count('status_error', code);
    return TAKEN;
  }

  return {
    routes: [
      { method: 'post', path: '/', accepts: [FORM, JSON_TYPE], handle: receive },
      { method: 'post', path: STATUS_PATH, accepts: [FORM], handle: async (request) => report(await readSigned(request, context)) },
    ],
    limits: { textLength: TEXT_LENGTH },
    send,
    reference: (to) => {
      const id = toAddress(to);
      return id === undefined ? undefined : referenceTo(id, context.settings.TWILIO_WHATSAPP_FROM);
    },
    showTyping: createTyping(context),
    forget: window.forget,
    async start() {
      if (facts.publicBaseUrl === undefined) log.warn({}, 'PUBLIC_BASE_URL is not set: webhooks of Twilio are answered 403');
      await import('twilio'); // 170 ms that the first message need not wait for
    },
  };
}

/** The same conversation as when the person writes first. */
function referenceTo(user: string, bot: string): Partial<ConversationReference> {
  const { channelId, conversation, from, recipient } = message({ id: '', user, bot, text: '' });
  return { channelId, conversation, user: from, bot: recipient } as Partial<ConversationReference>;
}

function noPublicUrl(): BlinkyError {
  return new BlinkyError('BLINKY_PLUGIN_SETTINGS', 'PUBLIC_BASE_URL is missing: Twilio signs the URL that it calls', {
    owner: OWNER,
    hint: 'set PUBLIC_BASE_URL, such as https://bot.example.com, or unset TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and TWILIO_WHATSAPP_FROM',
  });
}
