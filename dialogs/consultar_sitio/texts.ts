import type { Locale } from '#sdk';

const es = {
  site: (name: string, site: string) => `El sitio de ${name} es ${site}`,
};

export const texts = {
  'es-MX': es,
  en: {
    site: (name, site) => `The website of ${name} is ${site}`,
  },
} satisfies Record<Locale, typeof es>;
