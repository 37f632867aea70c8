import { BlinkyError, defineDialog } from '#sdk';
import { texts } from './texts.ts';

export default defineDialog({
  sdk: 1,
  id: 'aclarar',
  summary: 'Asks which of up to three questions was meant.',
  intents: [],
  create: () => async (turn) => {
    const { candidates } = turn;
    if (candidates.length === 0) {
      throw new BlinkyError('BLINKY_TURN_FAILED', 'a clarification was started without candidates', {
        owner: 'dialog/aclarar',
        hint: 'start no_entendi where there is nothing to choose from',
      });
    }
    const speak = texts[turn.locale];
    await turn.say({
      text: candidates.length === 1 ? speak.one : speak.several,
      options: candidates.map(({ id, question }) => ({ title: question, answerId: id })),
    });
    turn.conclude('clarify', { candidates });
  },
});
