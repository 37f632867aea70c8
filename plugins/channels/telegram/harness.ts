import type { ChannelHarness, ChannelPlatform, SampleMessage } from '#sdk';
import plugin from './index.ts';
import { openTelegram, TOKEN } from './testing/telegram-server.ts';
import { message, posted, SECRET, update } from './testing/updates.ts';

/** Telegram, played: updates with the webhook's secret, and the Bot API in memory. */
export default {
  definition: plugin,
  settings: { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_WEBHOOK_SECRET: SECRET },
  channelId: 'telegram',
  users: ['5512345678', '5587654321'],
  async open(): Promise<ChannelPlatform> {
    const telegram = openTelegram();
    return {
      fetch: telegram.fetch,
      message: async (sample) => posted(updateOf(sample)),
      forge: async (sample) => [
        posted(updateOf(sample), {}),
        posted(updateOf(sample), { 'x-telegram-bot-api-secret-token': '' }),
        posted(updateOf(sample), { 'x-telegram-bot-api-secret-token': `${SECRET}x` }),
        { ...posted(updateOf(sample), {}), url: `/chatbot/telegram?secret_token=${SECRET}` },
      ],
      garbage: async () => [
        posted('{'),
        posted('[]'),
        posted({}),
        posted({ update_id: 'uno' }),
        posted({ update_id: 1, message: 'hola' }),
        posted({ update_id: 1, message: { ...message(), chat: { id: 'x', type: 'private' } } }),
      ],
      ownMessage: async () => posted(update({ text: 'yo', from: { id: 110_201_543, is_bot: true, first_name: 'Blinky' } })),
      sent: () => telegram.taken.map(({ body }) => ({ to: String(body?.chat_id), text: String(body?.text) })),
      refuse: (refusal) => telegram.refuse(refusal),
      close: async () => {},
    };
  },
} satisfies ChannelHarness;

function updateOf({ number, from, text }: SampleMessage): object {
  const person = { from: { id: Number(from), is_bot: false, first_name: 'Ana' }, chat: { id: Number(from), type: 'private' } };
  return update({ ...person, text }, number);
}
