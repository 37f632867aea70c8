import type { Locale } from '#sdk';

const es = {
  first: '¡Hola! Qué gusto que estés por aquí. Pregúntame lo que necesites de tu ingreso y tu día a día en el trabajo.',
  again: '¡Hola! ¿En qué te ayudo?',
  calm: 'Aquí estoy. ¿Qué necesitas?',
};

export const texts = {
  'es-MX': es,
  en: {
    first: "Hi! It's great to have you here. Ask me anything about joining and about your day-to-day at work.",
    again: 'Hi! How can I help?',
    calm: "I'm here. What do you need?",
  },
} satisfies Record<Locale, typeof es>;
