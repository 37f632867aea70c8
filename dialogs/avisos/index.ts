import { defineDialog } from '#sdk';
import { texts } from './texts.ts';

/** The words that platforms and their users know; alone, since «dar de baja» is a question about leaving. */
const STOP =
  '^(baja|stop|alto|unsubscribe|cancelar avisos|no (quiero|me mandes) (mas )?(avisos|mensajes)|dejar de recibir avisos|ya no me mandes (avisos|mensajes))( por favor)?$';
const START = '^(alta|start|unstop|subscribe|(quiero )?recibir avisos( otra vez)?)( por favor)?$';

export default defineDialog({
  sdk: 1,
  id: 'avisos',
  summary: 'Stops and resumes messages that the user did not ask for: BAJA or STOP, ALTA or START.',
  intents: [
    {
      name: 'dejar_avisos',
      description: 'The user wants no more announcements from the assistant; not a question about leaving the company.',
      examples: ['BAJA', 'STOP', 'ya no me mandes avisos', 'no quiero más mensajes', 'deja de mandarme avisos'],
      patterns: [STOP],
      interrupts: true,
      whilePaused: true,
    },
    {
      name: 'recibir_avisos',
      description: 'The user wants to get announcements from the assistant again.',
      examples: ['ALTA', 'START', 'quiero recibir avisos otra vez', 'recibir avisos', 'subscribe'],
      patterns: [START],
      interrupts: true,
      whilePaused: true,
    },
  ],
  create: () => async (turn) => {
    const wanted = turn.intent === 'recibir_avisos';
    turn.conversation.announcements(wanted);
    await turn.say(wanted ? texts[turn.locale].on : texts[turn.locale].off);
  },
});
