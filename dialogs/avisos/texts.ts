import type { Locale } from '#sdk';

const es = {
  off: 'Listo: no te mandaré avisos. Si me escribes, te sigo contestando. Para volver a recibirlos, escribe ALTA.',
  stays: 'Está bien: te sigo mandando avisos. Para dejar de recibirlos, escribe BAJA.',
  on: 'Listo: vuelvo a mandarte avisos. Para dejar de recibirlos, escribe BAJA.',
};

export const texts = {
  'es-MX': es,
  en: {
    off: 'Done: I will not send you announcements. If you write to me, I still answer. To get them again, write START.',
    stays: 'All right: I keep sending you announcements. To stop them, write STOP.',
    on: 'Done: I will send you announcements again. To stop them, write STOP.',
  },
} satisfies Record<Locale, typeof es>;
