import type { Locale } from '#sdk';

const es = {
  inSpanish: '(Por ahora solo tengo esta respuesta en español.)',
  gone: 'Justo ahora se actualizaron mis respuestas. ¿Me lo preguntas otra vez, por favor?',
};

export const texts = {
  'es-MX': es,
  en: {
    inSpanish: '(For now I only have this answer in Spanish.)',
    gone: 'My answers were updated just now. Could you ask me again, please?',
  },
} satisfies Record<Locale, typeof es>;
