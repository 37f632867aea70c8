import type { Locale } from '#sdk';

const es = {
  refusal: 'Con eso no puedo ayudarte. Si fue un malentendido, dímelo con otras palabras y con gusto te contesto.',
  danger: (lines: string) => `Si tú o alguien más corre peligro, llama ahora: ${lines}.`,
};

export const texts = {
  'es-MX': es,
  en: {
    refusal: 'I cannot help with that. If it was a misunderstanding, please say it in other words and I will gladly answer.',
    danger: (lines: string) => `If you or somebody else is in danger, call now: ${lines}.`,
  },
} satisfies Record<Locale, typeof es>;
