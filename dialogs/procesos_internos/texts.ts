import type { Locale } from '#sdk';

const es = {
  inSpanish: '(Por ahora solo tengo esta respuesta en español.)',
  gone: 'Justo ahora se actualizaron mis respuestas. ¿Me lo preguntas otra vez, por favor?',
  open: 'Y de lo otro que preguntas, ¿te refieres a alguna de estas?',
  openOne: 'Y de lo otro que preguntas, ¿te refieres a esto?',
  wish: 'Y lo otro que pides, ¿lo vemos ahora?',
};

export const texts = {
  'es-MX': es,
  en: {
    inSpanish: '(For now I only have this answer in Spanish.)',
    gone: 'My answers were updated just now. Could you ask me again, please?',
    open: 'And about the other thing you ask, do you mean one of these?',
    openOne: 'And about the other thing you ask, do you mean this?',
    wish: 'And the other thing that you ask for: shall we do it now?',
  },
} satisfies Record<Locale, typeof es>;
