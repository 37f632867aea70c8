import type { Lexicon, LexiconTerm, TermKind } from '../../catalog/lexicon.ts';
import { Numbering } from './numbering.ts';
import type { Pace } from './pace.ts';
import { type Phrase, stands } from './phrase-stands.ts';
import { type Token, tokens } from './tokens.ts';

interface Term extends Phrase {
  readonly concept: number;
  /** The rarest of them but for the one under which it is kept; that one where it is alone. */
  readonly other: number;
  readonly weight: number;
  /** Whether it means its concept and hardly any other. */
  readonly clear: boolean;
}

interface Words {
  readonly stems: readonly string[];
  readonly ordered: boolean;
}

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
/** From this trust on, shared among what it may mean, a term means its concept and hardly any other. */
const CLEAR = 0.8;

/** What a text says in words that its reader lacks. */
export interface Translation {
  /** Stems that the reader lacks: of a longer term that has them they mean nothing by themselves. */
  readonly foreign: ReadonlySet<string>;
  /** Is told, per stem of a term that was found and means one thing, the concept that it stands for. */
  readonly saidBy: Map<string, string>;
}

/** Finds the lexicon's concepts in texts. */
export class Concepts {
  readonly #concepts = new Numbering();
  readonly #stems = new Numbering();
  /** Terms, those of one stem side by side; those of several words under the one that fewest terms have. */
  #terms: readonly Term[] = [];
  /** What `other` is in each of them: apart from the rest, for most terms of several words fail on that. */
  #others = new Uint32Array(0);
  /** Where the terms of each stem begin, and an end. */
  #starts = new Uint32Array(0);
  /** The concepts of the text that was read last, how surely each is meant (the others: 0), and by which term. */
  readonly #found: number[] = [];
  #best = new Float64Array(0);
  #by = new Uint32Array(0);
  /** The content words of all terms, with how many terms have them. */
  readonly vocabulary = new Map<string, number>();
  /** The content words of each concept's canonical term. */
  readonly #canonical = new Map<string, readonly Token[]>();
  /** Single words that another language lends. */
  readonly #loans = new Set<string>();
  /** The last text that had the stem, by number. */
  #seenIn = new Float64Array(0);
  #text = 0;

  /** Reads a lexicon in slices. */
  static async of(lexicon: Lexicon, pace: Pace): Promise<Concepts> {
    const concepts = new Concepts();
    const read: (LexiconTerm & Words)[] = [];
    const same = new Map<string, LexiconTerm[]>();
    const common = new Map<string, number>();
    for (const entry of lexicon) {
      const all = tokens(entry.term);
      const content = all.filter((token) => !token.stop);
      for (const { word } of content) count(concepts.vocabulary, word);
      if (entry.kind === 'loan' && all.length === 1) for (const { word } of content) concepts.#loans.add(word);
      const words = wordsOf(all);
      if (words.stems.length === 0) continue;
      read.push({ ...entry, ...words });
      if (entry.kind === 'canonical' && !concepts.#canonical.has(entry.concept)) concepts.#canonical.set(entry.concept, content);
      for (const stem of words.stems) count(common, stem);
      const phrase = words.stems.join(' ');
      same.set(phrase, [...(same.get(phrase) ?? []), entry]);
      await pace.breathe();
    }
    const terms: (readonly [key: number, Term])[] = [];
    for (const term of read) {
      const several = term.stems.length > 1 ? SEVERAL_WORDS : 1;
      const byRarity = term.stems.toSorted((a, b) => (common.get(a) ?? 0) - (common.get(b) ?? 0));
      const alike = same.get(term.stems.join(' ')) ?? [];
      const surely = trust[term.kind] * several;
      const sure = { weight: surely / Math.sqrt(alike.length), clear: surely / Math.sqrt(meanings(alike)) >= CLEAR };
      terms.push(concepts.#termOf(term, byRarity, sure));
      await pace.breathe();
    }
    await pace.rest();
    concepts.#keep(terms);
    await pace.rest();
    return concepts;
  }

  /** The concepts of a text, each with how surely it is meant (0 to 1.45). */
  find(text: readonly Token[], translation?: Translation): Map<string, number> {
    const words: number[] = [];
    for (const { empty, stem } of text) if (!empty) words.push(this.numberOf(stem));
    const found = this.read(words);
    if (translation) return this.#translated(found, translation);
    const best = new Map<string, number>();
    for (const concept of found) best.set(this.nameOf(concept), this.weightOf(concept));
    return best;
  }

  #translated(found: readonly number[], { foreign, saidBy }: Translation): Map<string, number> {
    const best = new Map<string, number>();
    const termOf = (concept: number): Term => this.#terms[this.#by[concept] as number] as Term;
    // The longest first: "christmas bonus" is no bonus.
    for (const concept of found.toSorted((a, b) => termOf(a).words.length - termOf(b).words.length).reverse()) {
      const { words, clear } = termOf(concept);
      const stems = words.map((word) => this.#stems.nameOf(word));
      if (stems.length === 1 && stems.every((stem) => foreign.has(stem) && saidBy.has(stem))) continue;
      const name = this.nameOf(concept);
      best.set(name, this.weightOf(concept));
      // What may as well mean something else is no translation.
      if (clear) for (const stem of stems) if (!saidBy.has(stem)) saidBy.set(stem, name);
    }
    return best;
  }

  /** Whether the word is one that another language lends. */
  isForeign(word: string): boolean {
    return this.#loans.has(word);
  }

  /** How many concepts there are; their numbers go from 0. */
  get size(): number {
    return this.#concepts.size;
  }

  /** A stem's number for `read`; negative where no term has it. */
  numberOf(stem: string): number {
    return this.#stems.find(stem);
  }

  /** The concepts, by number, of a text that is given as its stems by number, without empty words; they stand until the next call. */
  read(words: readonly number[]): readonly number[] {
    const [terms, starts, others, best, seenIn] = [this.#terms, this.#starts, this.#others, this.#best, this.#seenIn];
    const now = ++this.#text;
    for (const concept of this.#found) best[concept] = 0;
    this.#found.length = 0;
    for (const word of words) if (word >= 0) seenIn[word] = now;
    for (let at = 0; at < words.length; at++) {
      const word = words[at] as number;
      if (word < 0) continue;
      const end = starts[word + 1] as number;
      for (let place = starts[word] as number; place < end; place++) {
        if (seenIn[others[place] as number] !== now) continue; // most terms of several words fail here
        const term = terms[place] as Term;
        const before = best[term.concept] as number;
        if (term.weight <= before || !stands(term, words, at)) continue;
        if (before === 0) this.#found.push(term.concept);
        best[term.concept] = term.weight;
        this.#by[term.concept] = place;
      }
    }
    return this.#found;
  }

  nameOf(concept: number): string {
    return this.#concepts.nameOf(concept);
  }

  /** How surely the text that was read last means the concept. */
  weightOf(concept: number): number {
    return this.#best[concept] as number;
  }

  /** The content words of a concept's canonical term; none where the lexicon names none. */
  canonical(concept: string): readonly Token[] {
    return this.#canonical.get(concept) ?? [];
  }

  /** Lays the terms out, by the stem under which each is kept. */
  #keep(terms: readonly (readonly [key: number, Term])[]): void {
    const byKey = terms.toSorted(([one], [other]) => one - other);
    this.#terms = byKey.map(([, term]) => term);
    this.#others = Uint32Array.from(this.#terms, ({ other }) => other);
    this.#starts = new Uint32Array(this.#stems.size + 1);
    for (const [key] of terms) this.#starts[key + 1] = (this.#starts[key + 1] as number) + 1;
    for (let stem = 0; stem < this.#stems.size; stem++)
      this.#starts[stem + 1] = (this.#starts[stem + 1] as number) + (this.#starts[stem] as number);
    this.#seenIn = new Float64Array(this.#stems.size);
    this.#best = new Float64Array(this.#concepts.size);
    this.#by = new Uint32Array(this.#concepts.size);
  }

  #termOf(
    { concept, stems, ordered }: LexiconTerm & Words,
    byRarity: readonly string[],
    sure: Pick<Term, 'weight' | 'clear'>,
  ): readonly [key: number, Term] {
    const words = stems.map((stem) => this.#stems.of(stem));
    const [key, other = key] = byRarity.map((stem) => this.#stems.of(stem)) as [number, number?];
    return [key, { concept: this.#concepts.of(concept), words, other, ordered, ...sure }];
  }
}

/** How many things a phrase may mean: for a foreign word its concepts, however many of its forms they list ("contract", "contracts"). */
function meanings(alike: readonly LexiconTerm[]): number {
  return alike.some(({ kind }) => kind === 'loan') ? new Set(alike.map(({ concept }) => concept)).size : alike.length;
}

/** A single content word stands for itself; with function words around it the whole phrase has to be there. */
function wordsOf(all: readonly Token[]): Words {
  const full = all.filter((token) => !token.empty);
  const content = full.filter((token) => !token.stop);
  if (content.length >= 2) return { stems: content.map((token) => token.stem), ordered: false };
  const words = full.length >= 2 || (content.length === 1 && all.length <= 2) ? full : [];
  return { stems: words.map((token) => token.stem), ordered: true };
}

function count(counts: Map<string, number>, item: string): void {
  counts.set(item, (counts.get(item) ?? 0) + 1);
}
