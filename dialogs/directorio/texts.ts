import type { Colleague } from '#catalog';
import type { Company, Locale } from '#sdk';

const es = {
  who: '¿A quién buscas? Dime su nombre, su área o de qué se encarga.',
  which: 'Encontré a varias personas. ¿A quién buscas?',
  many: (found: number) => `Encontré a ${found} personas. Dime algo más: apellido, área o puesto.`,
  card: ({ name, role, areas: [area], email, extension }: Colleague) =>
    [`${name}: ${role || area}`, [email, extension && `extensión ${extension}`].filter(Boolean).join(', ')].join('\n'),
  none: ({ name, reach }: Company['contacts']['default']) =>
    `No encontré a nadie así en el directorio, y prefiero no inventar. Te pueden orientar en ${name}: ${reach}`,
  cancelled: 'Está bien, lo dejamos. ¿En qué más te ayudo?',
  help: 'Busco en el directorio de la empresa: escribe un nombre («Laura Méndez»), un área («nómina») o lo que necesitas. Para dejarlo, escribe «cancelar».',
  unclear: 'No encontré a nadie así en el directorio.',
  left: 'No encontré a quien buscas; lo dejamos por ahora. Si quieres, pregúntame otra cosa.',
};

export const texts = {
  'es-MX': es,
  en: {
    who: 'Who are you looking for? Tell me a name, an area or what they are in charge of.',
    which: 'I found several people. Who are you looking for?',
    many: (found) => `I found ${found} people. Tell me more: surname, area or position.`,
    card: ({ name, role, areas: [area], email, extension }) =>
      [`${name}: ${role || area}`, [email, extension && `extension ${extension}`].filter(Boolean).join(', ')].join('\n'),
    none: ({ name, reach }) =>
      `I found nobody like that in the directory, and I'd rather not make it up. They can point you the way: ${name}: ${reach}`,
    cancelled: "All right, let's leave it. What else can I help with?",
    help: 'I search the company directory: write a name ("Laura Méndez"), an area ("payroll") or what you need. To leave, write "cancel".',
    unclear: 'I found nobody like that in the directory.',
    left: 'I could not find who you are looking for; let us leave it for now. Ask me something else if you like.',
  },
} satisfies Record<Locale, typeof es>;
