import { fold, stem } from '#sdk';

/** A feature's name: a number for letter n-grams, which a map finds faster than a text. */
export type Name = string | number;

/** Texts are compared by this many characters at most. */
const MAX_TEXT = 1_000;

/** The folded words of a text. */
export function wordsOf(text: string): string[] {
  const folded = fold(text.slice(0, MAX_TEXT));
  return folded === '' ? [] : folded.split(' ');
}

/** The first word, as such. */
export function beginning(word: string): Name {
  return `^${word}`;
}

/** Two words in a row. */
export function pair(word: string, next: string): Name {
  return `=${word} ${next}`;
}

/** The word and its stem. */
export function formsOf(word: string): string[] {
  return [`=${word}`, `#${stem(word)}`];
}

/** Its letters, 2 to 5 in a row. */
export function gramsOf(word: string): number[] {
  const padded = ` ${word} `;
  const grams: number[] = [];
  for (let start = 0; start < padded.length - 1; start++) {
    let gram = 1;
    for (let end = start; end < Math.min(padded.length, start + MAX_GRAM); end++) {
      gram = gram * SIGNS + signOf(padded.charCodeAt(end));
      if (end > start) grams.push(gram);
    }
  }
  return grams;
}

/** The longest letter n-gram. */
const MAX_GRAM = 5;
/** So many of these and a leading one fit into a small integer. */
const SIGNS = 48;

/** Folded text is a to z, figures and blanks; the letters of other scripts share what is left. */
function signOf(code: number): number {
  if (code >= 97 && code <= 122) return code - 96;
  if (code >= 48 && code <= 57) return code - 20;
  return code === 32 ? 0 : 38 + (code % 10);
}
