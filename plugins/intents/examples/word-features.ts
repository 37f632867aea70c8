import { eachGram, fold, stem } from '#sdk';

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
  const grams: number[] = [];
  eachGram(word, (gram) => grams.push(gram));
  return grams;
}
