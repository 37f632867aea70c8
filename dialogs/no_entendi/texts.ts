import type { Company, Locale } from '#sdk';

const es = {
  unknown: 'No lo sé, y prefiero decírtelo a inventar una respuesta. Quien sí te puede ayudar:',
  again: 'Tampoco tengo esa respuesta; perdona. Quien sí te puede ayudar:',
  offer: '¿Quieres que te comunique con una persona?',
  person: { title: 'Sí, con una persona', say: 'Quiero hablar con una persona' },
  menu: { title: 'Ver qué puedo preguntar', say: 'ayuda' },
  contact: ({ name, reach, hours }: Company['contacts']['default']) => `${name}: ${reach}${hours ? ` (${hours})` : ''}`,
};

export const texts = {
  'es-MX': es,
  en: {
    unknown: "I don't know, and I'd rather say so than make up an answer. Who can help you:",
    again: "I don't have that answer either; sorry. Who can help you:",
    offer: 'Would you like to be put in touch with a person?',
    person: { title: 'Yes, with a person', say: 'I want to talk to a person' },
    menu: { title: 'See what I can ask', say: 'help' },
    contact: es.contact,
  },
} satisfies Record<Locale, typeof es>;
