import { defineDialog } from '#sdk';
import { texts } from './texts.ts';

export default defineDialog({
  sdk: 1,
  id: 'bienvenida',
  summary: 'Says once that this is an automatic assistant and where the privacy notice is.',
  intents: [],
  // Who has just been added sees the whole welcome; who already asked something sees one line after the answer.
  create: (host) => async (turn) => {
    const speak = texts[turn.locale];
    if (turn.context.activity.type !== 'message') await turn.say(speak.welcome(host.company()));
    await turn.say(speak.notice(host.company()));
  },
});
