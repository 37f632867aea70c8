import {
  apiUrl,
  type ChannelRoute,
  definePlugin,
  forged,
  noRecipient,
  postTo,
  readJsonAs,
  referenceTo,
  refusalOf,
  secretSetting,
  sendParts,
  shorten,
  textParts,
  z,
} from '#sdk';
import { delivery, isSigned, payloadOf, toInbound } from './inbound.ts';

const slack = { owner: 'channel/slack', platform: 'Slack' };
const TEXT_LENGTH = 3_000; // of a section of a message
const PASSING = /^rate_?limited$|^(internal|fatal)_error$|^service_unavailable$|^request_timeout$/;
const hints: Readonly<Record<string, string>> = {
  invalid_auth: 'check SLACK_BOT_TOKEN',
  not_in_channel: 'invite the app into the channel',
};
const escapeText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export default definePlugin({
  sdk: 1,
  kind: 'channel',
  id: 'slack',
  summary: 'Slack through the Events API: POST /chatbot/slack.',
  settings: z.strictObject({
    SLACK_BOT_TOKEN: secretSetting('Bot User OAuth Token of the app (xoxb-…)'),
    SLACK_SIGNING_SECRET: secretSetting('Signing Secret of the app'),
    SLACK_BASE_URL: apiUrl('Slack', 'https://slack.com/api'),
  }),
  create({ settings, fetch, store, now }) {
    const receive: ChannelRoute['handle'] = async (request, host) => {
      if (!isSigned(request, settings.SLACK_SIGNING_SECRET, now())) throw forged(slack.owner, 'check SLACK_SIGNING_SECRET and the clock');
      const data = readJsonAs(delivery, payloadOf(request), slack.owner);
      if ('challenge' in data) return { status: 200, body: { challenge: data.challenge } };
      const inbound = toInbound(data);
      if (inbound) await host.accept(inbound);
      return { status: 200 };
    };

    async function post(message: object, signal: AbortSignal): Promise<string | undefined> {
      const headers = { authorization: `Bearer ${settings.SLACK_BOT_TOKEN}` };
      const answer = await postTo(`${settings.SLACK_BASE_URL}/chat.postMessage`, message, { ...slack, fetch, signal, headers });
      const { ok, ts, error: code = 'no_code' } = answer.body as { ok?: boolean; ts?: string; error?: string };
      if (answer.status < 300 && ok === true) return ts;
      throw refusalOf(answer, { ...slack, code, hint: hints[code], ...(PASSING.test(code) && { retryable: true }) });
    }

    return {
      routes: [{ method: 'post', path: '/', accepts: ['application/json', 'application/x-www-form-urlencoded'], handle: receive }],
      limits: { textLength: TEXT_LENGTH },
      async send(to, activity, signal) {
        const [channel = '', thread_ts] = to.conversation?.id?.split(':') ?? [];
        if (!/^[A-Z][A-Z0-9]{2,20}$/.test(channel)) throw noRecipient(slack.owner);
        const options = activity.suggestedActions?.actions ?? [];
        const texts = textParts(activity, TEXT_LENGTH, { bold: '*', strike: '~', escape: escapeText });
        const blocks = (at: number) => options.length > 0 && at === texts.length - 1 && { blocks: withButtons(texts[at] ?? '', options) };
        const parts = texts.map((text, at) => ({ channel, thread_ts, text, ...blocks(at), unfurl_links: false, unfurl_media: false }));
        return sendParts(parts, (part) => post(part, signal), { store, to, activity });
      },
      reference(to) {
        if (!/^[UWCG][A-Z0-9]{2,20}$/.test(to)) return undefined;
        return referenceTo({ channelId: 'slack', user: to, bot: 'slack', isGroup: /^[CG]/.test(to) });
      },
    };
  },
});

/** The text and a button for each option, 25 at most; its value is what the person could have typed. */
function withButtons(text: string, options: readonly { readonly title: string }[]): object[] {
  const elements = options.slice(0, 25).map(({ title }, at) => {
    return { type: 'button', action_id: `option-${at + 1}`, text: { type: 'plain_text', text: shorten(title, 75) }, value: title };
  });
  const section = { type: 'section', text: { type: 'mrkdwn', text } };
  return [section, { type: 'actions', elements }];
}
