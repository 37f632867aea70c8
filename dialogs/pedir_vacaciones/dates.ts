import { type Day, dayOf, nextWeekday, plus, weekdayOf } from './day.ts';
import { anyMonth, anyWeekday, monthNumbers, plain, weekdayNumbers } from './words.ts';

/** What a message says about the time that somebody wants off; whatever it leaves open is missing. */
export interface Wish {
  readonly start?: Day;
  /** The last day, on or after `start`. */
  readonly end?: Day;
  /** Working days. */
  readonly days?: number;
}

const nextWeek = '(?:(?:proxima|otra) semana|siguiente semana|semana (?:proxima|siguiente|que (?:viene|entra))|next week)';
const year = '(?:,? (?:de |del )?(?:ano )?(20\\d\\d))?';
/** A day in any usual form. Groups: ISO; d/m/y; "3 de agosto"; "august 3"; weekday, of next week; "mañana"; "el 3". */
const oneDay = [
  '\\b(20\\d\\d)-(\\d{1,2})-(\\d{1,2})\\b',
  '\\b(\\d{1,2})[/-](\\d{1,2})(?:[/-](\\d{4}|\\d{2}))?\\b',
  `\\b(\\d{1,2}) ?(?:de |of )?(${anyMonth})\\b${year}`,
  `\\b(${anyMonth}) (\\d{1,2})\\b${year}`,
  `\\b(${anyWeekday})\\b( (?:de |of )?(?:la )?${nextWeek})?`,
  '\\b(pasado manana|day after tomorrow|manana|tomorrow|hoy|today)\\b',
  `\\b(?:el|dia|al|del|hasta|the) (?:dia )?(\\d{1,2})\\b(?![/-]| ?(?:de |of )?(?:${anyMonth}|dias?|days?|semanas?|weeks?|horas?)\\b)`,
].join('|');
const sharedMonth = new RegExp(
  `\\b(\\d{1,2}) ?(?:al?|-|hasta(?: el)?|to|through|until) ?(?:el |the )?(\\d{1,2})(?: de| of)? (${anyMonth})\\b${year}`,
);
const englishMonth = new RegExp(`\\b(${anyMonth}) (\\d{1,2}) ?(?:-|to|through|until) ?(\\d{1,2})\\b${year}`);
const length = /\b(\d{1,3}) (?:(?:working|work|vacation) )?(dias?|days?|semanas?|weeks?)\b/;
/** "Solo ese día". */
const sameDay =
  /^(?:(?:solo|nomas|nada|mas|unicamente|es|seria|just|only) )*(?:(?:el|ese|por ese|that|the)(?: mismo| same| one)? (?:dia|day)|ese|el mismo|that one)$/;
const wholeWeek = new RegExp(`\\b(?:${nextWeek}|(esta semana|this week))\\b`);

/**
 * Reads the usual ways to name days, in Spanish and English, as seen from `today`. A day without a year is the next such day; the
 * end of a span is the first such day on or after its start. An impossible date counts as not said: `namesNoDay` tells.
 */
export function readWish(text: string, today: Day): Wish {
  const said = plain(text);
  const span = spanWithOneMonth(said, today);
  if (span) return span;
  const [first, second] = daysIn(said, today);
  const days = lengthIn(said);
  if (first !== undefined && second !== undefined) return { start: first, end: second };
  if (first !== undefined) return { start: first, ...(days && { days }) };
  const week = wholeWeek.exec(said);
  if (week) return weekOf(week[1] === undefined ? nextWeekday(today, 1) : today);
  return days === undefined ? {} : { days };
}

/** Whether a date is written that no calendar has, such as 30 February. */
export function namesNoDay(text: string): boolean {
  const said = plain(text);
  const shared = sharedMonth.exec(said);
  const written = [...said.matchAll(new RegExp(oneDay, 'g'))].map(([, y, m, d, date, month, , dateOf, monthOf, , ofMonth, ofDate]) => ({
    date: Number(d ?? date ?? dateOf ?? ofDate),
    month: Number(m ?? month ?? monthNumbers.get(monthOf ?? ofMonth ?? '')),
    leap: y === undefined ? '2028' : y,
  }));
  if (shared) written.push({ date: Number(shared[1]), month: monthNumbers.get(shared[3] ?? '') ?? 0, leap: '2028' });
  return written.some(({ date, month, leap }) => !Number.isNaN(date + month) && dayOf(Number(leap), month, date) === undefined);
}

/** The month that a message names, as it is written, without a day of it. */
export function monthIn(text: string): string | undefined {
  return new RegExp(`\\b(?:en|de|todo|in|all)(?: el| mes| de)* (${anyMonth})\\b`).exec(plain(text))?.[1];
}

const asking = /\b(?:que|cual(?:es)?|cuando|cuant[oa]s?|como|donde|quien(?:es)?|hay|what|when|how|where|who|which)\b/;

/** The month that an answer names without a day of it; none in a question: "cuándo pagan el aguinaldo de diciembre". */
export function monthAnswered(text: string): string | undefined {
  return asking.test(plain(text)) ? undefined : monthIn(text);
}

/** An answer about days of `month`, with the month where it names none. */
export function inMonth(answer: string, month: string): string {
  return new RegExp(`\\b(?:${anyMonth})\\b|[/-]\\d`).test(plain(answer)) ? answer : `${answer} de ${month}`;
}

/** The last day that an answer to "until when?" names: a date is the end, a number counts working days. */
export function readEnd(text: string, start: Day): Wish {
  const said = plain(text);
  const bare = /^(?:(?:por|for|unos|como|solo|serian|seran) )*(\d{1,3})$/.exec(said);
  const days = bare ? Number(bare[1]) : sameDay.test(said) ? 1 : lengthIn(said);
  if (days !== undefined) return { start, days };
  const named = daysIn(said, start);
  const end = named.at(-1);
  return end === undefined ? { start } : { start: named.length > 1 ? (named[0] as Day) : start, end };
}

/** "Del 3 al 7 de agosto", "august 3 to 7". */
function spanWithOneMonth(said: string, today: Day): Wish | undefined {
  const [, from, to, month, year] = sharedMonth.exec(said) ?? [];
  const [, monthFirst, fromLater, toLater, yearLater] = month === undefined ? (englishMonth.exec(said) ?? []) : [];
  const number = monthNumbers.get(month ?? monthFirst ?? '');
  if (number === undefined) return undefined;
  const start = dateFrom(today, Number(from ?? fromLater), number, year ?? yearLater);
  const end = start && dayOf(Number(start.slice(0, 4)), number, Number(to ?? toLater));
  return start && end && start <= end ? { start, end } : undefined;
}

/** The days that are named, at most two, the second as seen from the first. */
function daysIn(said: string, today: Day): Day[] {
  const days: Day[] = [];
  for (const match of said.matchAll(new RegExp(oneDay, 'g'))) {
    const day = dayFrom(match, days[0] ?? today, days.length > 0);
    if (day !== undefined && (days[0] === undefined || day >= days[0])) days.push(day);
    if (days.length === 2) break;
  }
  return days;
}

function dayFrom(match: RegExpExecArray, from: Day, inclusive: boolean): Day | undefined {
  const [, y, m, d, date, month, year, dateOf, monthOf, yearOf, ofMonth, ofDate, ofYear, weekday, weekdayNext, word, bare] = match;
  if (y !== undefined) return dayOf(Number(y), Number(m), Number(d));
  if (date !== undefined) return dateFrom(from, Number(date), Number(month), year?.length === 2 ? `20${year}` : year);
  if (dateOf !== undefined) return dateFrom(from, Number(dateOf), monthNumbers.get(monthOf ?? '') ?? 0, yearOf);
  if (ofDate !== undefined) return dateFrom(from, Number(ofDate), monthNumbers.get(ofMonth ?? '') ?? 0, ofYear);
  if (weekday !== undefined) {
    const number = weekdayNumbers.get(weekday) ?? 0;
    if (weekdayNext !== undefined) return plus(nextWeekday(from, 1), (number + 6) % 7);
    return nextWeekday(inclusive ? plus(from, -1) : from, number);
  }
  if (word !== undefined) return plus(from, /pasado|after/.test(word) ? 2 : /manana|tomorrow/.test(word) ? 1 : 0);
  return dateInMonth(from, Number(bare));
}

/** That date of that year, else the next one on or after `from`. */
function dateFrom(from: Day, date: number, month: number, year: string | undefined): Day | undefined {
  if (year !== undefined) return dayOf(Number(year), month, date);
  const first = Number(from.slice(0, 4));
  return [first, first + 1].map((candidate) => dayOf(candidate, month, date)).find((day) => day !== undefined && day >= from);
}

/** The next day of a month with that number, on or after `from`. */
function dateInMonth(from: Day, date: number): Day | undefined {
  if (date < 1 || date > 31) return undefined;
  let day = from;
  while (Number(day.slice(8)) !== date) day = plus(day, 1);
  return day;
}

/** Monday to Sunday of the week that holds `day`, its days before `day` left out. */
function weekOf(day: Day): Wish {
  return { start: day, end: plus(day, (7 - weekdayOf(day)) % 7) };
}

/** Weeks count five working days. */
function lengthIn(said: string): number | undefined {
  const [, count, unit] = length.exec(said) ?? [];
  if (count === undefined) return undefined;
  return Number(count) * (/^(?:semana|week)/.test(unit ?? '') ? 5 : 1);
}
