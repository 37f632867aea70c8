import {
  type Activity,
  BlinkyError,
  type Channel,
  noRecipient,
  type PluginContext,
  sendParts,
  shorten,
  type TwilioApi,
  textParts,
  z,
} from '#sdk';
import { toAddress } from './address.ts';
import type { Settings } from './index.ts';
import type { ServiceWindow } from './window.ts';

/** What one message holds, in UTF-16 units: Twilio answers 21617 to more. */
export const TEXT_LENGTH = 1_600;
/** What WhatsApp takes in a variable of a template, with room for the template's own words. */
const VARIABLE_LENGTH = 900;
/** Twilio's code for free text later than 24 h after the person's last message. */
const OUTSIDE_WINDOW = 63016;

interface SenderParts {
  readonly twilio: TwilioApi;
  readonly window: ServiceWindow;
  readonly owner: string;
}

/**
 * Sends texts in WhatsApp's own marks, options as numbered lines (buttons need an approved template each), and templates where
 * the window is over or an operator names one.
 */
export function createSender(context: PluginContext<Settings>, { twilio, window, owner }: SenderParts): Channel['send'] {
  const { settings, store, count } = context;

  return async (to, activity, signal) => {
    const user = toAddress(to.user?.id) ?? toAddress(to.conversation?.id);
    if (user === undefined) throw noRecipient(owner);
    const from = toAddress(to.bot?.id) ?? settings.TWILIO_WHATSAPP_FROM;
    const sendAll = (contents: readonly Content[]) =>
      sendParts(contents, (content) => twilio.send({ To: user, From: from, ...content }, signal), { store, to, activity });
    const template = templateOf(activity, owner);
    if (template) return sendAll([template]);
    const texts = textParts(activity, TEXT_LENGTH, { bold: '*', strike: '~' });
    if (texts.length === 0) return {};
    if (await window.isOver(user)) return sendAll([fallback(texts)]);
    try {
      return await sendAll(texts.map((Body) => ({ Body })));
    } catch (error) {
      if (error instanceof BlinkyError && error.platformCode === OUTSIDE_WINDOW) return sendAll([fallback(texts)]);
      throw error;
    }
  };

  /** The texts in the template for after the window. Throws a final BLINKY_SEND_FAILED where none is set. */
  function fallback(texts: readonly string[]): Template {
    const ContentSid = settings.TWILIO_FALLBACK_CONTENT_SID;
    count('outside_window', ContentSid ? 'template' : 'not_sent');
    if (!ContentSid) {
      const hint = 'set TWILIO_FALLBACK_CONTENT_SID';
      const details = { owner, hint, retryable: false, platformCode: OUTSIDE_WINDOW };
      throw new BlinkyError('BLINKY_SEND_FAILED', `the 24 h window is over (error ${OUTSIDE_WINDOW})`, details);
    }
    // A variable takes no line break, no tab and no four blanks in a row.
    const variable = shorten(texts.join('').trim().replace(/\s+/g, ' '), VARIABLE_LENGTH);
    return { ContentSid, ContentVariables: JSON.stringify({ 1: variable }) };
  }
}

type Template = { readonly ContentSid: string; readonly ContentVariables?: string };
type Content = Template | { readonly Body: string };

const templateShape = z.strictObject({
  contentSid: z.string().regex(/^HX[0-9a-fA-F]{32}$/),
  contentVariables: z.record(z.string(), z.string()).optional(),
});

/**
 * The approved Content template that an operator sends (`channelData.template`), undefined where there is none. WhatsApp takes
 * it at any time. Throws a final BLINKY_SEND_FAILED for one that Twilio would refuse.
 */
function templateOf({ channelData }: Partial<Activity>, owner: string): Template | undefined {
  if (channelData?.template === undefined) return undefined;
  const { success, data } = templateShape.safeParse(channelData.template);
  if (!success) {
    const hint = 'send {"contentSid": "HX…", "contentVariables": {"1": "…"}}';
    throw new BlinkyError('BLINKY_SEND_FAILED', 'the template is none of Twilio’s', { owner, hint, retryable: false });
  }
  const { contentSid: ContentSid, contentVariables } = data;
  return contentVariables ? { ContentSid, ContentVariables: JSON.stringify(contentVariables) } : { ContentSid };
}
