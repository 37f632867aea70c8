import type { ChannelHarness } from '#sdk';
import plugin from './index.ts';

const profile = 'a profile has no route and sends nothing: the botframework channel does both for it';

export default {
  definition: plugin,
  settings: {},
  channelId: 'msteams',
  users: ['29:ana', '29:luis'],
  skip: {
    'a genuine request gives one turn with its channel, sender and text': profile,
    'a sender keeps one conversation, and another sender has another': profile,
    'a forged request is refused with 401 or 403 and gives no turn': profile,
    'garbage is refused with 400 and gives no turn': profile,
    'a redelivered message gives one turn': profile,
    'a message of the bot itself gives no turn': profile,
    'the reply leaves once': profile,
    'no log line, error or refusal holds a secret, a text or a sender': profile,
    'a text over the limit is split without cutting a word or a surrogate pair': profile,
    'a stored reference delivers after a restart': profile,
    'a busy or broken platform gives a retryable error that says when': profile,
    'a refusal by the platform gives a final error': profile,
    'a send that was given up delivers nothing': profile,
  },
  async open() {
    throw new Error(profile);
  },
} satisfies ChannelHarness;
