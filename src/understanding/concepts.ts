import type { Lexicon, TermKind } from '../../catalog/lexicon.ts';
import { isEmptyWord, type Token, tokens } from './tokens.ts';

interface Term {
  readonly concept: string;
  readonly stems: readonly string[];
  readonly weight: number;
  /** How far apart the term's words may stand: 0 where some of them are function words, which mean nothing when scattered. */
  readonly slack: number;
}

const trust: Readonly<Record<TermKind, number>> = {
  canonical: 1,
  synonym: 1,
  idiom: 0.9,
  loan: 1,
  regional: 0.8,
  slang: 0.9,
  abbreviation: 1,
  related: 0.4,
};

/** Finds the lexicon's concepts in texts. */
export class Concepts {
  readonly #byStem = new Map<string, Term[]>();

  constructor(lexicon: Lexicon) {
    const shared = new Map<string, number>();
    const terms = lexicon.map((entry) => ({ ...entry, ...wordsOf(entry.term) })).filter((term) => term.stems.length > 0);
    for (const { stems } of terms) shared.set(stems.join(' '), (shared.get(stems.join(' ')) ?? 0) + 1);
    for (const { concept, stems, slack, kind } of terms) {
      const key = stems.reduce((longest, stem) => (stem.length > longest.length ? stem : longest), '');
      const list = this.#byStem.get(key) ?? [];
      list.push({ concept, stems, slack, weight: trust[kind] / Math.sqrt(shared.get(stems.join(' ')) ?? 1) });
      this.#byStem.set(key, list);
    }
  }

  /** The concepts of a text, each with how surely it is meant (0 to 1). */
  find(text: readonly Token[]): Map<string, number> {
    const best = new Map<string, number>();
    const stems = text.filter((token) => !isEmptyWord(token.word)).map((token) => token.stem);
    for (let at = 0; at < stems.length; at++) {
      for (const term of this.#byStem.get(stems[at] as string) ?? []) {
        if (term.weight <= (best.get(term.concept) ?? 0)) continue;
        if (term.stems.length === 1 || within(term, stems, at)) best.set(term.concept, term.weight);
      }
    }
    return best;
  }
}

/** A single content word stands for itself; with function words around it the whole phrase has to be there. */
function wordsOf(term: string): Pick<Term, 'stems' | 'slack'> {
  const all = tokens(term);
  const full = all.filter((token) => !isEmptyWord(token.word));
  const content = full.filter((token) => !token.stop);
  if (content.length >= 2) return { stems: content.map((token) => token.stem), slack: 2 };
  const words = full.length >= 2 || (content.length === 1 && all.length <= 2) ? full : [];
  return { stems: words.map((token) => token.stem), slack: 1 };
}

/** Whether all of a term's words stand around position `at`, in any order. */
function within(term: Term, stems: readonly string[], at: number): boolean {
  if (term.slack === 1) return inOrder(term.stems, stems, at);
  const reach = term.stems.length - 1 + term.slack;
  const near = stems.slice(Math.max(0, at - reach), at + reach + 1);
  return term.stems.every((stem) => near.includes(stem));
}

/** Whether the phrase stands around `at`, in order, with at most one foreign word in between. */
function inOrder(phrase: readonly string[], stems: readonly string[], at: number): boolean {
  for (let start = Math.max(0, at - phrase.length); start <= at; start++) {
    let next = 0;
    for (let i = start; i < stems.length && i <= start + phrase.length && next < phrase.length; i++) if (stems[i] === phrase[next]) next++;
    if (next === phrase.length && stems[start] === phrase[0]) return true;
  }
  return false;
}
