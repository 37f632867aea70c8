import { type IntentHint, stem } from '#sdk';
import type { Pace } from './pace.ts';
import { type Token, tokens } from './tokens.ts';

/** Words shorter than this are left as they are: too many others are one letter away. */
const MIN_LENGTH = 4;
/** And longer ones: nobody means them. */
const MAX_LENGTH = 40;
/** Words kept per sound; more of them are too many to choose from. */
const MAX_ALIKE = 20;

/** A vocabulary as data. */
export interface SpellingParts {
  /** In their order, with how common each is. */
  readonly words: ReadonlyMap<string, number>;
  /**
   * By a hash of a sound or of the letters, with one letter left out or none, the words that have it: KEY_UNIT times the hash and
   * the word's number, sorted. What only shares the hash is too far away to be chosen.
   */
  readonly places: Float64Array;
  /** Of the words. */
  readonly stems: ReadonlySet<string>;
}

/** Hashes have thirty bits, so numbers of words may have 23. */
const KEY_UNIT = 2 ** 23;
/** Places are sorted in portions, by the first bits of the hash: to sort those of a large vocabulary at once would hold the event loop. */
const BUCKETS = 64;
const BUCKET_SHIFT = 24;

/** Words and how common they are, as a corrector needs them; the commoner wins between two corrections of one distance. */
export async function spellingParts(words: ReadonlyMap<string, number>, pace: Pace): Promise<SpellingParts> {
  const buckets = Array.from({ length: BUCKETS }, (): number[] => []);
  const stems = new Set<string>();
  let number = 0;
  for (const word of words.keys()) {
    if (word.length >= MIN_LENGTH && word.length <= MAX_LENGTH + 1 && !/\d/.test(word)) {
      for (const key of keysOf(word)) buckets[key >>> BUCKET_SHIFT]?.push(key * KEY_UNIT + number);
    }
    stems.add(stem(word));
    number++;
    await pace.breathe();
  }
  const places = new Float64Array(buckets.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const bucket of buckets) {
    places.set(Float64Array.from(bucket).sort(), at);
    at += bucket.length;
    await pace.rest();
  }
  return { words, places, stems };
}

/** Corrects misspelt words towards a vocabulary: letters that sound alike, one letter missing, doubled, wrong or swapped. */
export class Spelling {
  readonly #words: ReadonlyMap<string, number>;
  readonly #byNumber: readonly string[];
  readonly #places: Float64Array;

  constructor({ words, places }: SpellingParts) {
    this.#words = words;
    this.#byNumber = [...words.keys()];
    this.#places = places;
  }

  has(word: string): boolean {
    return this.#words.has(word);
  }

  /** The likeliest word of the vocabulary, or undefined where none is near enough. Words over 40 letters are never corrected. */
  correct(word: string): string | undefined {
    if (word.length < MIN_LENGTH || word.length > MAX_LENGTH || /\d/.test(word)) return undefined;
    const heard = sound(word);
    let best: string | undefined;
    let bestCost = Number.POSITIVE_INFINITY;
    const seen = new Set<string>();
    for (const key of keysOf(word)) {
      for (const candidate of this.#alike(key)) {
        if (seen.has(candidate)) continue;
        seen.add(candidate);
        const apart =
          costOfVowels(word, candidate) ??
          Math.min(distance(heard, sound(candidate)), distance(word, candidate)) + (candidate[0] === word[0] ? 0 : 0.5);
        const cost = apart - Math.min(0.3, 0.05 * Math.log(1 + (this.#words.get(candidate) ?? 0)));
        if (cost < bestCost) {
          best = candidate;
          bestCost = cost;
        }
      }
    }
    return bestCost <= (heard.length <= 5 ? 1 : 1.5) ? best : undefined;
  }

  #alike(key: number): string[] {
    const places = this.#places;
    let low = 0;
    let high = places.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((places[middle] as number) < key * KEY_UNIT) low = middle + 1;
      else high = middle;
    }
    const found: string[] = [];
    for (let at = low; at < places.length && found.length < MAX_ALIKE; at++) {
      const number = (places[at] as number) - key * KEY_UNIT;
      if (number >= KEY_UNIT) break;
      found.push(this.#byNumber[number] as string);
    }
    return found;
  }
}

/** How a folded word sounds in Mexico: what people confuse when they write becomes one letter. */
function sound(word: string): string {
  return word
    .replace(/h(?<!ch)/g, '')
    .replace(/v/g, 'b')
    .replace(/c(?=[ei])|z/g, 's')
    .replace(/qu(?=[ei])|[qk]/g, 'c')
    .replace(/g(?=[ei])/g, 'j')
    .replace(/gu(?=[ei])/g, 'g')
    .replace(/ll/g, 'y')
    .replace(/n(?=[bp])/g, 'm')
    .replace(/(.)\1/g, '$1');
}

/** The hashes of the sound and of the letters, each whole and with one letter left out: a swap may change how a word sounds; and of the consonants. */
function keysOf(word: string): Set<number> {
  const found = new Set<number>();
  for (const whole of new Set([sound(word), word])) addKeys(whole, found);
  const bare = word.replace(/[aeiou]/g, ''); // chat leaves out vowels, more than one of them
  if (bare.length >= MIN_CONSONANTS) found.add(mixed(polynomial(bare), bare.length));
  return found;
}

/** Fewer consonants are those of too many words. */
const MIN_CONSONANTS = 3;

function polynomial(text: string): number {
  let all = 0;
  for (let at = 0; at < text.length; at++) all = (Math.imul(all, BASE) + text.charCodeAt(at)) | 0;
  return all;
}

const BASE = 0x01000193;
const POWERS = Int32Array.from({ length: MAX_LENGTH + 2 }, () => 1);
for (let at = 1; at < POWERS.length; at++) POWERS[at] = Math.imul(POWERS[at - 1] as number, BASE);

/** A polynomial of the letters, so that leaving one out costs the same whatever the word's length: texts as keys took 30 MB and most of the time. */
function addKeys(whole: string, found: Set<number>): void {
  const { length } = whole;
  const all = polynomial(whole);
  found.add(mixed(all, length));
  let before = 0;
  let left = all; // of what stands from `at` on
  for (let at = 0; at < length; at++) {
    const code = whole.charCodeAt(at);
    const power = POWERS[length - at - 1] as number;
    left = (left - Math.imul(code, power)) | 0;
    found.add(mixed((Math.imul(before, power) + left) | 0, length - 1));
    before = (Math.imul(before, BASE) + code) | 0;
  }
}

/** Thirty bits, which a map holds without a box. */
function mixed(value: number, length: number): number {
  const once = Math.imul(value ^ (value >>> 15) ^ length, 0x2c1b3c6d);
  return (once ^ (once >>> 13)) & 0x3fffffff;
}

/** What it costs that only vowels were left out, as in chat ("ntro", "trbajo"): less than a slip of the finger; undefined where more differs. */
function costOfVowels(written: string, meant: string): number | undefined {
  let at = 0;
  for (const letter of meant) {
    if (letter === written[at]) at++;
    else if (!VOWELS.has(letter)) return undefined;
  }
  const left = meant.length - written.length;
  return at === written.length && left > 0 ? 0.5 + 0.2 * left : undefined;
}

const VOWELS = new Set('aeiou');

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
  /** The lexicon's words, with how many terms have them. */
  readonly vocabulary: ReadonlyMap<string, number>;
  readonly intents: readonly IntentHint[];
}

/** The catalog's `words` (with how often they stand there), the lexicon's and the intents', with how common they are together. */
export function commonness(words: ReadonlyMap<string, number>, sources: Sources): Map<string, number> {
  const counts = new Map(words);
  const add = (word: string, times: number): void => void counts.set(word, (counts.get(word) ?? 0) + times * OTHER_WORDS);
  for (const [word, times] of sources.vocabulary) add(word, times);
  for (const { word, stop } of sources.intents.flatMap(({ examples }) => examples.flatMap(tokens))) if (!stop) add(word, 1);
  return counts;
}

/** A corrector that knows the vocabulary's words, and leaves them and their inflections alone. */
export function correctorOf(parts: SpellingParts): (token: Token) => Token {
  const spelling = new Spelling(parts);
  const read = (token: Token): Token => {
    if (token.stop || spelling.has(token.word) || parts.stems.has(token.stem)) return token;
    const corrected = spelling.correct(token.word);
    return corrected === undefined ? token : (tokens(corrected)[0] ?? token);
  };
  // A correction takes some 20 µs, and people misspell the same words; a long message may be one such word many times.
  const known = new Map<string, Token>();
  return (token) => {
    const before = known.get(token.word);
    if (before) return before;
    const now = read(token);
    if (known.size >= MAX_KNOWN) known.clear();
    if (token.word.length <= MAX_LENGTH) known.set(token.word, now);
    return now;
  };
}

/** Words whose reading is kept; cleared when it grows, so that messages cannot fill the memory. */
const MAX_KNOWN = 10_000;

/** A word that the catalog does not have is a correction of the last resort. */
const OTHER_WORDS = 0.3;
