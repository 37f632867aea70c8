import type { Checklist, ChecklistStep } from '#catalog';
import { fold, stem } from '#sdk';

/** What a message wants of a list: to tick steps off (or on again), named by number or by words. */
export interface Mark {
  readonly done: boolean;
  /** Numbers of steps, from 1. */
  readonly numbers: readonly number[];
  /** Folded words that name a step. */
  readonly words: readonly string[];
}

const doing =
  /^(?:(?:ok|oye|hola|bueno|ya|si|i|already|ve|i ve) )*(?:hice|termine|complete|acabe|listo|lista|hecho|hecha|marca(?:r|me)?|palomea|tacha|recogi|subi|firme|tome|active|recibi|did|done|finished|completed|mark|tick)\b/;
const undoing =
  /^(?:(?:ok|oye|bueno|no|mejor) )*(?:desmarca|quita(?:r|me)?|todavia no (?:hago|hice|termino)|aun no (?:hago|hice|termino)|unmark|untick)\b/;
/** "No, el 3 no", "todavía no el 3". */
const correcting = /^(?:(?:uy|ups|perdon|ay|oye|no) )*(?:el (\d{1,2}) (?:no|todavia no|aun no)|(?:todavia|aun) no el (\d{1,2}))$/;
const fillers = new Set(
  'a al con cosa de del el en ese esa este esta i it la las lista lo los mi mis my number numero off paso pasos pendiente pendientes por favor please que step the y ya and with number checklist'.split(
    ' ',
  ),
);

/** The mark that a message makes; undefined: it makes none. */
export function markOf(text: string): Mark | undefined {
  const folded = fold(text);
  const [corrected, before, after] = correcting.exec(folded) ?? [];
  if (corrected !== undefined) return { done: false, numbers: [Number(before ?? after)], words: [] };
  const found = doing.exec(folded) ?? undoing.exec(folded);
  if (!found) return undefined;
  const rest = folded
    .slice(found[0].length)
    .split(' ')
    .filter((word) => word !== '' && !fillers.has(word));
  const numbers = rest.filter((word) => /^\d{1,2}$/.test(word)).map(Number);
  return { done: !undoing.test(folded), numbers, words: rest.filter((word) => !/^\d+$/.test(word)).slice(0, 8) };
}

/** The steps that a mark means: those of its numbers, or all, else those whose title holds all its words. Empty: none, or a number that is not in the list. */
export function stepsOf({ numbers, words }: Mark, { steps }: Checklist): ChecklistStep[] {
  if (numbers.length > 0) {
    const named = numbers.map((number) => steps[number - 1]);
    return named.every((step) => step !== undefined) ? [...new Set(named as ChecklistStep[])] : [];
  }
  if (words.length === 0) return [];
  if (words.length === 1 && /^tod[oa]s?$|^all$|^everything$/.test(words[0] ?? '')) return [...steps];
  const wanted = words.map(stem);
  return steps.filter(({ title, step }) => {
    const own = new Set(fold(`${title} ${step}`).split(' ').map(stem));
    return wanted.every((word) => own.has(word));
  });
}

/** The list of the role that a message names: where it could be several, the one that is named at most length ("home office" before "office"). */
export function listOf(text: string, lists: readonly Checklist[]): Checklist | undefined {
  const folded = ` ${fold(text)} `;
  const named = lists.flatMap((list) => {
    const lengths = list.roles.map(fold).flatMap((role) => (folded.includes(` ${role} `) ? role.length : []));
    return lengths.length > 0 ? [{ list, length: Math.max(...lengths) }] : [];
  });
  return named.sort((a, b) => b.length - a.length)[0]?.list;
}
