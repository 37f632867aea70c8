/** Words that carry facts, Spanish and English, folded; the same fact has one name in both. */

function table(entries: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const [name, list] of Object.entries(entries)) for (const word of list.split(' ')) words.set(word, name);
  return words;
}

/** Number words; `un` and `una` are read apart, since they are articles as well. */
export const numberWords = table({
  '1': 'uno one',
  '2': 'dos two both ambos ambas twice',
  '3': 'tres three',
  '4': 'cuatro four',
  '5': 'cinco five',
  '6': 'seis six',
  '7': 'siete seven',
  '8': 'ocho eight',
  '9': 'nueve nine',
  '10': 'diez ten',
  '11': 'once eleven',
  '12': 'doce twelve docena dozen',
  '13': 'trece thirteen',
  '14': 'catorce fourteen',
  '15': 'quince fifteen',
  '16': 'dieciseis sixteen',
  '17': 'diecisiete seventeen',
  '18': 'dieciocho eighteen',
  '19': 'diecinueve nineteen',
  '20': 'veinte twenty',
  '30': 'treinta thirty',
  '40': 'cuarenta forty',
  '50': 'cincuenta fifty',
  '60': 'sesenta sixty',
  '70': 'setenta seventy',
  '80': 'ochenta eighty',
  '90': 'noventa ninety',
  '100': 'cien ciento hundred',
  '1000': 'mil thousand',
  '1000000': 'millon millones million',
  half: 'medio media mitad half',
  double: 'doble double',
});

/** What a number counts: `15 días` is not `15 semanas`. */
export const units = table({
  minute: 'minuto minutos minute minutes min',
  hour: 'hora horas hour hours h hrs',
  day: 'dia dias day days',
  week: 'semana semanas week weeks',
  fortnight: 'quincena quincenas fortnight fortnights',
  month: 'mes meses month months',
  year: 'ano anos year years',
  percent: '% porciento percent',
  peso: 'peso pesos mxn $',
  dollar: 'dolar dolares usd dollar dollars',
  morning: 'am',
  evening: 'pm',
  floor: 'piso pisos floor floors',
});

/** Days, months, and other times that change a fact when they change. */
export const times = table({
  monday: 'lunes monday mondays',
  tuesday: 'martes tuesday tuesdays',
  wednesday: 'miercoles wednesday wednesdays',
  thursday: 'jueves thursday thursdays',
  friday: 'viernes friday fridays',
  saturday: 'sabado sabados saturday saturdays',
  sunday: 'domingo domingos sunday sundays',
  january: 'enero january',
  february: 'febrero february',
  march: 'marzo march',
  april: 'abril april',
  // English "May" reads as a permission, which refuses it unless the row permits something: the safe side.
  may: 'mayo',
  june: 'junio june',
  july: 'julio july',
  august: 'agosto august',
  september: 'septiembre setiembre september',
  october: 'octubre october',
  november: 'noviembre november',
  december: 'diciembre december',
  today: 'hoy today',
  tomorrow: 'tomorrow',
  yesterday: 'ayer yesterday',
  before: 'antes before previo previa',
  after: 'despues after',
  always: 'siempre always',
  free: 'gratis gratuito gratuita free',
});

/** Says that something is not so. */
export const negations = table({
  not: 'no not nunca never jamas ni nor tampoco neither nadie nobody none nada nothing ningun ninguno ninguna sin without cannot prohibido prohibida forbidden dont doesnt didnt isnt arent wont cant couldnt shouldnt mustnt wouldnt wasnt werent hasnt havent',
});

/** Says under which condition something is so. */
export const limits = table({
  except: 'excepto salvo except unless',
  only: 'solo solamente unicamente only',
  least: 'minimo minimum least',
  most: 'maximo maximum most',
});

/** Says that something must be done. */
export const duties = table({
  must: 'debe deben debes debera deberan deberas debemos must shall need needs required requires obligatorio obligatoria obligatorios obligatorias mandatory requiere requieren necesitas necesita necesitan forzoso',
});

/** With the word before it, says the same: `hay que`, `tienes que`, `have to`. */
export const dutyPairs: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['que', new Set(['hay', 'habra', 'tengo', 'tienes', 'tiene', 'tienen', 'tenemos', 'tendras', 'tendra', 'tendran'])],
  ['to', new Set(['have', 'has', 'had'])],
]);

/** Says that something may be done. */
export const permissions = table({
  may: 'puede pueden puedes podra podran podras podemos may can could allowed permitido permitida permitidos permitidas permite',
});

/** Words a sentence may begin with; any other capital is a name, and a name must be in the row. */
export const openers = new Set(
  `a al algunas algunos ambas ambos antes aqui asi aunque bien cada claro como con cuando cualquier de del desde despues durante el ella ellas ellos en
  entonces entre es esa ese eso esta este esto estos estas existe fue gracias hasta hay la las le les lo los luego mas mientras mira no nos o para pero pide
  por porque primero puede pueden puedes que recuerda revisa se si sin sobre solo son su sus tambien te ten tendras tienes tiene todas todos todo tu tus un una
  unas unos usa ve y ya
  after all also an and any as ask at because before both but by can check each every for from go he her here hi his how if in is it its just keep let my
  no not of ok on once only or our please remember she since so some sure thanks that the their them then there these they this those to under until us use
  we what when where which while who will with yes you your`.split(/\s+/),
);

/** Names that are the same in both languages under other words. */
export const translatedNames = table({
  rh: 'rh hr',
  ti: 'ti it',
  human: 'humanos human',
  resources: 'recursos resources',
  payroll: 'nomina payroll',
  talent: 'talento talent',
  team: 'equipo team',
  desk: 'mesa desk',
  help: 'ayuda help',
});
