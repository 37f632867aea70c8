import type { Company, Locale } from '#sdk';

const es = {
  listens: 'Si es por algo que te duele, te asusta o te preocupa, te escuchan ahora mismo:',
  who: 'Con gusto. Te puede atender:',
  guess: '¿Quieres hablar con una persona? Te puede atender:',
  person: { title: 'Sí, con una persona', say: 'Quiero hablar con una persona' },
  stay: { title: 'Seguir aquí y ver el menú', say: 'ayuda' },
  contact: ({ name, reach, hours }: Company['contacts']['handoff']) => `${name}: ${reach}${hours ? ` (${hours})` : ''}`,
  consent: (question: string) => `Voy a avisar que quieres hablar con alguien. ¿Les paso también tu última pregunta? Fue: «${question}»`,
  unclear: 'Perdona, no te entendí. ¿Les paso tu última pregunta? Responde sí o no; si ya no quieres que avise, escribe «cancelar».',
  yes: 'Sí',
  no: 'No',
  toldWithQuestion: 'Listo: ya avisé y pasé tu pregunta. Te atiende:',
  told: 'Listo: ya avisé que quieres hablar con alguien, sin pasar nada de lo que escribiste. Te atiende:',
  notTold: 'No pude avisar en este momento, así que por favor búscales directamente:',
  cancelled: 'Está bien, no avisé a nadie. Aquí sigo; ¿en qué te ayudo?',
  quiet: (minutes: number) =>
    `Mientras tanto guardo silencio ${minutes === 1 ? '1 minuto' : `${minutes} minutos`} para no interrumpir. Si quieres que te conteste antes, escribe «volver».`,
};

export const texts = {
  'es-MX': es,
  en: {
    listens: 'If it is about something that hurts, frightens or worries you, somebody listens right now:',
    who: 'Of course. Who can help you:',
    guess: 'Would you like to talk to a person? Who can help you:',
    person: { title: 'Yes, with a person', say: 'I want to talk to a person' },
    stay: { title: 'Stay here and see the menu', say: 'help' },
    contact: es.contact,
    consent: (question) =>
      `I'll let them know that you want to talk to someone. Shall I pass on your last question, too? It was: "${question}"`,
    unclear:
      'Sorry, I did not get that. Shall I pass on your last question? Answer yes or no; if I should not tell anybody after all, write "cancel".',
    yes: 'Yes',
    no: 'No',
    toldWithQuestion: 'Done: I told them and passed on your question. Who will help you:',
    told: 'Done: I told them that you want to talk to someone, without anything that you wrote. Who will help you:',
    notTold: 'I could not reach them just now, so please contact them directly:',
    cancelled: "All right, I told nobody. I'm still here; how can I help?",
    quiet: (minutes) =>
      `Meanwhile I stay quiet for ${minutes === 1 ? '1 minute' : `${minutes} minutes`}, so as not to interrupt. If you want me to answer before that, write "back".`,
  },
} satisfies Record<Locale, typeof es>;
