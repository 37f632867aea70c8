/** Several words that belong together. */
export interface Phrase {
  /** Its stems, by number. */
  readonly words: readonly number[];
  /** Words that mean nothing when scattered have to stand in order, with one foreign word in between at most. */
  readonly ordered: boolean;
}

/** Foreign words that may stand between the words of a phrase in any order. */
const SLACK = 2;

/** Whether a phrase that has the word at `at` stands there as a whole. */
export function stands({ words: term, ordered }: Phrase, words: readonly number[], at: number): boolean {
  if (term.length === 1) return true;
  return ordered ? inOrder(term, words, at) : within(term, words, at);
}

/** Whether all of a term's words stand around position `at`, in any order. */
function within(term: readonly number[], words: readonly number[], at: number): boolean {
  const reach = term.length - 1 + SLACK;
  const first = Math.max(0, at - reach);
  const last = Math.min(words.length - 1, at + reach);
  for (const word of term) {
    const found = words.indexOf(word, first);
    if (found < 0 || found > last) return false;
  }
  return true;
}

/** Whether the phrase stands around `at`, in order, with at most one foreign word in between. */
function inOrder(phrase: readonly number[], words: readonly number[], at: number): boolean {
  for (let start = Math.max(0, at - phrase.length); start <= at; start++) {
    if (words[start] !== phrase[0]) continue;
    let next = 0;
    for (let i = start; i < words.length && i <= start + phrase.length && next < phrase.length; i++) if (words[i] === phrase[next]) next++;
    if (next === phrase.length) return true;
  }
  return false;
}
