import type { Lexicon, LexiconTerm, TermKind } from '../../catalog/lexicon.ts';
import type { Pace } from './pace.ts';
import { type Token, tokens } from './tokens.ts';

interface Term {
  readonly concept: string;
  readonly stems: readonly string[];
  readonly weight: number;
  /** Words that mean nothing when scattered have to stand in order, with one foreign word in between at most. */
  readonly ordered: boolean;
}

type Words = Pick<Term, 'stems' | 'ordered'>;

/** How surely a term of each kind means its concept. */
const trust: Readonly<Record<TermKind, number>> = {
  canonical: 1,
  synonym: 1,
  idiom: 0.9,
  loan: 1,
  regional: 0.8,
  slang: 0.9,
  abbreviation: 1,
  related: 0.7,
};
/** A term of several words is rarely there by chance. */
const SEVERAL_WORDS = 1.45;
/** Foreign words that may stand between the content words of a term. */
const SLACK = 2;

/** Finds the lexicon's concepts in texts. */
export class Concepts {
  /** Terms by stem; those of several words under the one that fewest terms have. */
  readonly #terms = new Map<string, Term[]>();

  /** Reads a lexicon in slices. */
  static async of(lexicon: Lexicon, pace: Pace): Promise<Concepts> {
    const concepts = new Concepts();
    const read: (LexiconTerm & Words)[] = [];
    const same = new Map<string, number>();
    const common = new Map<string, number>();
    for (const entry of lexicon) {
      const words = wordsOf(entry.term);
      if (words.stems.length === 0) continue;
      read.push({ ...entry, ...words });
      for (const stem of words.stems) count(common, stem);
      count(same, words.stems.join(' '));
      await pace.breathe();
    }
    for (const { concept, stems, ordered, kind } of read) {
      const term = {
        concept,
        stems,
        ordered,
        weight: (trust[kind] * (stems.length > 1 ? SEVERAL_WORDS : 1)) / Math.sqrt(same.get(stems.join(' ')) ?? 1),
      };
      concepts.#add(
        term,
        stems.reduce((rarest, stem) => ((common.get(stem) ?? 0) < (common.get(rarest) ?? 0) ? stem : rarest)),
      );
      await pace.breathe();
    }
    return concepts;
  }

  #add(term: Term, key: string): void {
    const list = this.#terms.get(key);
    if (list) list.push(term);
    else this.#terms.set(key, [term]);
  }

  /** The concepts of a text, each with how surely it is meant (0 to 1.45). */
  find(text: readonly Token[]): Map<string, number> {
    const best = new Map<string, number>();
    const stems: string[] = [];
    for (const token of text) if (!token.empty) stems.push(token.stem);
    for (let at = 0; at < stems.length; at++) {
      const terms = this.#terms.get(stems[at] as string);
      if (terms === undefined) continue;
      for (const term of terms)
        if (stands(term, stems, at) && term.weight > (best.get(term.concept) ?? 0)) best.set(term.concept, term.weight);
    }
    return best;
  }
}

/** A single content word stands for itself; with function words around it the whole phrase has to be there. */
function wordsOf(term: string): Words {
  const all = tokens(term);
  const full = all.filter((token) => !token.empty);
  const content = full.filter((token) => !token.stop);
  if (content.length >= 2) return { stems: content.map((token) => token.stem), ordered: false };
  const words = full.length >= 2 || (content.length === 1 && all.length <= 2) ? full : [];
  return { stems: words.map((token) => token.stem), ordered: true };
}

function count(counts: Map<string, number>, item: string): void {
  counts.set(item, (counts.get(item) ?? 0) + 1);
}

/** Whether a term that has the word at `at` stands there as a whole. */
function stands({ stems: words, ordered }: Term, stems: readonly string[], at: number): boolean {
  if (words.length === 1) return true;
  return ordered ? inOrder(words, stems, at) : within(words, stems, at);
}

/** Whether all of a term's words stand around position `at`, in any order. */
function within(term: readonly string[], stems: readonly string[], at: number): boolean {
  const reach = term.length - 1 + SLACK;
  const first = Math.max(0, at - reach);
  const last = Math.min(stems.length - 1, at + reach);
  for (const stem of term) {
    const found = stems.indexOf(stem, first);
    if (found < 0 || found > last) return false;
  }
  return true;
}

/** Whether the phrase stands around `at`, in order, with at most one foreign word in between. */
function inOrder(phrase: readonly string[], stems: readonly string[], at: number): boolean {
  for (let start = Math.max(0, at - phrase.length); start <= at; start++) {
    if (stems[start] !== phrase[0]) continue;
    let next = 0;
    for (let i = start; i < stems.length && i <= start + phrase.length && next < phrase.length; i++) if (stems[i] === phrase[next]) next++;
    if (next === phrase.length) return true;
  }
  return false;
}
