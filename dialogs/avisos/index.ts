import { defineDialog, fold } from '#sdk';
import { texts } from './texts.ts';

/** The words that platforms and their users know; alone, since «dar de baja» is a question about leaving. */
const STOP =
  '^(baja|stop|alto|unsubscribe|cancelar avisos|no (quiero|me mandes) (mas )?(avisos|mensajes)|dejar de recibir avisos|ya no me mandes (avisos|mensajes))( por favor)?$';
const START = '^(alta|start|unstop|subscribe|(quiero )?recibir avisos( otra vez)?)( por favor)?$';

/** "No me des de baja": the words of the wish, and the contrary of it. */
const contrary =
  /^(?:(?:mejor|por favor|oye|pero|please) )*(?:no|nunca|don t|do not)(?: (?:quiero|que|me|i|want|to))* (?:des|darme|den|dar|dejes?|dejar|cancel\w*|unsubscribe|stop)\b/;

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
    const speak = texts[turn.locale];
    const stays = turn.intent === 'dejar_avisos' && contrary.test(fold(turn.text));
    const wanted = turn.intent === 'recibir_avisos' || stays;
    turn.conversation.announcements(wanted);
    await turn.say(stays ? speak.stays : wanted ? speak.on : speak.off);
  },
});
