import type { Locale } from '#sdk';

const es = {
  changed: 'Listo, seguimos en español. ¿En qué te ayudo?',
  already: 'Ya estamos en español. ¿En qué te ayudo?',
};

export const texts = {
  'es-MX': es,
  en: {
    changed: "Sure, let's continue in English. Some answers exist only in Spanish; I'll tell you when that is so. How can I help?",
    already: 'We are already speaking English. How can I help?',
  },
} satisfies Record<Locale, typeof es>;
