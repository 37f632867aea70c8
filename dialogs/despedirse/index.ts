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
        'me despido, gracias por todo',
        'sería todo por hoy, bye',
        'que tengas bonita tarde',
        'ok hasta pronto',
        'te escribo luego',
        'ahí nos vemos',
        'me voy a dormir, hasta mañana',
        'see you later',
        'goodbye',
        'have a nice day',
      ],
      patterns: [
        `^((${around}) )*(${farewell})( (${around}|${farewell}))*$`,
        '^(eso (es|era|seria) todo|seria todo|es todo)( por (ahora|hoy))?( gracias)?$',
      ],
    },
  ],
  create: () => (turn) => turn.say(texts[turn.locale].bye),
});
