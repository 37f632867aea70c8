import { type Candidate, type CatalogEntry, fnv1a } from '#sdk';
import type { Pace } from './pace.ts';
import { RowsByHash } from './rows-by-hash.ts';
import { type Token, tokens } from './tokens.ts';
import { WordReader } from './word-reader.ts';

/** The probability of an entry whose question or variation is the message, word for word. */
export const CERTAIN = 0.98;
/** The same where only function words and endings differ, or the order. */
export const NEARLY = 0.9;
/** What people say around a question. */
const courtesies = new Set(
  'hola hey oye oiga oigan buen buenas buenos tardes noches gracias favor duda dudas pregunta disculpa disculpe perdon saludos'.split(' '),
);
/** A single word in common is no wording. */
const MIN_STEMS = 2;

/** The wordings of a catalog by a hash of their folded text: what is asked word for word needs no comparison. */
export class ExactWordings {
  readonly #entries: readonly CatalogEntry[];
  readonly #exactly: RowsByHash;
  readonly #nearly: RowsByHash;

  private constructor(entries: readonly CatalogEntry[]) {
    const wordings = entries.reduce((sum, { variations }) => sum + 1 + variations.length, 0);
    this.#entries = entries;
    this.#exactly = new RowsByHash(wordings);
    this.#nearly = new RowsByHash(wordings);
  }

  static async of(entries: readonly CatalogEntry[], pace: Pace): Promise<ExactWordings> {
    const exact = new ExactWordings(entries);
    const reader = new WordReader(hashedOf);
    const words: HashedWord[] = [];
    for (const [row, { question, variations }] of entries.entries()) {
      for (const wording of [question, ...variations]) {
        words.length = 0;
        reader.read(wording, words);
        exact.#exactly.add(hashOf(words), row);
        const bag = bagHashOf(words);
        if (bag !== undefined) exact.#nearly.add(bag, row);
      }
      await pace.breathe();
    }
    return exact;
  }

  /** The one row among those that may answer whose wording is `text`; undefined where none or several are. */
  row(text: string, accepts: (row: number) => boolean): number | undefined {
    const all = tokens(text);
    return this.#exactly.only(
      hashOf(all.map(hashedOf)),
      (row) => accepts(row) && this.#wordings(row).some((wording) => wording === text || same(tokens(wording), all)),
    );
  }

  /** The same for a wording with the same meaningful words, in whatever form and order: "si me corren, qué me toca" is "me corrieron, qué me toca". */
  nearRow(text: string, accepts: (row: number) => boolean): number | undefined {
    const all = tokens(text);
    const hash = bagHashOf(all.map(hashedOf));
    if (hash === undefined) return undefined;
    const bag = bagOf(all);
    return this.#nearly.only(hash, (row) => accepts(row) && this.#wordings(row).some((wording) => sameBag(bagOf(tokens(wording)), bag)));
  }

  #wordings(row: number): readonly string[] {
    const { question = '', variations = [] } = this.#entries[row] ?? {};
    return [question, ...variations];
  }
}

/** What the hashes of a wording are made of. */
interface HashedWord {
  readonly word: number;
  /** Of the stem; 0 for articles, pronouns and courtesies. */
  readonly meaning: number;
}

function hashedOf({ word, stem, empty }: Token): HashedWord {
  return { word: fnv1a(word), meaning: empty || courtesies.has(word) ? 0 : fnv1a(stem) };
}

/** Of words in order. */
function hashOf(words: readonly HashedWord[]): number {
  let hash = 0;
  for (const { word } of words) hash = Math.imul(hash ^ word, 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** Of the words that mean something, in whatever order; undefined where they say too little. */
function bagHashOf(words: readonly HashedWord[]): number | undefined {
  let sum = 0;
  const seen = new Set<number>();
  for (const { meaning } of words) {
    if (meaning === 0 || seen.has(meaning)) continue;
    seen.add(meaning);
    sum += meaning;
  }
  return seen.size < MIN_STEMS ? undefined : sum >>> 0;
}

/** The stems of a text that are no articles, pronouns or courtesies. */
function bagOf(text: readonly Token[]): Set<string> {
  return new Set(text.filter(({ word, empty }) => !empty && !courtesies.has(word)).map(({ stem }) => stem));
}

function same(one: readonly Token[], other: readonly Token[]): boolean {
  return one.length === other.length && one.every((token, at) => token.word === other[at]?.word);
}

function sameBag(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((stem) => other.has(stem));
}

/** `entry` first and (nearly) certain, the others behind it with what probability is left. */
export function certainOf({ id, question }: CatalogEntry, candidates: readonly Candidate[], score: number): Candidate[] {
  const others = candidates.filter((candidate) => candidate.id !== id);
  const mass = others.reduce((sum, { score }) => sum + score, 0);
  const share = mass === 0 ? 0 : Math.min(1, (1 - score) / mass);
  return [{ id, question, score }, ...others.map((other) => ({ ...other, score: other.score * share }))];
}
