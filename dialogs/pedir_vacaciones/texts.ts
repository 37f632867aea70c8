import type { Company, Locale } from '#sdk';
import type { Day } from './day.ts';
import type { Leave, Objection } from './policy.ts';

const written = (locale: string) => {
  const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  return (day: Day): string => format.format(new Date(day));
};
const dia = written('es-MX');
const day = written('en-GB');
const dias = (count: number): string => (count === 1 ? '1 día laborable' : `${count} días laborables`);
const days = (count: number): string => (count === 1 ? '1 working day' : `${count} working days`);
const enDias = ({ start, end, days: count }: Leave, back: Day, advance: boolean): string =>
  `Del ${dia(start)} al ${dia(end)}: ${dias(count)}${advance ? ', como adelanto de tu primer año' : ''}.\nRegresas el ${dia(back)}.`;
const inDays = ({ start, end, days: count }: Leave, back: Day, advance: boolean): string =>
  `From ${day(start)} to ${day(end)}: ${days(count)}${advance ? ', as an advance on your first year' : ''}.\nYou are back on ${day(back)}.`;

const es = {
  when: '¿Qué días quieres tomar? Por ejemplo: «del 3 al 7 de agosto», «la próxima semana» o «5 días a partir del lunes».',
  from: (count: number) => `Van ${dias(count)}. ¿A partir de qué día?`,
  until: (start: Day) => `Desde el ${dia(start)}. ¿Hasta qué día, o cuántos días?`,
  inMonth: (month: string) => `¿Qué días de ${month}? Por ejemplo: «del 10 al 14 de ${month}».`,
  underAYear: (months: number) => `Menos de un año puede ser antes o después de los ${months} meses.`,
  noSuchDay: 'Una de esas fechas no existe en el calendario.',
  tenure: '¿Cuánto tiempo llevas en la empresa?',
  recent: (months: number) => (months === 12 ? 'Menos de un año' : `Menos de ${months} meses`),
  firstYear: (months: number) => `De ${months} meses a un año`,
  veteran: 'Un año o más',
  tooNew: (months: number, { name, reach }: Company['contacts']['default']) =>
    `Las vacaciones se pueden pedir desde ${months === 12 ? 'que cumples un año' : `los ${months} meses`} en la empresa, así que todavía no puedo pasar tu solicitud. Si tienes un caso especial, lo ven en ${name}: ${reach}`,
  summary: (leave: Leave, back: Day, advance: boolean) =>
    `Esto es lo que pasaría a Recursos Humanos, con tu usuario o número para que te identifiquen:\n${enDias(leave, back, advance)}\n¿Lo envío?`,
  send: 'Sí, enviar',
  change: 'Cambiar las fechas',
  sent: (reference: string) =>
    `Listo: pasé tu solicitud con el folio ${reference}. Todavía no está aprobada: espera la respuesta antes de comprar boletos.`,
  notSent: ({ name, url }: Company['portal'], contact: Company['contacts']['default']) =>
    `No pude avisar a nadie, así que tu solicitud no quedó registrada. Por favor métela tú en ${name} (${url}) o en ${contact.name}: ${contact.reach}`,
  ready: (leave: Leave, back: Day, advance: boolean, portal: Company['portal'], contact: Company['contacts']['default']) =>
    `Esas fechas cumplen las reglas:\n${enDias(leave, back, advance)}\nYo no puedo enviar la solicitud: métela en ${portal.name} (${portal.url}) o pídela en ${contact.name}: ${contact.reach}`,
  objection: (objection: Objection): string => {
    switch (objection.why) {
      case 'past':
        return 'Esa fecha ya pasó.';
      case 'noWorkdays':
        return 'En esas fechas no hay ningún día laborable: no necesitas pedir vacaciones.';
      case 'notice':
        return `Las vacaciones se piden con ${objection.days} días de anticipación: pueden empezar desde el ${dia(objection.first)}.`;
      case 'ahead':
        return `Es muy pronto para pedirlas: por ahora se puede hasta el ${dia(objection.last)}.`;
      case 'tooLong':
        return `Son ${dias(objection.days)}, y en una solicitud caben ${objection.most}.`;
      case 'blocked':
        return `Del ${dia(objection.from)} al ${dia(objection.to)} no se dan vacaciones (${objection.reason}).`;
    }
  },
  cancelled: 'Está bien, no pedí nada. ¿En qué más te ayudo?',
  help: 'Te ayudo a pedir vacaciones: me dices los días, reviso las reglas y, si estás de acuerdo, paso la solicitud. Puedes escribir fechas («del 3 al 7 de agosto») o días («5 días desde el lunes»). Para dejarlo, escribe «cancelar».',
  unclear: 'Perdona, no te entendí.',
  left: 'No logré entenderte, así que no pedí nada. Cuando quieras lo intentamos otra vez: escribe «quiero pedir vacaciones».',
};

export const texts = {
  'es-MX': es,
  en: {
    when: 'Which days would you like off? For example: "August 3 to 7", "next week" or "5 days starting Monday".',
    from: (count) => `That is ${days(count)}. Starting on which day?`,
    until: (start) => `From ${day(start)}. Until which day, or how many days?`,
    inMonth: (written) => {
      const month = `${written.charAt(0).toUpperCase()}${written.slice(1)}`;
      return `Which days in ${month}? For example: "${month} 10 to 14".`;
    },
    underAYear: (months) => `Less than a year may be before or after ${months} months.`,
    noSuchDay: 'One of those dates is in no calendar.',
    tenure: 'How long have you been with the company?',
    recent: (months) => (months === 12 ? 'Less than a year' : `Less than ${months} months`),
    firstYear: (months) => `${months} months to a year`,
    veteran: 'A year or more',
    tooNew: (months, { name, reach }) =>
      `Vacations can be requested after ${months === 12 ? 'one year' : `${months} months`} with the company, so I cannot hand in your request yet. For a special case, ask ${name}: ${reach}`,
    summary: (leave, back, advance) =>
      `This is what I would hand to Human Resources, with your user or number so that they know who you are:\n${inDays(leave, back, advance)}\nShall I send it?`,
    send: 'Yes, send it',
    change: 'Change the dates',
    sent: (reference) =>
      `Done: I handed in your request, reference ${reference}. It is not approved yet: wait for the answer before you buy tickets.`,
    notSent: ({ name, url }, contact) =>
      `I could not tell anybody, so your request was not registered. Please enter it yourself in ${name} (${url}), or ask ${contact.name}: ${contact.reach}`,
    ready: (leave, back, advance, portal, contact) =>
      `Those dates are within the rules:\n${inDays(leave, back, advance)}\nI cannot hand in the request: enter it in ${portal.name} (${portal.url}), or ask ${contact.name}: ${contact.reach}`,
    objection: (objection) => {
      switch (objection.why) {
        case 'past':
          return 'That day is over.';
        case 'noWorkdays':
          return 'There is no working day in that time: you need no vacations for it.';
        case 'notice':
          return `Vacations are requested ${objection.days} days ahead: they can start on ${day(objection.first)}.`;
        case 'ahead':
          return `That is too early to ask for: for now it is possible until ${day(objection.last)}.`;
        case 'tooLong':
          return `That is ${days(objection.days)}, and one request holds ${objection.most}.`;
        case 'blocked':
          return `There are no vacations from ${day(objection.from)} to ${day(objection.to)} (${objection.reason}).`;
      }
    },
    cancelled: 'All right, I requested nothing. What else can I help with?',
    help: 'I help you request vacations: you tell me the days, I check the rules and, if you agree, hand in the request. Write dates ("August 3 to 7") or days ("5 days from Monday"). To leave, write "cancel".',
    unclear: 'Sorry, I did not get that.',
    left: 'I could not understand, so I requested nothing. Try again whenever you like: write "I want to request vacation".',
  },
} satisfies Record<Locale, typeof es>;
