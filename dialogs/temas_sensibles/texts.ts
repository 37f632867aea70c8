import type { Company, Locale } from '#sdk';

const es = {
  opening:
    'Lamento mucho lo que me cuentas. Es importante, y no tienes que llevarlo a solas: mereces que te escuche y te apoye una persona.',
  beside: 'Y si lo que me cuentas te duele, te asusta o te preocupa, no tienes que llevarlo a solas: mereces que te escuche una persona.',
  rows: 'Esto responde la empresa:',
  lines: 'Puedes llamar ahora mismo:',
  danger: 'Si tú o alguien más corre peligro en este momento, llama a:',
  company: 'En la empresa lo atiende:',
  honest: 'Soy un asistente automático y no le he avisado a nadie: tú decides cuándo y con quién hablar.',
  contact: ({ name, reach, hours }: Company['contacts']['sensitive']) => `${name}: ${reach}${hours ? ` (${hours})` : ''}`,
  hotline: ({ name, phone, hours }: Company['hotlines'][number]) => `- ${name}: ${phone}${hours ? ` (${hours})` : ''}`,
};

export const texts = {
  'es-MX': es,
  en: {
    opening:
      "I'm very sorry about what you describe. It matters, and you do not have to carry it alone: you deserve to be heard and supported by a person.",
    beside:
      'And if what you describe hurts, frightens or worries you, you do not have to carry it alone: you deserve to be heard by a person.',
    rows: "This is the company's own answer:",
    lines: 'You can call right now:',
    danger: 'If you or somebody else is in danger at this moment, call:',
    company: 'In the company, this is handled by:',
    honest: 'I am an automatic assistant and I have told nobody: you decide when to talk and with whom.',
    contact: es.contact,
    hotline: es.hotline,
  },
} satisfies Record<Locale, typeof es>;
