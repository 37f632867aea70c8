import { eachGram } from '#sdk';
import type { Concepts } from './concepts.ts';
import { type Token, tokens } from './tokens.ts';
import { withoutUmbrella } from './umbrella.ts';

type Named = ReadonlyMap<string, number>;

/** What a text offers to compare: each kind of feature by name. */
export interface Analysis {
  /** Stems of content words. */
  readonly words: Named;
  /** Concepts of the lexicon. */
  readonly concepts: Named;
  /** What is asked for: when, where, who, how much. */
  readonly facets: Named;
  /** Content words as written (or as corrected), for letter n-grams. */
  readonly content: readonly string[];
}

/** A message beside a catalog. */
export interface Query extends Analysis {
  /** Words as written: function words count half, articles and pronouns not at all. */
  readonly length: number;
  /** Share, 0 to 1, of them that the catalog does not know, under any name that the lexicon has for them. */
  readonly strange: number;
}

/** How a message is read, beside a catalog. */
export interface Reading {
  /** Brings misspelt tokens to known words. */
  readonly correct: (token: Token) => Token;
  /** Whether the catalog has the word, in whatever form. */
  readonly knows: (token: Token) => boolean;
}

/** Analyses a text of the catalog. */
export function analyse(text: string, concepts: Concepts): Analysis {
  const all = withoutUmbrella(tokens(text));
  return featuresOf(all, concepts.find(all));
}

/**
 * Analyses a message. A word that the catalog lacks but the lexicon explains (slang, English) becomes the usual name of its
 * concept, as far as the catalog has that.
 */
export function analyseQuery(text: string, concepts: Concepts, reading: Reading): Query {
  const all = withoutUmbrella(tokens(text)).map(reading.correct);
  const saidBy = new Map<string, string>();
  const foreign = new Set<string>();
  for (const token of all) if (!token.stop && !reading.knows(token)) foreign.add(token.stem);
  const found = concepts.find(all, { foreign, saidBy });
  const read: Token[] = [];
  let length = 0;
  let content = 0;
  let strange = 0;
  for (const token of all) {
    const concept = foreign.has(token.stem) ? saidBy.get(token.stem) : undefined;
    const usual = concept === undefined ? [token] : concepts.canonical(concept).filter(reading.knows);
    if (!token.empty) length += token.stop ? 0.5 : 1;
    if (!token.stop) content++;
    if (!token.stop && !usual.some(reading.knows)) strange++;
    read.push(...usual);
  }
  return { ...featuresOf(read, found), length, strange: strange / Math.max(1, content) };
}

/** What several wordings of one thing offer together. */
export function together(wordings: readonly Analysis[]): Analysis {
  const [words, concepts, facets] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()];
  for (const wording of wordings) {
    for (const [name, weight] of wording.words) words.set(name, weight);
    for (const [name, weight] of wording.facets) facets.set(name, weight);
    for (const [name, weight] of wording.concepts) concepts.set(name, Math.max(concepts.get(name) ?? 0, weight));
  }
  return { words, concepts, facets, content: wordings.flatMap(({ content }) => content) };
}

function featuresOf(all: readonly Token[], concepts: Named): Analysis {
  const words = new Map<string, number>();
  const facets = new Map<string, number>();
  const content: string[] = [];
  for (const token of all) {
    if (token.facet !== undefined) facets.set(token.facet, 1);
    if (token.stop) continue;
    words.set(token.stem, 1);
    content.push(token.word);
  }
  return { words, concepts, facets, content };
}

/** Letter n-grams (2 to 5) inside padded words, as numbers, damped by how often each occurs. */
export function grams(words: readonly string[]): Map<number, number> {
  const found = new Map<number, number>();
  for (const word of words) eachGram(word, (gram) => found.set(gram, (found.get(gram) ?? 0) + 1));
  for (const [gram, count] of found) if (count > 1) found.set(gram, 1 + Math.log(count));
  return found;
}
