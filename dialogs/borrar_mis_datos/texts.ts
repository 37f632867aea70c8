import type { Locale } from '#sdk';

const es = {
  ask: '¿Quieres que olvide esta conversación y lo que llevas anotado conmigo?',
  yes: { title: 'Sí, olvídalo', say: 'Borra mis datos' },
  no: { title: 'No, ver el menú', say: 'ayuda' },
  kept: 'Está bien: no borré nada. ¿En qué te ayudo?',
  done: 'Listo: olvidé esta conversación, lo que guardaba de ella y lo que llevabas anotado conmigo. Si me vuelves a escribir, empezamos de cero.',
  employer: (privacyNotice: string) =>
    `Esto no toca tu expediente en la empresa ni lo que tu aplicación de mensajes conserve en tu teléfono. Para tus datos con la empresa (derechos ARCO), consulta el aviso de privacidad: ${privacyNotice}`,
};

export const texts = {
  'es-MX': es,
  en: {
    ask: 'Shall I forget this conversation and what you have noted with me?',
    yes: { title: 'Yes, forget it', say: 'Delete my data' },
    no: { title: 'No, see the menu', say: 'help' },
    kept: 'All right: I deleted nothing. How can I help?',
    done: 'Done: I have forgotten this conversation, what I kept of it and what you had noted with me. If you write to me again, we start afresh.',
    employer: (privacyNotice) =>
      `This does not touch your file with the company, nor what your messaging app keeps on your phone. For your data with the company (ARCO rights), see the privacy notice: ${privacyNotice}`,
  },
} satisfies Record<Locale, typeof es>;
