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
      ],
      patterns: [`^((${around}) )*(${thanks})( (${around}|${thanks}))*$`],
    },
  ],
  create: () => (turn) => turn.say(texts[turn.locale].welcome),
});
