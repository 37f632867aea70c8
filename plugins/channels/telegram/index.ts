import {
  type Activity,
  apiUrl,
  type ChannelRoute,
  definePlugin,
  forged,
  noRecipient,
  postTo,
  readJsonAs,
  referenceTo,
  refusalOf,
  sameSecret,
  secretSetting,
  sendParts,
  textParts,
  z,
} from '#sdk';
import { toInbound, update } from './inbound.ts';

const owner = 'channel/telegram';
const platform = 'Telegram';
const TEXT_LENGTH = 4_096;

export default definePlugin({
  sdk: 1,
  kind: 'channel',
  id: 'telegram',
  summary: 'Telegram: POST /chatbot/telegram.',
  settings: z.strictObject({
    TELEGRAM_BOT_TOKEN: secretSetting('token that BotFather gave', { pattern: /^\d+:[\w-]+$/, expected: 'a token such as 123456:ABC-DEF' }),
    TELEGRAM_WEBHOOK_SECRET: secretSetting('secret_token of the webhook', {
      pattern: /^[\w-]{1,256}$/,
      expected: '1 to 256 of A-Za-z0-9_-',
    }),
    TELEGRAM_BASE_URL: apiUrl('Telegram', 'https://api.telegram.org'),
  }),
  create({ settings, fetch, store }) {
    const bot = (): string => settings.TELEGRAM_BOT_TOKEN.split(':')[0] ?? '';

    const receive: ChannelRoute['handle'] = async (request, host) => {
      const secret = String(request.headers['x-telegram-bot-api-secret-token'] ?? '');
      if (!sameSecret(secret, settings.TELEGRAM_WEBHOOK_SECRET)) throw forged(owner, 'set the webhook again, with TELEGRAM_WEBHOOK_SECRET');
      const inbound = toInbound(readJsonAs(update, request, owner), bot());
      if (inbound) await host.accept(inbound);
      return { status: 200 };
    };

    async function post(method: 'sendMessage' | 'sendChatAction', body: object, signal: AbortSignal): Promise<string | undefined> {
      const url = `${settings.TELEGRAM_BASE_URL}/bot${settings.TELEGRAM_BOT_TOKEN}/${method}`;
      const answer = await postTo(url, body, { owner, platform, fetch, signal });
      const { result, parameters } = answer.body as { result?: { message_id?: number }; parameters?: { retry_after?: number } };
      if (answer.status < 300) return result?.message_id?.toString();
      const wait = parameters?.retry_after;
      throw refusalOf(answer, { owner, platform, hint: hints[answer.status], ...(wait !== undefined && { retryAfterMs: wait * 1_000 }) });
    }

    return {
      routes: [{ method: 'post', path: '/', accepts: ['application/json'], handle: receive }],
      limits: { textLength: TEXT_LENGTH },
      async send(to, activity, signal) {
        const chat = chatOf(to.conversation?.id);
        if (!chat) throw noRecipient(owner);
        const texts = textParts(activity, TEXT_LENGTH);
        const parts = texts.map((text, at) => ({ ...chat, text, ...(at === texts.length - 1 && keyboard(activity)) }));
        return sendParts(parts, (part) => post('sendMessage', part, signal), { store, to, activity });
      },
      showTyping({ conversation }) {
        const chat = chatOf(conversation?.id);
        if (chat) post('sendChatAction', { ...chat, action: 'typing' }, AbortSignal.timeout(3_000)).catch(() => {});
      },
      reference(to) {
        const chat = chatOf(to.trim())?.chat_id;
        return chat === undefined ? undefined : referenceTo({ channelId: 'telegram', user: String(chat), bot: bot(), isGroup: chat < 0 });
      },
    };
  },
});

const hints: Readonly<Record<number, string>> = {
  400: 'the chat does not exist, or the person has not started the bot',
  401: 'check TELEGRAM_BOT_TOKEN',
  403: 'the person blocked the bot, or it was removed from the group',
  404: 'check TELEGRAM_BOT_TOKEN and TELEGRAM_BASE_URL',
};

/** Options as a keyboard that hides once tapped, which sends the person's own message. A further reply must not take it away. */
function keyboard({ suggestedActions }: Partial<Activity>): { reply_markup?: object } {
  const rows = (suggestedActions?.actions ?? []).map(({ title }) => [{ text: title }]);
  return rows.length > 0 ? { reply_markup: { keyboard: rows, one_time_keyboard: true, resize_keyboard: true } } : {};
}

/** The id of a conversation as Telegram takes it: a chat, and the topic after a colon. */
function chatOf(id = ''): { chat_id: number; message_thread_id?: number } | undefined {
  const [, chat, thread] = /^(-?[1-9]\d{0,15})(?::(\d{1,15}))?$/.exec(id) ?? [];
  return chat === undefined ? undefined : { chat_id: Number(chat), ...(thread !== undefined && { message_thread_id: Number(thread) }) };
}
