import type { Locale } from '#sdk';

const es = {
  more: (site: string) => `Puedes conocer más en ${site}`,
};

export const texts = {
  'es-MX': es,
  en: {
    more: (site) => `You can find out more at ${site}`,
  },
} satisfies Record<Locale, typeof es>;
