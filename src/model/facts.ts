import { duties, dutyPairs, limits, negations, numberWords, openers, permissions, times, units } from './fact-words.ts';

/** What a text claims, as far as words show it; Spanish and English give the same names. */
export interface Facts {
  readonly links: ReadonlySet<string>;
  /** In their order. */
  readonly numbers: readonly string[];
  /** Number and unit, such as `15 day`. */
  readonly measures: ReadonlySet<string>;
  /** Days, months, before and after, in their order. */
  readonly times: readonly string[];
  /** Folded words with a capital that none of them owes to its place. */
  readonly names: readonly string[];
  /** All words, folded. */
  readonly words: ReadonlySet<string>;
  /** How often something is said not to be so; "no … nada" is once. */
  readonly negations: number;
  /** The beginnings of what is negated: the word after each negation. */
  readonly negated: ReadonlySet<string>;
  readonly limits: ReadonlySet<string>;
  readonly duties: ReadonlySet<string>;
  readonly permissions: ReadonlySet<string>;
}

/** Links, addresses, bare domains. Each repetition is bounded: the text is hostile. */
const linkPattern =
  /(?:[a-z][a-z0-9+.-]{0,20}:\/\/\S+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}|\b(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,63}\b(?:\/\S*)?)/gi;
const tokenPattern = /\p{L}[\p{L}\p{M}\p{N}]*|\p{N}+(?:[.,:/-]\p{N}+)*|[%$]/gu;
/** A second negation so near belongs to the first. */
const DOUBLE_NEGATION = 5;

/** Reads the facts of a text. `un` and `una` count as numbers only where the text may be quoted from (`isRow`). */
export function factsOf(text: string, isRow: boolean): Facts {
  const links = new Set([...text.matchAll(linkPattern)].map(([link]) => link.replace(/[.,;:!?)»"']+$/, '').toLowerCase()));
  const tokens = tokensIn(text.replace(linkPattern, ' '));
  const words = tokens.map(({ word }) => word);
  const named = (names: ReadonlyMap<string, string>): string[] => words.flatMap((word) => names.get(word) ?? []);
  const negated = words.flatMap((word, at) => (negations.has(word) ? [at] : []));
  return {
    links,
    numbers: tokens.flatMap(({ number, article }) => (number === undefined || (article && !isRow) ? [] : [number])),
    measures: measuresOf(tokens),
    times: named(times),
    names: tokens.filter(isName).map(({ word }) => word),
    words: new Set(words),
    negations: negated.filter((at, nth) => nth === 0 || at - (negated[nth - 1] as number) > DOUBLE_NEGATION).length,
    negated: new Set(negated.map((at) => (words[at + 1] ?? '').slice(0, 4))),
    limits: new Set(named(limits)),
    duties: new Set([...named(duties), ...(words.some((word, at) => dutyPairs.get(word)?.has(words[at - 1] ?? '')) ? ['must'] : [])]),
    permissions: new Set(named(permissions)),
  };
}

interface Token {
  /** Folded. */
  readonly word: string;
  readonly capital: boolean;
  readonly opensSentence: boolean;
  readonly number: string | undefined;
  /** `un`, `una`: a number or an article. */
  readonly article: boolean;
}

function tokensIn(text: string): Token[] {
  const tokens: Token[] = [];
  // "don't" is one word, and so is "a. m.".
  const plain = text.replace(/(\p{L})[’'](\p{L})/gu, '$1$2').replace(/\b([ap])\.?\s?m\b\.?/gi, '$1m ');
  let end = 0;
  for (const match of plain.matchAll(tokenPattern)) {
    const [raw] = match;
    const opensSentence = tokens.length === 0 || /[.!?¿¡:;\n•-]/.test(plain.slice(end, match.index));
    end = match.index + raw.length;
    const word = raw.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    const article = word === 'un' || word === 'una';
    tokens.push({ word, capital: /^\p{Lu}/u.test(raw), opensSentence, number: article ? '1' : numberOf(word), article });
  }
  return tokens;
}

/** 1,234.50 and 1234.5 are one amount, 8:45 and 08:45 one hour. */
function numberOf(word: string): string | undefined {
  if (!/^\p{N}/u.test(word)) return numberWords.get(word);
  const digits = word.normalize('NFKC').replace(/,(?=\d{3}(?!\d))/g, '');
  return digits
    .replace(/(^|[:/-])0+(?=\d)/g, '$1')
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
}

/** Each number with the unit beside it: the sign before it, or a word after it (one may stand between, but not after an article). */
function measuresOf(tokens: readonly Token[]): Set<string> {
  const measures = new Set<string>();
  tokens.forEach(({ number, article }, at) => {
    if (number === undefined) return;
    const before = tokens[at - 1]?.word === '$' ? '$' : '';
    const beside = [before, tokens[at + 1]?.word ?? '', article ? '' : (tokens[at + 2]?.word ?? '')];
    const unit = beside.map((word) => units.get(word)).find((found) => found !== undefined);
    if (unit) measures.add(`${number} ${unit}`);
  });
  return measures;
}

function isName({ capital, word, opensSentence }: Token): boolean {
  return capital && word !== 'i' && !(opensSentence && openers.has(word));
}
