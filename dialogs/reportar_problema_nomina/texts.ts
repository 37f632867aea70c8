import type { Company, Locale } from '#sdk';

const contact = ({ name, reach, hours }: Company['contacts']['default']): string => `${name}: ${reach}${hours ? ` (${hours})` : ''}`;

const es = {
  period: 'Vamos a reportarlo. ¿De qué pago se trata? Por ejemplo: «la quincena del 15 de agosto» o «la última».',
  cannot: (who: Company['contacts']['default']) =>
    `Desde aquí no puedo reportarlo por ti. Lo revisa ${contact(who)}. Ten a la mano de qué pago se trata y qué pasó.`,
  what: '¿Qué pasó?',
  kinds: {
    missing: 'No llegó el pago',
    amount: 'El monto es incorrecto',
    deduction: 'Un descuento que no entiendo',
    other: 'Otra cosa',
  },
  details: '¿Algo más que ayude a revisarlo? Escríbelo en un mensaje, sin contraseñas ni números de cuenta o tarjeta.',
  nothing: 'No, nada más',
  account: 'Para cuidarte no paso números de cuenta, tarjeta o CLABE. Escríbelo sin ese número, por favor.',
  consent: (period: string, kind: string, details: string) =>
    `Esto es lo que pasaría al equipo de Nómina, con tu usuario o número para que te identifiquen:\nPago: ${period}\nProblema: ${kind}${details ? `\nDetalles: ${details}` : ''}\n¿Me das permiso de enviarlo?`,
  send: 'Sí, enviar',
  dont: 'No enviar',
  sent: (reference: string, who: Company['contacts']['default']) =>
    `Listo: lo reporté con el folio ${reference}; anótalo, porque yo no guardo nada de esto. Lo revisa ${contact(who)}`,
  notSent: (who: Company['contacts']['default']) =>
    `No pude avisar a nadie, así que tu problema no quedó reportado. Por favor búscalos tú: ${contact(who)}`,
  withheld: (who: Company['contacts']['default']) =>
    `De acuerdo, no envié nada y no guardo lo que escribiste. Si prefieres verlo en persona: ${contact(who)}`,
  cancelled: 'Está bien, no reporté nada. ¿En qué más te ayudo?',
  help: 'Te ayudo a reportar un problema con tu pago: te pregunto de cuál se trata y qué pasó, y con tu permiso lo paso a Nómina. No guardo nada. Para dejarlo, escribe «cancelar».',
  unclear: 'Perdona, no te entendí.',
  left: 'No logré entenderte, así que no reporté nada. Cuando quieras lo intentamos otra vez.',
};

export const texts = {
  'es-MX': es,
  en: {
    period: 'Let\'s report it. Which payment is it about? For example: "the one of August 15" or "the last one".',
    cannot: (who) =>
      `I cannot report it for you from here. Who looks into it: ${contact(who)}. Have at hand which payment it is and what happened.`,
    what: 'What happened?',
    kinds: {
      missing: 'The payment did not arrive',
      amount: 'The amount is wrong',
      deduction: "A deduction that I don't understand",
      other: 'Something else',
    },
    details: 'Anything else that helps to look into it? Write it in one message, without passwords, account or card numbers.',
    nothing: 'No, nothing else',
    account: 'To keep you safe I pass on no account or card numbers. Please write it without that number.',
    consent: (period, kind, details) =>
      `This is what I would hand to the payroll team, with your user or number so that they know who you are:\nPayment: ${period}\nProblem: ${kind}${details ? `\nDetails: ${details}` : ''}\nMay I send it?`,
    send: 'Yes, send it',
    dont: "Don't send it",
    sent: (reference, who) =>
      `Done: I reported it, reference ${reference}; note it down, since I keep nothing of this. Who looks into it: ${contact(who)}`,
    notSent: (who) => `I could not tell anybody, so your problem was not reported. Please contact them yourself: ${contact(who)}`,
    withheld: (who) => `All right, I sent nothing and keep nothing of what you wrote. If you prefer to see somebody: ${contact(who)}`,
    cancelled: 'All right, I reported nothing. What else can I help with?',
    help: 'I help you report a problem with your pay: I ask which payment and what happened, and with your permission hand it to payroll. I keep nothing. To leave, write "cancel".',
    unclear: 'Sorry, I did not get that.',
    left: 'I could not understand, so I reported nothing. Try again whenever you like.',
  },
} satisfies Record<Locale, typeof es>;
