import { defineDialog, fold } from '#sdk';
import { texts } from './texts.ts';

const here =
  '( (por favor|ya|ahora|de una vez|de aqui|de este chat|del chat|del bot|de blinky|contigo|que (tienes|guardas|guardaste)( de mi)?))*';
const talk =
  '(esta |la |mi |nuestra |toda la |toda esta |toda mi )(conversacion|platica|charla)|(este|el) chat|(mi |el )historial( de(l)? (chat|conversacion|mensajes))?|mis mensajes|lo que (te )?(dije|escribi|conte|he dicho|platicamos|hablamos)';

/** Below this it is a guess, and what is forgotten does not come back: only the patterns are sure, and a model. */
const SURE = 0.9;
/** "No borres mis datos": the words of the order, and the contrary of it. */
const contrary =
  /^(?:(?:mejor|por favor|oye|todavia|aun|pero|ya|please|hey) )*(?:no|nunca|don t|do not|never)(?: (?:quiero|quise|queria|necesito|que|te|me|se|lo|los|la|las|pedi|vayas|a|want|you|to))* (?:borr|elimin|olvid|suprim|quit|limpi|delet|eras|forget|remov|wip)/;

export default defineDialog({
  sdk: 1,
  id: 'borrar_mis_datos',
  summary: 'Forgets the conversation at once and says so.',
  intents: [
    {
      name: 'borrar_mis_datos',
      interrupts: true,
      whilePaused: true,
      description:
        'The user orders the assistant to forget or delete this conversation or what it keeps about them; not a question about how to correct or delete data in the portal, payroll or the employee file, and not about ARCO rights with the employer.',
      examples: [
        'borra mis datos',
        'elimina mis datos por favor',
        'borra esta conversación',
        'olvida todo lo que te dije',
        'quiero que borres mis mensajes',
        'elimina el historial del chat',
        'borra todo lo que sabes de mí',
        'olvídate de mí',
        'no guardes nada de lo que escribí',
        'borra mi información de este chat',
        'puedes borrar esta plática?',
        'reinicia la conversación y borra todo',
        'delete my data',
        'forget everything I told you',
        'erase this conversation please',
        'quiero que se borre todo lo que platicamos',
        'elimina lo que sabes de mí',
        'limpia este chat',
        'borra el historial',
        'no quiero que guardes esta conversación',
        'quita mis mensajes de tu memoria',
        'olvida lo que te conté',
        'elimina mi información de tu sistema',
        'deshazte de mis datos',
        'que no quede registro de lo que hablamos',
        'suprime esta conversación',
        'borra todo y empezamos de cero',
        'ya no quiero que tengas mis datos',
        'elimina todo rastro de este chat',
        'borra lo que escribí hace rato',
        'delete this chat',
        'erase my messages',
        'wipe everything you know about me',
      ],
      patterns: [
        `^(hola )?(por favor )?(borra|elimina|suprime|olvida|quita|limpia|destruye)(me|r)? (todos )?(mis datos|mi informacion|mis datos personales|mi info)( personales| personal)?${here}$`,
        `^(hola )?(por favor )?(borra|elimina|olvida|limpia|quita|destruye|suprime)r? (todo )?(${talk})${here}$`,
        `^(hola )?(por favor )?(quiero|necesito|deseo|pido|te pido|solicito|puedes|podrias|me puedes|me podrias) (que )?(borres?|borrar|elimines?|eliminar|olvides?|olvidar|suprimas?|suprimir)(me)? (todos )?(mis datos|mi informacion|mis datos personales|${talk}|todo)( personales)?${here}$`,
        `^(borra|elimina|olvida)(te)?( de)? (todo|todo lo (que (sabes|tienes|guardas|guardaste)( de mi| sobre mi)?|mio|anterior)|lo que (sabes|tienes|guardaste) (de|sobre) mi|mi)${here}$`,
        '^olvida(te)? (de )?(todo|mi|todo lo que .{1,40})$|^olvidame( por favor)?$|^no (guardes|conserves) (nada|mis datos|mi informacion|mis mensajes)( de .{1,30})?$',
        '^(please )?(can you |could you )?(i want you to )?(delete|erase|remove|forget|wipe) (all )?(my (personal )?(data|information|messages|history|chat history)|this (chat|conversation)|everything( i (said|told you|wrote))?|our conversation|me)( please| now)?$',
      ],
    },
  ],
  menu: {
    'es-MX': { title: 'Borrar esta conversación', say: 'Borra mis datos' },
    en: { title: 'Delete this conversation', say: 'Delete my data' },
  },
  create: (host) => async (turn) => {
    const speak = texts[turn.locale];
    if (contrary.test(fold(turn.text))) return turn.say(speak.kept);
    if (turn.confidence < SURE) return turn.say({ text: speak.ask, options: [speak.yes, speak.no] });
    turn.conversation.forget();
    await turn.say(speak.done);
    await turn.say(speak.employer(host.company().privacyNotice));
  },
});
