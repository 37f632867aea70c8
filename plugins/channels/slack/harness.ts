import type { ChannelHarness, ChannelPlatform, SampleMessage } from '#sdk';
import plugin from './index.ts';
import { callback, escaped, NOW, SECRET, signed } from './testing/deliveries.ts';
import { openSlack, TOKEN } from './testing/slack-server.ts';

/** Slack, played: signed events, and its Web API in memory. */
export default {
  definition: plugin,
  settings: { SLACK_BOT_TOKEN: TOKEN, SLACK_SIGNING_SECRET: SECRET },
  channelId: 'slack',
  users: ['U0ANA0001', 'W0BETO002'],
  async open(): Promise<ChannelPlatform> {
    const slack = openSlack();
    return {
      fetch: slack.fetch,
      message: async (sample) => signed(eventOf(sample)),
      forge: async (sample) => {
        const { headers, ...genuine } = signed(eventOf(sample));
        return [
          { ...genuine, headers: { 'content-type': 'application/json' } },
          { ...genuine, headers: { ...headers, 'x-slack-signature': 'v0=00' } },
          { ...genuine, headers: { ...headers, 'x-slack-request-timestamp': String(NOW + 1) } },
          { ...genuine, headers, body: `${genuine.body} ` },
          signed(eventOf(sample), { secret: 'another secret' }),
          signed(eventOf(sample), { at: NOW - 301 }),
          signed(eventOf(sample), { at: NOW + 301 }),
          signed({ type: 'url_verification', challenge: 'x' }, { secret: 'another secret' }),
        ];
      },
      garbage: async () => [
        signed('{'),
        signed('[]'),
        signed({}),
        signed({ type: 'event_callback' }),
        signed({ ...callback(), event_id: undefined }),
        signed(callback({ text: 7 })),
        signed({ type: 'url_verification' }),
        signed({ type: 'block_actions', actions: [] }, { form: true }),
      ],
      ownMessage: async () => signed(callback({ user: 'U0BOT0001', bot_id: 'B0001', text: 'yo' })),
      sent: () => slack.taken.map(({ body }) => ({ to: String(body?.channel), text: read(String(body?.text)) })),
      refuse: (refusal) => slack.refuse(refusal),
      close: async () => {},
    };
  },
} satisfies ChannelHarness;

function eventOf({ number, from, text }: SampleMessage): object {
  return callback({ user: from, channel: `D${from.slice(1)}`, text: escaped(text) }, number);
}

function read(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
