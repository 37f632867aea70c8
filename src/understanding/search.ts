import { createHash } from 'node:crypto';
import { type Candidate, type CatalogEntry, type IntentHint, type Keep, stem } from '#sdk';
import type { Lexicon } from '../../catalog/lexicon.ts';
import { analyseQuery } from './analyse.ts';
import { calibrate } from './calibrate.ts';
import { Concepts } from './concepts.ts';
import type { Thresholds } from './decide.ts';
import { Eligible } from './eligible.ts';
import { EntryIndex, type IndexParts, type RowIndex } from './entry-index.ts';
import { CERTAIN, certainOf, ExactWordings, NEARLY } from './exact.ts';
import { Pace } from './pace.ts';
import { outOfCatalogProbes } from './probes.ts';
import { rank } from './rank.ts';
import { commonness, correctorOf, spellingParts } from './spelling.ts';
import type { Token } from './tokens.ts';
import { WideIndex } from './wide-index.ts';

export interface FindOptions {
  readonly locale: string;
  readonly now: Date;
  /** How many candidates; default 20. */
  readonly limit?: number;
}

/** Finds the catalog entries that may answer a text. */
export interface CatalogSearch {
  readonly size: number;
  /** What `decide` needs for this catalog. */
  readonly thresholds: Thresholds;
  /** Best first; scores are probabilities. Expired entries never appear; entries of the default locale only where none of the asked one may answer. */
  find(text: string, options: FindOptions): readonly Candidate[];
  /** The entry that asks word for word what the text asks; undefined where none or several do. Costs next to nothing. */
  exact(text: string, options: FindOptions): Candidate | undefined;
  /** The question of an entry. */
  question(id: string): string | undefined;
}

export interface SearchMaterial {
  readonly lexicon: Lexicon;
  readonly intents: readonly IntentHint[];
  readonly defaultLocale: string;
  /** What the build computed already. */
  readonly keep?: Keep;
}

/** Indexes entries in slices that leave the event loop free. */
export async function buildSearch(
  entries: readonly CatalogEntry[],
  material: SearchMaterial,
  signal?: AbortSignal,
): Promise<CatalogSearch> {
  signal?.throwIfAborted();
  const pace = new Pace(signal);
  const kept = keeper(entries, material);
  const concepts = await Concepts.of(material.lexicon, pace);
  const words = new Map<string, number>();
  const index = await indexOf(entries, { concepts, words, pace }, kept);
  const sources = { vocabulary: concepts.vocabulary, intents: material.intents };
  const spelling = await kept('spelling', () => spellingParts(commonness(words, sources), pace));
  const stems = new Set<string>();
  for (const word of words.keys()) {
    stems.add(stem(word));
    await pace.breathe();
  }
  // "Quit" is not the "quitan" of the catalog.
  const knows = ({ word, stem }: Token): boolean => stems.has(stem) && (words.has(word) || !concepts.isForeign(word));
  const reading = { correct: correctorOf(spelling), knows };
  const exact = await ExactWordings.of(entries, pace);
  const eligible = new Eligible(entries, material.defaultLocale);
  const match = (text: string, accepts: (row: number) => boolean, limit: number): readonly Candidate[] => {
    const query = analyseQuery(text.slice(0, MAX_TEXT), concepts, reading);
    return rank(entries, index.score(query), { accepts, query, limit });
  };
  const best = (text: string, accepts: (row: number) => boolean): number => match(text, accepts, 1)[0]?.score ?? 0;
  const thresholds = await kept('thresholds', () => calibrate(probesOf(entries, best), pace));
  const find = (text: string, { locale, now, limit = DEFAULT_LIMIT }: FindOptions): readonly Candidate[] => {
    let found: readonly Candidate[] = [];
    for (const accepts of eligible.preferences(locale, now)) {
      const next = withWording(match(text, accepts, limit), { text, accepts, exact, entries }).slice(0, limit);
      if ((next[0]?.score ?? 0) > (found[0]?.score ?? 0)) found = next;
      if ((found[0]?.score ?? 0) >= thresholds.clarify) break;
    }
    return found;
  };
  const exactly = (text: string, { locale, now }: FindOptions): Candidate | undefined => {
    for (const accepts of eligible.preferences(locale, now)) {
      const row = exact.row(text, accepts);
      if (row !== undefined) return certainOf(entries[row] as CatalogEntry, [], CERTAIN)[0];
    }
    return undefined;
  };
  return { size: entries.length, thresholds, find, exact: exactly, question: (id) => entries.find((entry) => entry.id === id)?.question };
}

/** What the build computed of these entries and this material, by what it is. */
type KeepPart = <T>(what: string, make: () => Promise<T>) => Promise<T>;

function keeper(entries: readonly CatalogEntry[], { keep, ...material }: SearchMaterial): KeepPart {
  if (!keep || entries.length > MAX_FULL_ROWS) return (_, make) => make(); // to hash a large catalog would hold the event loop
  const of = createHash('sha256')
    .update(JSON.stringify([entries, material]))
    .digest('hex');
  return (what, make) => keep({ what, of }, make);
}

/** Counts the entries' words into `parts.words` as well. */
async function indexOf(entries: readonly CatalogEntry[], parts: IndexParts, kept: KeepPart): Promise<RowIndex> {
  if (entries.length > MAX_FULL_ROWS) return WideIndex.build(entries, parts);
  const made = await kept('index', async () => ({ index: await EntryIndex.build(entries, parts), words: parts.words }));
  for (const [word, times] of made.words) parts.words.set(word, times);
  return new EntryIndex(made.index);
}

interface Wording {
  readonly text: string;
  readonly accepts: (row: number) => boolean;
  readonly exact: ExactWordings;
  readonly entries: readonly CatalogEntry[];
}

/** The entry that asks the same (nearly) word for word goes first, unless the ranking is surer still. */
function withWording(ranked: readonly Candidate[], { text, accepts, exact, entries }: Wording): readonly Candidate[] {
  const certain = exact.row(text, accepts);
  if (certain !== undefined) return certainOf(entries[certain] as CatalogEntry, ranked, CERTAIN);
  const near = exact.nearRow(text, accepts);
  const surer = near === undefined || (ranked[0]?.id === entries[near]?.id && (ranked[0]?.score ?? 0) > NEARLY);
  return surer ? ranked : certainOf(entries[near as number] as CatalogEntry, ranked, NEARLY);
}

/** What the catalog cannot answer: messages of other topics, and some of its own questions without their row. */
function probesOf(entries: readonly CatalogEntry[], best: (text: string, accepts: (row: number) => boolean) => number): (() => number)[] {
  const stride = Math.ceil(entries.length / MAX_LEFT_OUT);
  const leftOut = entries.flatMap((entry, row) => (row % stride === 0 ? [() => best(entry.question, (other) => other !== row)] : []));
  return [...outOfCatalogProbes.map((text) => () => best(text, () => true)), ...leftOut];
}

/** Rows whose question is asked without them; more would not move the thresholds. */
const MAX_LEFT_OUT = 40;
const DEFAULT_LIMIT = 20;
/** Above this many rows letter n-grams cost more than they find. */
const MAX_FULL_ROWS = 1_000;
/** A message is compared by its first characters; who writes more asks in them or nowhere. */
const MAX_TEXT = 2_000;
