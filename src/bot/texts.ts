import type { Locale } from '#sdk';

interface Texts {
  readonly failed: string;
  readonly limited: string;
  readonly notAllowed: string;
  readonly budgetSpent: string;
}

/** What the host itself says; everything else is a dialog's. */
export const texts: Readonly<Record<Locale, Texts>> = {
  'es-MX': {
    failed: 'Perdón, algo falló de mi lado y no pude responderte. Inténtalo otra vez en un momento.',
    limited: 'Recibí muchos mensajes tuyos muy seguidos. Dame un minuto y escríbeme otra vez, por favor.',
    notAllowed: 'Este asistente es solo para el personal de la empresa y no encuentro tu cuenta. Pide a Recursos Humanos que te dé acceso.',
    budgetSpent: 'En esta conversación ya usé toda mi ayuda avanzada. Te sigo contestando con lo que está en el catálogo.',
  },
  en: {
    failed: 'Sorry, something went wrong on my side and I could not answer. Please try again in a moment.',
    limited: 'I got many messages from you in a short time. Please give me a minute and write again.',
    notAllowed: 'This assistant is for the company’s staff only and I cannot find your account. Please ask Human Resources for access.',
    budgetSpent: 'I have used up my advanced help in this conversation. I keep answering with what is in the catalog.',
  },
};
