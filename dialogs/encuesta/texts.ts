import type { Locale } from '#sdk';

const es = {
  intro: {
    'dia-7': '¡Ya llevas una semana! ¿Nos cuentas cómo vas? Son tres preguntas de un toque y un comentario opcional.',
    'dia-30': '¡Ya llevas un mes! ¿Nos cuentas cómo vas? Son tres preguntas de un toque y un comentario opcional.',
  },
  anonymous: 'Es anónima: no se manda tu nombre, tu número ni esta conversación. Si no quieres contestar, escribe «cancelar».',
  questions: {
    'dia-7': {
      bienvenida: '¿Qué tan bienvenido o bienvenida te has sentido?',
      claridad: '¿Qué tan claro tienes lo que se espera de ti?',
      herramientas: '¿Tienes lo que necesitas para trabajar (equipo, accesos, información)?',
    },
    'dia-30': {
      integracion: '¿Qué tan parte de tu equipo te sientes?',
      apoyo: '¿Qué tanto apoyo recibes de tu líder?',
      recomendacion: '¿Qué tanto recomendarías trabajar aquí?',
    },
  },
  of: (number: number, question: string) => `${number} de 3. ${question}`,
  scale: ['1: nada', '2: poco', '3: regular', '4: bien', '5: muchísimo'],
  comment: '¿Algo que quieras agregar? Es opcional; para que siga siendo anónimo, no escribas nombres ni números.',
  nothing: 'No, nada más',
  thanks: '¡Gracias! Tu respuesta se guardó sin tu nombre. Si necesitas algo de una persona, escribe «hablar con una persona».',
  notKept: 'Gracias por contestar. No pude guardar tu respuesta en este momento, y no se quedó en ningún lado.',
  cancelled: 'Está bien, no se guardó nada. Gracias de todos modos.',
  help: 'Es una encuesta corta y anónima sobre tus primeros días: elige del 1 al 5. Para dejarla, escribe «cancelar».',
  unclear: 'Perdona, no te entendí. Elige del 1 al 5.',
  left: 'Dejamos la encuesta; no se guardó nada. ¿En qué te ayudo?',
};

export const texts = {
  'es-MX': es,
  en: {
    intro: {
      'dia-7': 'You have been here for a week! How is it going? Three questions of one tap and an optional comment.',
      'dia-30': 'You have been here for a month! How is it going? Three questions of one tap and an optional comment.',
    },
    anonymous:
      'It is anonymous: neither your name, your number nor this conversation is sent. If you would rather not answer, write "cancel".',
    questions: {
      'dia-7': {
        bienvenida: 'How welcome have you felt?',
        claridad: 'How clear is it what is expected of you?',
        herramientas: 'Do you have what you need to work (equipment, access, information)?',
      },
      'dia-30': {
        integracion: 'How much do you feel part of your team?',
        apoyo: 'How much support do you get from your lead?',
        recomendacion: 'How much would you recommend working here?',
      },
    },
    of: (number, question) => `${number} of 3. ${question}`,
    scale: ['1: not at all', '2: a little', '3: so-so', '4: well', '5: very much'],
    comment: 'Anything you would like to add? It is optional; to keep it anonymous, write no names or numbers.',
    nothing: 'No, nothing else',
    thanks: 'Thank you! Your answer was stored without your name. If you need something from a person, write "talk to a person".',
    notKept: 'Thank you for answering. I could not store your answer just now, and it was not kept anywhere.',
    cancelled: 'All right, nothing was stored. Thank you anyway.',
    help: 'This is a short, anonymous survey about your first days: choose from 1 to 5. To leave, write "cancel".',
    unclear: 'Sorry, I did not get that. Choose from 1 to 5.',
    left: 'We leave the survey; nothing was stored. How can I help?',
  },
} satisfies Record<Locale, typeof es>;
