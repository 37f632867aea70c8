import type { Locale } from '#sdk';

const es = {
  unsure: 'Aquí estoy cuando me necesites.',
  bye: '¡Hasta luego! Aquí estaré cuando me necesites.',
};

export const texts = {
  'es-MX': es,
  en: {
    unsure: "I'm here whenever you need me.",
    bye: "Bye for now! I'll be here whenever you need me.",
  },
} satisfies Record<Locale, typeof es>;
