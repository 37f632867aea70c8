import type { Locale } from '#sdk';

const es = {
  back: '¡Aquí estoy de nuevo! ¿En qué te ayudo?',
};

export const texts = {
  'es-MX': es,
  en: {
    back: "I'm back! How can I help?",
  },
} satisfies Record<Locale, typeof es>;
