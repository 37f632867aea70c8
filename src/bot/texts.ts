import type { Locale } from '#sdk';

interface Texts {
  readonly failed: string;
  readonly limited: string;
}

/** What the host itself says; everything else is a dialog's. */
export const texts: Readonly<Record<Locale, Texts>> = {
  'es-MX': {
    failed: 'Perdón, algo falló de mi lado y no pude responderte. Inténtalo otra vez en un momento.',
    limited: 'Recibí muchos mensajes tuyos muy seguidos. Dame un minuto y escríbeme otra vez, por favor.',
  },
  en: {
    failed: 'Sorry, something went wrong on my side and I could not answer. Please try again in a moment.',
    limited: 'I got many messages from you in a short time. Please give me a minute and write again.',
  },
};
