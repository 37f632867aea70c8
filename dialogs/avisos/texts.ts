import type { Locale } from '#sdk';

const es = {
  off: 'Listo: no te mandaré avisos. Si me escribes, te sigo contestando. Para volver a recibirlos, escribe ALTA.',
  on: 'Listo: vuelvo a mandarte avisos. Para dejar de recibirlos, escribe BAJA.',
};

export const texts = {
  'es-MX': es,
  en: {
    off: 'Done: I will not send you announcements. If you write to me, I still answer. To get them again, write START.',
    on: 'Done: I will send you announcements again. To stop them, write STOP.',
  },
} satisfies Record<Locale, typeof es>;
