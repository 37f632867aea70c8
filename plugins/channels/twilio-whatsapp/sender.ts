import { type Channel, type PluginContext, sendParts, splitMarked } from '#sdk';
import { toAddress } from './address.ts';
import { TEXT_LENGTH, whatsAppText } from './format.ts';
import type { Settings } from './settings.ts';
import { type Template, templateOf } from './template.ts';
import { createTwilioHttp, failed, OUTSIDE_WINDOW, TwilioRefusal } from './twilio-http.ts';
import type { ServiceWindow } from './window.ts';

/** Where Twilio reports what became of a message, below the mount. */
export const STATUS_PATH = '/status';

/** What WhatsApp takes in a variable of a template, with room for the template's own words. */
const VARIABLE_LENGTH = 900;

type Content = { readonly body: string } | Template;

/** Sends through Twilio's Messages API, one request at a time: what is sent at once may arrive in any order. */
export function createSender(context: PluginContext<Settings>, window: ServiceWindow): Channel['send'] {
  const { settings, host, store, count } = context;

  return async (to, activity, signal) => {
    const user = toAddress(to.user?.id) ?? toAddress(to.conversation?.id);
    if (user === undefined) throw failed('the reference names no WhatsApp number', { retryable: false });
    const text = whatsAppText(activity).trim();
    const template = templateOf(activity);
    if ((activity.type ?? 'message') !== 'message' || (text === '' && !template)) return {};
    const post = await poster({ user, from: toAddress(to.bot?.id) ?? settings.TWILIO_WHATSAPP_FROM, signal });
    if (template) return { providerId: await post(template) };
    if ((await window.state(user)) === 'over') return outside(post, text);
    try {
      const parts = splitMarked(text, TEXT_LENGTH);
      return await sendParts(parts, (body) => post({ body }), { store, to, activity });
    } catch (error) {
      if (error instanceof TwilioRefusal && error.twilioCode === OUTSIDE_WINDOW) return outside(post, text);
      throw error;
    }
  };

  async function poster({ user, from, signal }: { user: string; from: string; signal: AbortSignal }) {
    const { default: twilio } = await import('twilio');
    const httpClient = createTwilioHttp(context.fetch, settings.TWILIO_BASE_URL, signal);
    const { messages } = twilio(settings.TWILIO_ACCOUNT_SID, settings.TWILIO_AUTH_TOKEN, { httpClient });
    const statusCallback = host.publicBaseUrl && `${host.publicBaseUrl}/chatbot/whatsapp${STATUS_PATH}`;
    return async (content: Content): Promise<string> => {
      try {
        return (await messages.create({ to: user, from, ...content, ...(statusCallback && { statusCallback }) })).sid;
      } catch (cause) {
        const error = cause instanceof TwilioRefusal ? cause : failed('the SDK cannot use the settings', { retryable: false });
        count('send_failed', String(error.twilioCode ?? 'no_code'));
        throw error;
      }
    };
  }

  async function outside(post: (content: Content) => Promise<string>, text: string) {
    const contentSid = settings.TWILIO_FALLBACK_CONTENT_SID;
    count('outside_window', contentSid ? 'template' : 'not_sent');
    if (!contentSid) throw new TwilioRefusal('the 24 h window is over (error 63016)', OUTSIDE_WINDOW, { retryable: false });
    return { providerId: await post({ contentSid, contentVariables: JSON.stringify({ 1: oneLine(text) }) }) };
  }
}

/** A variable of a template takes no line break, no tab and no four blanks in a row. */
function oneLine(text: string): string {
  const flat = text.replace(/\s+/g, ' ');
  return flat.length <= VARIABLE_LENGTH ? flat : `${splitMarked(flat, VARIABLE_LENGTH)[0]?.trimEnd()}…`;
}
