import type { Company, Locale } from '#sdk';

const es = {
  sorry: 'Tienes razón en molestarte, y te ofrezco una disculpa: no te he servido como esperabas. Si prefieres, te atiende una persona:',
  unsolved: 'Siento que esto no se esté resolviendo. Si prefieres, te atiende una persona:',
  contact: ({ name, reach, hours }: Company['contacts']['handoff']) => `${name}: ${reach}${hours ? ` (${hours})` : ''}`,
  person: { title: 'Hablar con una persona', say: 'Quiero hablar con una persona' },
  menu: { title: 'Seguir aquí y ver el menú', say: 'ayuda' },
};

export const texts = {
  'es-MX': es,
  en: {
    sorry: "You're right to be upset, and I apologise: I haven't been the help you expected. If you prefer, a person can help you:",
    unsolved: "I'm sorry that this is not getting solved. If you prefer, a person can help you:",
    contact: es.contact,
    person: { title: 'Talk to a person', say: 'I want to talk to a person' },
    menu: { title: 'Stay here and see the menu', say: 'help' },
  },
} satisfies Record<Locale, typeof es>;
