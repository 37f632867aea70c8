import { defineDialog } from '#sdk';
import { texts } from './texts.ts';

const thanks = [
  '(muchas|muchisimas|mil|infinitas|ok|va|sale|muy bien|super) gracias|gracias+|graci?as+|te (lo )?agradezco( mucho)?|se agradece|agradecid[oa]',
  'mil gracias|thanks( a lot| so much)?|thank you( so much| very much)?|thx|ty|(eres|muy|que) (muy )?amable|me (ayudaste|sirvio|fue) (mucho|de mucha ayuda|muy util)',
].join('|');
const around = [
  'ok|okay|okey|va|vale|sale|listo|perfecto|excelente|genial|super|muy bien|bien|bueno|ah|ay|oh|ya|orale|claro|entendido|quedo claro|ya (entendi|quedo|vi)|si|no|pues|de acuerdo|great|perfect|cool|got it',
  'por (todo|tu ayuda|la ayuda|el apoyo|tu apoyo|la info|la informacion|el dato|tu tiempo|responder|contestar|la respuesta)|amig[oa]|bot|blinky|muchas|mucho|de verdad|en serio|eres (lo maximo|un crack|genial|el mejor)|me (sirvio|ayudo) (mucho|bastante)|buen dia',
].join('|');
const understood =
  'ok|okay|okey|oki|va|va que va|vale|sale|sale y vale|sobres|listo|perfecto|excelente|genial|super|chido|padre|que (bien|bueno|chido|padre)|muy bien|bien|bueno|orale|entendido|enterad[oa]|de acuerdo|ya (entendi|quedo|vi)|asi (es|esta bien)|ah|oh|aja|great|perfect|cool|nice|got it|all right|alright|fine';

/** Below this it may be no thanks at all ("es muy grosero"), and «con mucho gusto» would hurt. */
const SURE = 0.8;

export default defineDialog({
  sdk: 1,
  id: 'agradecer',
  summary: 'Takes thanks.',
  intents: [
    {
      name: 'agradecer',
      description: 'The user thanks or confirms that the answer helped, with no further question.',
      examples: [
        'gracias',
        'muchas gracias!!',
        'mil gracias por la info',
        'ok gracias',
        'perfecto, muchas gracias por tu ayuda',
        'te lo agradezco mucho',
        'graciasss eres lo máximo',
        'va, gracias',
        'muy amable',
        'se agradece el dato',
        'ya me quedó claro, gracias',
        'me sirvió mucho',
        'thank you so much',
        'great, thanks',
        'gracias mil',
        'te la rifaste',
        'qué buena onda, gracias',
        'mil mil gracias',
        'muy agradecida con tu apoyo',
        'me salvaste, gracias',
        'eso era justo lo que necesitaba',
        'era eso, gracias',
        'genial, me quedó clarísimo',
        'qué amable eres',
        'gracias por la orientación',
        'de lujo, gracias',
        'te pasaste de buena onda',
        'ya quedó, mil gracias',
        'perfecto, con eso tengo',
        'listo, con eso me basta',
        'súper útil, gracias',
        'eres un sol',
        'gracias por la paciencia',
        'muy bien explicado, gracias',
        'vientos, gracias',
        'a toda madre, gracias',
        'gracias totales',
        'te debo una',
        'bendiciones, gracias',
        'ahora sí entendí, se agradece',
        'excelente servicio, gracias',
        'qué chido que me ayudaste',
        'thanks a bunch',
        'thank you, that helped',
        'much appreciated',
        'cheers, thanks',
        'dios te lo pague',
        'perdón, estaba enojada',
        'disculpa, andaba de malas',
        'perdón por cómo te hablé',
        'perdón por desesperarme',
        'perdón, me enojé',
        'sorry, I was upset',
        'no sabes cuánto te agradezco',
      ],
      patterns: [`^((${around}) )*(${thanks})( (${around}|${thanks}))*$`, `^((${understood}|ya|pues|m+|aah) )*(${understood})$`],
    },
  ],
  create: () => (turn) => {
    const { trusted, unsure, welcome } = texts[turn.locale];
    return turn.say(turn.conversation.delicate ? trusted : turn.confidence < SURE ? unsure : welcome);
  },
});
