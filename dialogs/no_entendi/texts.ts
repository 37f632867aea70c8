import type { Company, Locale } from '#sdk';

const es = {
  unknown: 'No lo sé, y prefiero decírtelo a inventar una respuesta. Quien sí te puede ayudar:',
  again: 'Tampoco tengo esa respuesta; perdona. Quien sí te puede ayudar:',
  refused: 'Entonces te entendí mal; perdona. Pregúntamelo con otras palabras y lo busco de nuevo. También te puede ayudar:',
  declined: 'De acuerdo. Aquí sigo; pregúntame lo que necesites. También te puede ayudar:',
  unclear: 'No me quedó claro qué necesitas. Escríbemelo en una frase y lo busco. También te puede ayudar:',
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
    refused: 'Then I got you wrong; sorry. Ask me in other words and I will look again. Who can also help you:',
    declined: 'All right. I am still here; ask me whatever you need. Who can also help you:',
    unclear: 'I am not sure what you need. Write it to me in a sentence and I will look it up. Who can also help you:',
    offer: 'Would you like to be put in touch with a person?',
    person: { title: 'Yes, with a person', say: 'I want to talk to a person' },
    menu: { title: 'See what I can ask', say: 'help' },
    contact: es.contact,
  },
} satisfies Record<Locale, typeof es>;
