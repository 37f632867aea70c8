import type { Locale } from '#sdk';

const es = {
  one: '¿Te refieres a esto? Responde con el número o pregúntamelo de otra manera.',
  several: '¿Te refieres a alguna de estas? Responde con el número o pregúntamelo de otra manera.',
};

export const texts = {
  'es-MX': es,
  en: {
    one: 'Do you mean this? Answer with the number or ask me in another way.',
    several: 'Do you mean one of these? Answer with the number or ask me in another way.',
  },
} satisfies Record<Locale, typeof es>;
