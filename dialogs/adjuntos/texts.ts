import type { Locale } from '#sdk';

const es = {
  image: 'Recibí tu imagen, pero por ahora solo puedo leer texto. ¿Qué necesitas saber?',
  audio: 'Aún no puedo escuchar audios. ¿Me lo escribes, por favor?',
  file: 'Recibí tu archivo, pero por ahora solo puedo leer texto. ¿Qué necesitas saber? Para entregar documentos usa el portal.',
  other: 'Recibí lo que mandaste, pero por ahora solo puedo leer texto. ¿Qué necesitas saber?',
};

export const texts = {
  'es-MX': es,
  en: {
    image: 'I got your picture, but for now I can only read text. What do you need to know?',
    audio: 'I cannot listen to audio yet. Could you write it, please?',
    file: 'I got your file, but for now I can only read text. What do you need to know? To hand in documents, use the portal.',
    other: 'I got what you sent, but for now I can only read text. What do you need to know?',
  },
} satisfies Record<Locale, typeof es>;
