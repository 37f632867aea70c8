import { type Company, defineDialog } from '#sdk';
import { texts } from './texts.ts';

export default defineDialog({
  sdk: 1,
  id: 'ayuda',
  summary: 'Shows what can be asked, from what is loaded.',
  intents: [
    {
      name: 'ayuda',
      description: 'The user asks what the assistant can do, for help in general, or for the menu; not for help with one named matter.',
      examples: [
        'ayuda',
        'menú',
        'qué puedes hacer?',
        'en qué me puedes ayudar',
        'me ayudas?',
        'necesito ayuda',
        'qué te puedo preguntar',
        'qué opciones hay',
        'muéstrame el menú por favor',
        'cómo funciona esto',
        'no sé qué preguntarte',
        'de qué temas sabes',
        'para qué sirves',
        'help',
        'what can you do?',
        'show me the menu',
        'échame la mano',
        'oriéntame por favor',
        'no sé por dónde empezar',
        'por dónde empiezo',
        'qué sabes hacer',
        'qué más puedes hacer',
        'con qué cosas ayudas',
        'sobre qué te puedo consultar',
        'qué clase de dudas resuelves',
        'enséñame las opciones',
        'dame la lista de temas',
        'muéstrame los temas disponibles',
        'lista de opciones',
        'qué temas manejas',
        'de qué cosas me puedes informar',
        'cuáles son tus funciones',
        'qué información tienes',
        'qué servicios ofreces',
        'ando perdido, qué hago aquí',
        'soy nuevo y no sé cómo usarte',
        'cómo te uso',
        'cómo le hago para preguntarte',
        'quiero ver el menú otra vez',
        'regrésame al inicio',
        'ponme las opciones de nuevo',
        'dime qué puedo preguntarte',
        'tienes algún índice de temas',
        'explícame cómo funcionas',
        'hay un tutorial',
        'qué onda, en qué me ayudas',
        'no le entiendo a esto, cómo va',
        'necesito orientación',
        'what topics do you know',
        'list of topics please',
        'how can you help me',
        "i don't know where to start",
      ],
      patterns: [
        '^(hola )?(por favor )?(ayuda(me)?|auxilio|sos|help( me)?|menu( principal)?|opciones|comandos|temas|inicio|options)( por favor| please)?$',
        '^(hola )?(necesito|quiero|ocupo|requiero) (tu |un poco de |una? )?(ayuda|apoyo|paro)( por favor)?$',
        '^(hola )?(me )?(puedes|podrias|puede) ayudar(me)?( (con algo|por favor))?$|^(hola )?me (ayudas|echas la mano)( por favor)?$',
        '^(hola )?(con |en |de )?que (cosas |temas |dudas )?(mas )?(me )?(puedes|sabes|podrias) (hacer|ayudar(me)?|contestar(me)?|responder(me)?|resolver(me)?)( tu| por mi)?$',
        '^(que|sobre que|de que)( cosas| temas)? (te )?(puedo|podria) (preguntar(te)?|pedir(te)?|consultar(te)?)$|^(de|sobre) que (temas )?(sabes|hablas)$',
        '^(que|cuales son las) opciones (hay|tengo|tienes|disponibles)?$|^para que (sirves|eres bueno)$|^como (funcionas?|funciona esto|te uso|se usa esto)$',
        '^(muestra(me)?|ver|dame|ensena(me)?|quiero ver|regresa(r)? al|volver al|show( me)?) (el |las |the |un )?(menu|opciones|options)( principal)?( por favor| please)?$',
        '^(what can (you (do|help( me)?( with)?)|i ask( you)?)|how does this work|i need help|can you help( me)?|how do you work)$',
      ],
    },
  ],
  create: (host) => async (turn) => {
    // "Ayuda" after something grave is no question about the menu.
    if (turn.conversation.delicate) await turn.say(urgent(host.company(), texts[turn.locale]));
    const options = host.menu(turn.locale);
    await turn.say(options.length > 0 ? { text: texts[turn.locale].intro, options } : texts[turn.locale].bare);
  },
});

function urgent({ hotlines, contacts: { sensitive } }: Company, speak: (typeof texts)['es-MX']): string {
  const lines = hotlines.map(({ name, phone }) => `- ${name}: ${phone}`);
  return [speak.urgent, ...lines, `- ${sensitive.name}: ${sensitive.reach}`].join('\n');
}
