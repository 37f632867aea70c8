import type { Locale } from '#sdk';

const es = {
  unsure: 'Aquí estoy cuando me necesites.',
  bye: '¡Hasta luego! Aquí estaré cuando me necesites.',
  care: 'Cuídate mucho. Puedes escribirme cuando quieras, de día o de noche.',
};

export const texts = {
  'es-MX': es,
  en: {
    unsure: "I'm here whenever you need me.",
    bye: "Bye for now! I'll be here whenever you need me.",
    care: 'Take good care. You can write to me whenever you want, day or night.',
  },
} satisfies Record<Locale, typeof es>;
