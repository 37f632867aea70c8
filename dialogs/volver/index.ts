import { defineDialog } from '#sdk';
import { texts } from './texts.ts';

const bot = '(el |al |con el |del )?(bot|blinky|asistente|robot|chatbot)';

export default defineDialog({
  sdk: 1,
  id: 'volver',
  summary: 'Answers again after a pause; the host resumes on this intent.',
  intents: [
    {
      name: 'volver',
      whilePaused: true,
      description: 'The user wants the assistant to answer again after it went quiet for a person.',
      examples: [
        'volver',
        'volver al bot',
        'regresar al bot',
        'quiero regresar con el asistente',
        'ya puedes contestar',
        'ya puedes responder otra vez',
        'regresa bot',
        'reanudar',
        'continuar con el bot',
        'activa el bot de nuevo',
        'ya terminé con la persona, vuelve',
        'contéstame tú',
        'back to the bot',
        'you can answer again',
      ],
      patterns: [
        `^(quiero |deseo |puedo )?(volver|regresar|vuelve|regresa|reanuda|reanudar|continuar|continua|seguir|despierta|reactiva(r|te)?|activa(r|te)?)( (a|con|hablar con|platicar con)?( ?${bot}))?( por favor| de nuevo| otra vez)*$`,
        `^ya (puedes|podrias) (volver( a)? ?)?(contestar|responder|hablar|seguir)?(me)?( tu| de nuevo| otra vez| por favor)*$|^${bot} (vuelve|regresa|contesta|responde)$`,
        '^(contesta|responde)(me)? (tu|otra vez|de nuevo)$|^ya (termine|acabe)( con (la persona|el asesor|el agente|ellos))?( vuelve| regresa)?$',
        '^ya (me )?(atendieron|atendio|ayudaron|ayudo|resolvieron|resolvio|contestaron|contesto|hable con (ellos|alguien|una persona|recursos humanos))( (gracias|bot|blinky))*( volver| vuelve| regresa| ya puedes (contestar|volver))?$|^(gracias |listo |ok |ya |bueno |hola |ya puedes |quiero )*volver( gracias| por favor)*$',
        '^(resume|back|come back|go back|back to( the)? (bot|assistant|blinky)|you can (answer|reply|talk)( again| now)?|continue( with the bot)?)( please)?$',
      ],
    },
  ],
  create: () => (turn) => {
    const { back, here } = texts[turn.locale];
    return turn.say(turn.conversation.resume() ? back : here);
  },
});
