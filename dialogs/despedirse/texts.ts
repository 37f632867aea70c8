import type { Locale } from '#sdk';

const es = {
  bye: '¡Hasta luego! Aquí estaré cuando me necesites.',
};

export const texts = {
  'es-MX': es,
  en: {
    bye: "Bye for now! I'll be here whenever you need me.",
  },
} satisfies Record<Locale, typeof es>;
