import type { Locale } from '#sdk';

const es = {
  portal: (name: string, url: string) => `El portal interno es ${name}: ${url}`,
  products: 'Nuestros productos:',
};

export const texts = {
  'es-MX': es,
  en: {
    portal: (name, url) => `The internal portal is ${name}: ${url}`,
    products: 'Our products:',
  },
} satisfies Record<Locale, typeof es>;
