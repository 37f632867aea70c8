import { type Candidate, type CatalogEntry, fnv1a } from '#sdk';
import type { Pace } from './pace.ts';
import { type Token, tokens } from './tokens.ts';

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
  readonly #rows: Wordings = new Map();
  readonly #nearly: Wordings = new Map();

  private constructor(entries: readonly CatalogEntry[]) {
    this.#entries = entries;
  }

  static async of(entries: readonly CatalogEntry[], pace: Pace): Promise<ExactWordings> {
    const exact = new ExactWordings(entries);
    for (const [row, { question, variations }] of entries.entries()) {
      for (const wording of [question, ...variations]) {
        const all = tokens(wording);
        add(exact.#rows, hash(all), row);
        const bag = bagOf(all);
        if (bag) add(exact.#nearly, hashOf(bag), row);
      }
      await pace.breathe();
    }
    return exact;
  }

  /** The one row among those that may answer whose wording is `text`; undefined where none or several are. */
  row(text: string, accepts: (row: number) => boolean): number | undefined {
    const all = tokens(text);
    return only(this.#rows.get(hash(all)), (row) => accepts(row) && this.#wordings(row).some((wording) => same(tokens(wording), all)));
  }

  /** The same for a wording with the same meaningful words, in whatever form and order: "si me corren, qué me toca" is "me corrieron, qué me toca". */
  nearRow(text: string, accepts: (row: number) => boolean): number | undefined {
    const bag = bagOf(tokens(text));
    if (!bag) return undefined;
    return only(
      this.#nearly.get(hashOf(bag)),
      (row) => accepts(row) && this.#wordings(row).some((wording) => sameBag(tokens(wording), bag)),
    );
  }

  #wordings(row: number): readonly string[] {
    const { question = '', variations = [] } = this.#entries[row] ?? {};
    return [question, ...variations];
  }
}

/** Rows by the hash of a wording. Two wordings may share a hash. */
type Wordings = Map<number, number | number[]>;

function add(wordings: Wordings, key: number, row: number): void {
  const known = wordings.get(key);
  if (known === undefined) wordings.set(key, row);
  else if (typeof known !== 'number') {
    if (!known.includes(row)) known.push(row);
  } else if (known !== row) wordings.set(key, [known, row]);
}

function only(found: number | number[] | undefined, fits: (row: number) => boolean): number | undefined {
  const rows = (typeof found === 'number' ? [found] : (found ?? [])).filter(fits);
  return rows.length === 1 ? rows[0] : undefined;
}

/** The stems of a text that are no articles, pronouns or courtesies; undefined where they say too little. */
function bagOf(text: readonly Token[]): Set<string> | undefined {
  const stems = new Set<string>();
  for (const { word, stem, empty } of text) if (!empty && !courtesies.has(word)) stems.add(stem);
  return stems.size < MIN_STEMS ? undefined : stems;
}

function same(one: readonly Token[], other: readonly Token[]): boolean {
  return one.length === other.length && one.every((token, at) => token.word === other[at]?.word);
}

function sameBag(text: readonly Token[], bag: ReadonlySet<string>): boolean {
  const other = bagOf(text);
  return other?.size === bag.size && [...bag].every((stem) => other.has(stem));
}

/** Of words in order. */
function hash(text: readonly Token[]): number {
  return text.reduce((value, { word }) => fnv1a(word, value), fnv1a(''));
}

/** Of stems in whatever order. */
function hashOf(bag: ReadonlySet<string>): number {
  let sum = 0;
  for (const stem of bag) sum += fnv1a(stem);
  return sum >>> 0;
}

/** `entry` first and (nearly) certain, the others behind it with what probability is left. */
export function certainOf({ id, question }: CatalogEntry, candidates: readonly Candidate[], score: number): Candidate[] {
  const others = candidates.filter((candidate) => candidate.id !== id);
  const mass = others.reduce((sum, { score }) => sum + score, 0);
  const share = mass === 0 ? 0 : Math.min(1, (1 - score) / mass);
  return [{ id, question, score }, ...others.map((other) => ({ ...other, score: other.score * share }))];
}
