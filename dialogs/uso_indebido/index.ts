import { defineDialog } from '#sdk';
import { texts } from './texts.ts';

export default defineDialog({
  sdk: 1,
  id: 'uso_indebido',
  summary: 'Answers what the moderation endpoint flags: a fixed, kind refusal and a line to call.',
  intents: [],
  create: (host) => async (turn) => {
    const speak = texts[turn.locale];
    const lines = host.company().hotlines.map(({ name, phone }) => `${name} ${phone}`);
    await turn.say(`${speak.refusal}\n${speak.danger(lines.join(', '))}`);
    turn.conversation.keepOut();
  },
});
