import { type CatalogEntry, type IntentHint, stem } from '#sdk';
import type { Lexicon } from '../../catalog/lexicon.ts';
import type { Pace } from './pace.ts';
import { type Token, tokens } from './tokens.ts';

/** Words shorter than this are left as they are: too many others are one letter away. */
const MIN_LENGTH = 4;

/** Corrects misspelt words towards a vocabulary: letters that sound alike, one letter missing, doubled, wrong or swapped. */
export class Spelling {
  readonly #words = new Map<string, number>();
  readonly #bySound = new Map<string, string[]>();

  /** `words` with how common each is; the commoner wins between two corrections of one distance. */
  constructor(words: ReadonlyMap<string, number>) {
    for (const [word, count] of words) {
      this.#words.set(word, count);
      if (word.length < MIN_LENGTH || /\d/.test(word)) continue;
      for (const key of keys(sound(word))) {
        const list = this.#bySound.get(key);
        if (!list) this.#bySound.set(key, [word]);
        else if (list.length < 20) list.push(word);
      }
    }
  }

  has(word: string): boolean {
    return this.#words.has(word);
  }

  /** The likeliest word of the vocabulary, or undefined where none is near enough. Words over 40 letters are never corrected. */
  correct(word: string): string | undefined {
    if (word.length < MIN_LENGTH || word.length > 40 || /\d/.test(word)) return undefined;
    const heard = sound(word);
    let best: string | undefined;
    let bestCost = Number.POSITIVE_INFINITY;
    const seen = new Set<string>();
    for (const key of keys(heard)) {
      for (const candidate of this.#bySound.get(key) ?? []) {
        if (seen.has(candidate)) continue;
        seen.add(candidate);
        const cost =
          distance(heard, sound(candidate)) +
          (candidate[0] === word[0] ? 0 : 0.5) -
          Math.min(0.3, 0.05 * Math.log(1 + (this.#words.get(candidate) ?? 0)));
        if (cost < bestCost) {
          best = candidate;
          bestCost = cost;
        }
      }
    }
    return bestCost <= (heard.length <= 5 ? 1 : 1.5) ? best : undefined;
  }
}

/** How a folded word sounds in Mexico: what people confuse when they write becomes one letter. */
function sound(word: string): string {
  return word
    .replace(/h(?<!ch)/g, '')
    .replace(/v/g, 'b')
    .replace(/c(?=[ei])|z/g, 's')
    .replace(/qu(?=[ei])|q|c(?!h)/g, 'k')
    .replace(/g(?=[ei])/g, 'j')
    .replace(/gu(?=[ei])/g, 'g')
    .replace(/ll/g, 'y')
    .replace(/n(?=[bp])/g, 'm')
    .replace(/(.)\1/g, '$1');
}

/** The sound itself and with each single letter left out. */
function keys(heard: string): string[] {
  const all = [heard];
  for (let at = 0; at < heard.length; at++) all.push(heard.slice(0, at) + heard.slice(at + 1));
  return all;
}

/** Optimal string alignment: insert, delete, replace and swap neighbours cost 1. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, (row[j - 1] as number) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] as number) + 1);
      next.push(cost);
    }
    before = row;
    row = next;
  }
  return row[b.length] as number;
}

interface Sources {
  readonly lexicon: Lexicon;
  readonly intents: readonly IntentHint[];
}

/** A corrector that knows the words of a catalog, of the lexicon and of the intents' examples, and leaves them alone. */
export async function spellingFor(entries: readonly CatalogEntry[], sources: Sources, pace: Pace): Promise<(token: Token) => Token> {
  const counts = new Map<string, number>();
  const add = (text: string, count: number): void => {
    for (const { word } of tokens(text)) counts.set(word, (counts.get(word) ?? 0) + count);
  };
  for (const entry of entries) {
    add([entry.question, ...entry.variations].join(' '), 3);
    add(entry.answer, 1);
    await pace.breathe();
  }
  for (const { term } of sources.lexicon) add(term, 0.3);
  for (const intent of sources.intents) for (const example of intent.examples) add(example, 0.3);
  await pace.breathe();
  const spelling = new Spelling(counts);
  const stems = new Set([...counts.keys()].map(stem));
  return (token) => {
    if (token.stop || spelling.has(token.word) || stems.has(token.stem)) return token;
    const corrected = spelling.correct(token.word);
    return corrected === undefined ? token : (tokens(corrected)[0] ?? token);
  };
}
