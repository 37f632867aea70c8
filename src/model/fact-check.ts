import { duties, numberWords, openers, permissions, times, translatedNames } from './fact-words.ts';
import { type Facts, factsOf } from './facts.ts';

/**
 * True when `wording` says what `row` says: the same numbers, amounts, dates, links and addresses in the row's order; no other
 * name; the same negations, conditions and duties; no new permission; and by and large the same words or, translated, as many.
 * Spanish and English, in any pair. It is made to refuse in doubt: then the row's own words go out.
 */
export function keepsFacts(row: string, wording: string, { sameLanguage }: { readonly sameLanguage: boolean }): boolean {
  if (wording.trim() === '' || wording.length > Math.min(MAX_LENGTH, 2 * row.length + 200)) return false;
  if (markup.test(wording) || hidden.test(wording)) return false;
  const [known, certain, said] = [factsOf(row, true), factsOf(row, false), factsOf(wording, false)];
  return (
    isSame(said.links, known.links) &&
    isInOrder(said.numbers, known.numbers) &&
    isInOrder(certain.numbers, said.numbers) &&
    isSubset(said.measures, known.measures) &&
    isInOrder(said.times, known.times) &&
    isInOrder(known.times, said.times) &&
    said.names.every((name) => isNameOf(known, name)) &&
    said.negations === known.negations &&
    (!sameLanguage || isSubset(said.negated, known.negated)) &&
    isSame(said.limits, known.limits) &&
    isSame(said.duties, known.duties) &&
    isSubset(said.permissions, known.permissions) &&
    (sameLanguage ? resembles(known, said) : isAsLong(row, wording))
  );
}

const ALIKE = 0.5;

/** Half of the words of each text are words of the other, whatever their endings. */
function resembles(one: Facts, other: Facts): boolean {
  const [first, second] = [stemsOf(one), stemsOf(other)];
  const shared = [...first].filter((stem) => second.has(stem)).length;
  return shared >= ALIKE * first.size && shared >= ALIKE * second.size;
}

function stemsOf({ words }: Facts): Set<string> {
  return new Set([...words].filter((word) => word.length >= 4 && !openers.has(word)).map((word) => word.slice(0, 5)));
}

/** A translation is neither half nor twice as long. */
function isAsLong(row: string, wording: string): boolean {
  return wording.length >= ALIKE * row.length && wording.length <= row.length / ALIKE + 20;
}

/** Longer than what is asked for can get. */
const MAX_LENGTH = 4_000;
/** HTML, Markdown and entities: a channel might make a link or an image of them. */
const markup = /[<>`|\\]|\]\s*\(|!\[|\*\*|^\s*#|&[a-z#0-9]+;/im;
/** Control and zero-width characters, and those that turn the reading direction. */
const hidden = /[\p{Cf}\p{Co}\p{Cn}]|[^\P{Cc}\n]/u;

/** A name of the row, in whatever case it writes it; times and duties have their own check, whatever their capitals. */
function isNameOf(row: Facts, name: string): boolean {
  if (row.words.has(name) || times.has(name) || duties.has(name) || permissions.has(name) || numberWords.has(name)) return true;
  const translated = translatedNames.get(name);
  return translated !== undefined && [...row.words].some((word) => translatedNames.get(word) === translated);
}

/** Every item stands in `whole`, in its order; one may be said again. */
function isInOrder(part: readonly string[], whole: readonly string[]): boolean {
  let from = 0;
  for (const item of part) {
    if (whole[from - 1] === item) continue;
    const at = whole.indexOf(item, from);
    if (at < 0) return false;
    from = at + 1;
  }
  return true;
}

function isSubset(part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean {
  return [...part].every((item) => whole.has(item));
}

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && isSubset(one, other);
}
