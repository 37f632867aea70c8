import type { Locale } from '#sdk';

const es = {
  done: '(Aquí va lo que contesta sample_dialog.)',
};

export const texts = {
  'es-MX': es,
  en: {
    done: '(What sample_dialog answers goes here.)',
  },
} satisfies Record<Locale, typeof es>;
