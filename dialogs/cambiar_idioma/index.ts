import { defineDialog } from '#sdk';
import { requestedLocale } from './language.ts';
import { texts } from './texts.ts';

const language = '(ingles|english|espanol|castellano|spanish)';
const polite = '( por favor| please| gracias| pls)*';

export default defineDialog({
  sdk: 1,
  id: 'cambiar_idioma',
  summary: 'Changes the language of the conversation.',
  intents: [
    {
      name: 'cambiar_idioma',
      interrupts: true,
      description:
        'The user asks the assistant to speak English or Spanish, or says not to understand the present language; not a question about language courses or whether a job needs a language.',
      examples: [
        'in english please',
        'habla español',
        'switch to spanish',
        'puedes hablar en inglés?',
        'cambia el idioma',
        'prefiero en inglés',
        'en español por favor',
        "I don't speak Spanish",
        'no hablo inglés',
        'do you speak english?',
        'hablas inglés?',
        'contéstame en inglés',
        'english',
        'quiero cambiar a español',
        'can we talk in english',
        'no entiendo, en español porfa',
        'cambiar idioma a inglés',
        'háblame en inglés',
        'prefiero inglés',
        'pásate a inglés',
        'podemos hablar en inglés',
        'contéstame en inglés por favor',
        'ponlo en inglés',
        'cambia el idioma a inglés',
        'puedes responder en inglés',
        'no hablo bien español, inglés por favor',
        'en inglés porfa',
        'sigamos en inglés',
        'quiero la conversación en inglés',
        'english please',
        'can we continue in english',
        'answer me in english',
        "let's switch to english",
        'could you reply in english',
        'spanish please',
        'regresa a español',
        'vuelve al español',
      ],
      patterns: [
        `^(hola |hi |hello |ok |sorry |perdon |disculpa |no entiendo |i don t understand )*(mejor |prefiero |pero |rather |only |solo )?(en |in |a |to )?${language}( only| solamente)?${polite}$`,
        `^(hola |oye |por favor |please )*(me )?(habla|contesta|responde|escribe|platica|dime|atiendeme|hablame|explica)(s|me|melo|lo|r)? (en |solo en )?${language}${polite}$`,
        `^(hola |oye |por favor )*(me |te )?(puedes|podrias|podemos|puede|prefiero|quiero|quisiera|me gustaria|prefiero que|quiero que|se puede) (me )?(hablar|contestar|responder|escribir|platicar|atender|continuar|seguir|cambiar|hables|contestes|respondas|cambiemos)(me|te|nos)? ?(el idioma )?(en |a |al )?${language}${polite}$`,
        `^(cambia|cambiar|cambiame|cambie|pon|ponlo|pasa|pasar|pasame|sigamos|continuemos|seguimos|quiero cambiar|puedes cambiar|como cambio)( (el|de|del|la|tu|mi))*( (idioma|lengua|lenguaje))?( (a|al|en|de))? ?${language}?${polite}$`,
        `^(yo )?no (hablo|entiendo|se|leo|domino)( (mucho|nada de|bien el|bien|muy bien|el))? ?${language}( (muy )?bien| mucho)?( (puedes|podrias|hablas|habla|en|mejor)( hablar)?( en)? ${language})?${polite}$`,
        `^(hablas|entiendes|sabes|manejas|usted habla|do you (speak|understand|know)|can you (speak|talk|write|answer|reply)( to me)?( in)?|speak|talk|write|answer|reply|please speak)( to me)?( in)? ${language}${polite}$`,
        `^(please |can (you |we |i )|could (you |we )|let s |i want to |i d like to |i would like to |i prefer )*(please )?(switch|change|talk|speak|continue|chat|go|set|answer|write)?( the language| my language| language| it)?( to me)?( (to|in|back to))? ${language}${polite}$`,
        `^(sorry )?i (do not|don t|can t|cannot) (speak|understand|read|know)( any| much)? ${language}( very well| well)?${polite}$|^change( the)? language${polite}$`,
      ],
    },
  ],
  menu: {
    'es-MX': { title: 'Cambiar a inglés (English)', say: 'In English, please' },
    en: { title: 'Switch to Spanish (español)', say: 'En español, por favor' },
  },
  create: () => async (turn) => {
    const before = turn.locale;
    const locale = requestedLocale(turn.text, before);
    // Set even when nothing changes: from now on the language is what the user asked for, not what was detected.
    turn.conversation.setLocale(locale);
    await turn.say(locale === before ? texts[locale].already : texts[locale].changed);
  },
});
