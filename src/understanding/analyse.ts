import type { Concepts } from './concepts.ts';
import type { Features } from './layer.ts';
import { type Token, tokens } from './tokens.ts';

/** What a text offers to compare: each kind of feature by name. */
export interface Analysis {
  /** Stems of content words. */
  readonly words: Features;
  /** Concepts of the lexicon. */
  readonly concepts: Features;
  /** What is asked for: when, where, who, how much. */
  readonly facets: Features;
  /** Content words as written (or as corrected), for letter n-grams. */
  readonly content: readonly string[];
}

/** Analyses a text; `correct` brings misspelt tokens to known words first. */
export function analyse(text: string, concepts: Concepts, correct?: (token: Token) => Token): Analysis {
  const all = correct ? tokens(text).map(correct) : tokens(text);
  const words = new Map<string, number>();
  const facets = new Map<string, number>();
  const content: string[] = [];
  for (const token of all) {
    if (token.facet !== undefined) facets.set(token.facet, 1);
    if (token.stop) continue;
    words.set(token.stem, 1);
    content.push(token.word);
  }
  return { words, concepts: concepts.find(all), facets, content };
}

/** Letter n-grams (2 to 5) inside padded words, damped by how often each occurs. */
export function grams(words: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const word of words) {
    const padded = ` ${word} `;
    for (let size = 2; size <= 5; size++) {
      for (let at = 0; at + size <= padded.length; at++) {
        const gram = padded.slice(at, at + size);
        found.set(gram, (found.get(gram) ?? 0) + 1);
      }
    }
  }
  for (const [gram, count] of found) if (count > 1) found.set(gram, 1 + Math.log(count));
  return found;
}
