import type { Locale } from '#sdk';

const es = {
  urgent: 'Si necesitas ayuda urgente, no esperes; te pueden escuchar aquí:',
  intro: 'Puedo ayudarte con esto. Toca una opción, escribe su número o pregúntame con tus palabras:',
  bare: 'Pregúntame con tus palabras lo que necesites de tu trabajo; si no lo sé, te digo quién sí.',
};

export const texts = {
  'es-MX': es,
  en: {
    urgent: 'If you need help urgently, do not wait; somebody listens here:',
    intro: 'Here is what I can help with. Tap an option, type its number or ask in your own words:',
    bare: "Ask me in your own words whatever you need about work; if I don't know, I'll tell you who does.",
  },
} satisfies Record<Locale, typeof es>;
