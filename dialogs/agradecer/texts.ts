import type { Locale } from '#sdk';

const es = {
  welcome: '¡Con mucho gusto! Si te surge otra duda, aquí estoy.',
};

export const texts = {
  'es-MX': es,
  en: {
    welcome: "You're welcome! If anything else comes up, I'm here.",
  },
} satisfies Record<Locale, typeof es>;
