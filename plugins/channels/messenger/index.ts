import {
  apiUrl,
  definePlugin,
  hubRoutes,
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
import { toInbounds, webhook } from './inbound.ts';

const meta = { owner: 'channel/messenger', platform: 'Messenger' };
const TEXT_LENGTH = 2_000;

export default definePlugin({
  sdk: 1,
  kind: 'channel',
  id: 'messenger',
  summary: 'Facebook Messenger: POST /chatbot/messenger.',
  settings: z.strictObject({
    MESSENGER_PAGE_TOKEN: secretSetting('access token of the page'),
    MESSENGER_APP_SECRET: secretSetting('App Secret, which signs the webhooks'),
    MESSENGER_VERIFY_TOKEN: secretSetting('a word of your own, with which Meta verifies the webhook'),
    MESSENGER_BASE_URL: apiUrl('Messenger', 'https://graph.facebook.com'),
  }),
  create({ settings, fetch, store }) {
    async function post(user: string, content: object, signal: AbortSignal): Promise<string | undefined> {
      const headers = { authorization: `Bearer ${settings.MESSENGER_PAGE_TOKEN}` };
      const body = { recipient: { id: user }, ...content };
      const answer = await postTo(`${settings.MESSENGER_BASE_URL}/v23.0/me/messages`, body, { ...meta, fetch, signal, headers });
      const { message_id, error } = answer.body as { message_id?: string; error?: { code?: number } };
      if (answer.status < 300) return message_id;
      const code = error?.code ?? 0;
      throw refusalOf(answer, { ...meta, code, hint: hints[code], ...(passing.has(code) && { retryable: true }) });
    }

    return {
      routes: hubRoutes({
        owner: meta.owner,
        secret: () => settings.MESSENGER_APP_SECRET,
        verifyToken: () => settings.MESSENGER_VERIFY_TOKEN,
        async receive(request, host) {
          for (const inbound of toInbounds(readJsonAs(webhook, request, meta.owner))) await host.accept(inbound);
        },
      }),
      limits: { textLength: TEXT_LENGTH },
      async send(to, activity, signal) {
        const user = personIn(to.conversation?.id);
        if (user === undefined) throw noRecipient(meta.owner);
        const texts = textParts(activity, TEXT_LENGTH);
        const quick_replies = (activity.suggestedActions?.actions ?? []).slice(0, 13).map(({ title }, at) => asReply(title, at));
        const withReplies = (at: number): object => (at === texts.length - 1 && quick_replies.length > 0 ? { quick_replies } : {});
        // Meta wants to know whether somebody asked; it takes both kinds within 24 h only.
        const messaging_type = activity.replyToId === undefined ? 'UPDATE' : 'RESPONSE';
        const parts = texts.map((text, at) => ({ messaging_type, message: { text, ...withReplies(at) } }));
        return sendParts(parts, (part) => post(user, part, signal), { store, to, activity });
      },
      showTyping({ conversation }) {
        const user = personIn(conversation?.id);
        if (user) post(user, { sender_action: 'typing_on' }, AbortSignal.timeout(3_000)).catch(() => {});
      },
      reference: (to) => referenceTo({ channelId: 'messenger', user: personIn(to.trim()), bot: 'page' }),
    };
  },
});

/** Limits and faults that pass by themselves; Meta says some of them with 400. */
const passing = new Set([1, 2, 4, 32, 613, 1200, 80_006]);
const hints: Readonly<Record<number, string>> = {
  10: 'the person wrote more than 24 h ago, or the page lacks pages_messaging',
  190: 'check MESSENGER_PAGE_TOKEN',
  551: 'the person blocked the page or cannot be reached',
};

/** A person's id, which is of this page alone. */
const personIn = (id = ''): string | undefined => /^\d{5,25}$/.exec(id)?.[0];

/** The tap tells the payload, the whole option; a title that is cut starts with its number in the text. */
function asReply(option: string, at: number): object {
  const title = option.length <= 20 ? option : shorten(`${at + 1}. ${option}`, 20);
  return { content_type: 'text', title, payload: option.slice(0, 1_000) };
}
