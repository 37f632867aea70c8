import type { Locale } from '#sdk';

const es = {
  intro: (company: string) => `Lo que distingue a ${company}:`,
};

export const texts = {
  'es-MX': es,
  en: {
    intro: (company) => `What sets ${company} apart:`,
  },
} satisfies Record<Locale, typeof es>;
