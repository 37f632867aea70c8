import { defineDialog } from '#sdk';
import { texts } from './texts.ts';

const farewell = [
  'adios+|ad?ios|bye+( bye+)?|chao|chau|ciao|hasta (luego|pronto|manana|la proxima|el lunes|entonces)|nos (vemos|leemos|hablamos)( (luego|pronto|manana|despues))?',
  'me (voy|despido|retiro)|ahi nos (vemos|vidrios)|cuidate( mucho)?|que (tengas|tenga|pases|descanses)( un)?( muy)?( buen| bonito| excelente| lindo)?( dia| tarde| noche| fin de semana)?',
  'te (hablo|escribo|busco) (luego|despues|manana)|hablamos (luego|despues|pronto)|bonit[oa] (tarde|noche|fin de semana)|excelente (tarde|noche|fin de semana)',
  'goodbye|good night|see (you|ya)( later| soon| tomorrow)?|talk to you later|have a (nice|good|great) (day|one|evening|weekend)|take care',
].join('|');
const around =
  'ok|okay|vale|va|sale|listo|bueno|pues|eso (es|era|seria) todo|es todo|seria todo|por (ahora|hoy)|(muchas |mil )?gracias( por (todo|la ayuda|tu ayuda))?|thanks?( you)?|igualmente|y|entonces|muy amable';

/** Below this it may be no goodbye at all, and must not sound like one. */
const SURE = 0.8;

export default defineDialog({
  sdk: 1,
  id: 'despedirse',
  summary: 'Says goodbye.',
  intents: [
    {
      name: 'despedirse',
      description: 'The user says goodbye or closes the conversation, with no question in the same message.',
      examples: [
        'adiós',
        'bye bye',
        'hasta luego',
        'nos vemos mañana',
        'chao, cuídate',
        'sería todo por hoy, bye',
        'que tengas bonita tarde',
        'ok hasta pronto',
        'te escribo luego',
        'ahí nos vemos',
        'me voy a dormir, hasta mañana',
        'see you later',
        'goodbye',
        'have a nice day',
        'chaito',
        'no importa, olvídalo',
        'ya no, mejor déjalo así',
        'olvídalo, gracias',
        'ahí te ves',
        'ahí nos vidrios',
        'ya me voy',
        'bueno, me retiro',
        'hasta la próxima',
        'nos vemos al rato',
        'fue todo, hasta luego',
        'eso es todo por mi parte',
        'sale pues, bye',
        'me desconecto',
        'que descanses',
        'que tengas excelente noche',
        'buen fin de semana, nos vemos',
        'cuídate mucho, adiós',
        'hasta otra',
        'luego te busco',
        'con eso cierro, adiós',
        'ya no tengo más dudas, hasta pronto',
        'ya no necesito nada más',
        'no, sería todo',
        'por ahora es todo',
        'dejamos la plática aquí',
        'cerramos, que estés bien',
        'ya me tengo que ir',
        'te dejo, bye',
        'me jalo, nos vemos',
        'a la bestia, ya es tarde, me voy',
        'adiosito',
        'arre, ahí la vemos',
        'hablamos otro día',
        'bye bot',
        'talk soon',
        'catch you later',
        "that's all for today, bye",
        "i'm leaving now, bye",
      ],
      patterns: [
        `^((${around}) )*(${farewell})( (${around}|${farewell}))*$`,
        '^(no |nada )*nada( mas)?( gracias)?$|^(ya |no |mejor |ok )*(cancela(r|lo)?|salir|terminar|exit|quit|cancel)( por favor| gracias)?$',
        '^(eso (es|era|seria) todo|seria todo|es todo)( por (ahora|hoy))?( gracias)?$',
      ],
    },
  ],
  create: () => (turn) => {
    const { bye, care, unsure } = texts[turn.locale];
    return turn.say(turn.conversation.delicate ? care : turn.confidence < SURE ? unsure : bye);
  },
});
