import type { Locale } from '#sdk';

interface Names {
  readonly assistant: string;
  readonly company: string;
}

const es = {
  who: ({ assistant, company }: Names) =>
    `Soy ${assistant}, el asistente virtual de ${company}: un programa que contesta en automático, no una persona. Respondo dudas del trabajo con la información de la empresa; si no sé algo, te lo digo y te paso con quien sí sabe.`,
  person: 'Si prefieres hablar con alguien, escribe «hablar con una persona».',
};

export const texts = {
  'es-MX': es,
  en: {
    who: ({ assistant, company }) =>
      `I'm ${assistant}, the virtual assistant of ${company}: a program that answers automatically, not a person. I answer questions about work from the company's own information; when I don't know, I say so and point you to someone who does.`,
    person: 'If you would rather talk to someone, write "talk to a person".',
  },
} satisfies Record<Locale, typeof es>;
