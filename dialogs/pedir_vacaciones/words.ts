/** Words of dates in Spanish and English, without accents; what a number stands for in each list is its place in it. */
const months = [
  ['enero', 'ene', 'january', 'jan'],
  ['febrero', 'feb', 'february'],
  ['marzo', 'mar', 'march'],
  ['abril', 'abr', 'april', 'apr'],
  ['mayo', 'may'],
  ['junio', 'jun', 'june'],
  ['julio', 'jul', 'july'],
  ['agosto', 'ago', 'august', 'aug'],
  ['septiembre', 'setiembre', 'sep', 'sept', 'september'],
  ['octubre', 'oct', 'october'],
  ['noviembre', 'nov', 'november'],
  ['diciembre', 'dic', 'december', 'dec'],
];
const weekdays = [
  ['domingo', 'sunday'],
  ['lunes', 'monday'],
  ['martes', 'tuesday'],
  ['miercoles', 'wednesday'],
  ['jueves', 'thursday'],
  ['viernes', 'friday'],
  ['sabado', 'saturday'],
];
const numbers = [
  [],
  ['un', 'uno', 'una', 'one', 'primero', 'first'],
  ['dos', 'two'],
  ['tres', 'three'],
  ['cuatro', 'four'],
  ['cinco', 'five'],
  ['seis', 'six'],
  ['siete', 'seven'],
  ['ocho', 'eight'],
  ['nueve', 'nine'],
  ['diez', 'ten'],
  ['once', 'eleven'],
  ['doce', 'twelve'],
  ['trece'],
  ['catorce'],
  ['quince', 'fifteen'],
  ['dieciseis'],
  ['diecisiete'],
  ['dieciocho'],
  ['diecinueve'],
  ['veinte', 'twenty'],
  ['veintiuno'],
  ['veintidos'],
  ['veintitres'],
  ['veinticuatro'],
  ['veinticinco'],
];

/** 1 to 12. */
export const monthNumbers = numbered(months, 1);
/** 0 (Sunday) to 6. */
export const weekdayNumbers = numbered(weekdays, 0);
const numberWords = numbered(numbers, 0);

/** As an alternative of a regular expression, longest first. */
export const anyMonth = alternatives(monthNumbers);
export const anyWeekday = alternatives(weekdayNumbers);

const spelled = new RegExp(`\\b(?:${alternatives(numberWords)})\\b`, 'g');

/** Lower case without accents, numbers in figures, one blank between words; `/` and `-` stay, since dates are written with them. */
export function plain(text: string): string {
  return text
    .slice(0, 500)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[–—−]/g, '-')
    .replace(/[^a-z0-9/-]+/g, ' ')
    .replace(spelled, (word) => String(numberWords.get(word)))
    .replace(/\b(\d{1,2})(?:st|nd|rd|th|ro|o)\b/g, '$1')
    .trim();
}

function numbered(lists: readonly (readonly string[])[], first: number): ReadonlyMap<string, number> {
  return new Map(lists.flatMap((words, at) => words.map((word) => [word, at + first] as const)));
}

function alternatives(words: ReadonlyMap<string, number>): string {
  return [...words.keys()].sort((a, b) => b.length - a.length).join('|');
}
