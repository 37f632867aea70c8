import type { Locale } from '#sdk';

const es = {
  one: '¿Te refieres a esto? Contesta «sí» o pregúntamelo de otra manera.',
  several: '¿Te refieres a alguna de estas? Elige una o pregúntamelo de otra manera.',
};

export const texts = {
  'es-MX': es,
  en: {
    one: 'Do you mean this? Answer "yes" or ask me in another way.',
    several: 'Do you mean one of these? Choose one or ask me in another way.',
  },
} satisfies Record<Locale, typeof es>;
