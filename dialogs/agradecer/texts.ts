import type { Locale } from '#sdk';

const es = {
  unsure: 'Aquí estoy para lo que necesites.',
  welcome: '¡Con mucho gusto! Si te surge otra duda, aquí estoy.',
  trusted: 'Gracias a ti por la confianza. Aquí estoy cuando lo necesites.',
};

export const texts = {
  'es-MX': es,
  en: {
    unsure: "I'm here for whatever you need.",
    welcome: "You're welcome! If anything else comes up, I'm here.",
    trusted: "Thank you for your trust. I'm here whenever you need me.",
  },
} satisfies Record<Locale, typeof es>;
