import type { Company, Locale } from '#sdk';

const es = {
  welcome: ({ assistant, name }: Company) =>
    `¡Hola! Soy ${assistant}, el asistente virtual de ${name}. Pregúntame con tus palabras sobre tu ingreso, pagos, prestaciones, vacaciones o lo que necesites; si no lo sé, te digo quién sí. Escribe «ayuda» para ver opciones.`,
  notice: ({ assistant, name, privacyNotice }: Company) =>
    `${assistant} es un asistente automático de ${name}, no una persona. Aviso de privacidad: ${privacyNotice}`,
};

export const texts = {
  'es-MX': es,
  en: {
    welcome: ({ assistant, name }) =>
      `Hi! I'm ${assistant}, the virtual assistant of ${name}. Ask me in your own words about joining, pay, benefits, time off or whatever you need; if I don't know, I'll tell you who does. Write "help" to see options.`,
    notice: ({ assistant, name, privacyNotice }) =>
      `${assistant} is an automatic assistant of ${name}, not a person. Privacy notice: ${privacyNotice}`,
  },
} satisfies Record<Locale, typeof es>;
