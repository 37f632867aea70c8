import type { Locale } from '#sdk';

const es = {
  back: '¡Aquí estoy de nuevo! ¿En qué te ayudo?',
  here: 'Aquí estoy para lo que necesites.',
};

export const texts = {
  'es-MX': es,
  en: {
    back: "I'm back! How can I help?",
    here: "I'm here for whatever you need.",
  },
} satisfies Record<Locale, typeof es>;
