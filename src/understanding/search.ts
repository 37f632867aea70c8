import type { Candidate, CatalogEntry, IntentHint } from '#sdk';
import type { Lexicon } from '../../catalog/lexicon.ts';
import { type Analysis, analyse } from './analyse.ts';
import { Concepts } from './concepts.ts';
import type { Thresholds } from './decide.ts';
import { EntryIndex, type Scores } from './entry-index.ts';
import { Pace } from './pace.ts';
import { spellingFor } from './spelling.ts';

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
  /** The question of an entry. */
  question(id: string): string | undefined;
}

export interface SearchMaterial {
  readonly lexicon: Lexicon;
  readonly intents: readonly IntentHint[];
  readonly defaultLocale: string;
}

/** Indexes entries in slices that leave the event loop free. */
export async function buildSearch(
  entries: readonly CatalogEntry[],
  material: SearchMaterial,
  signal?: AbortSignal,
): Promise<CatalogSearch> {
  signal?.throwIfAborted();
  const pace = new Pace(signal);
  const concepts = new Concepts(material.lexicon);
  const correct = await spellingFor(entries, material, pace);
  const index = await EntryIndex.build(entries, concepts, pace);
  const thresholds: Thresholds = { answer: 0.7, gap: 0.1, clarify: 0.25 };
  const find = (text: string, options: FindOptions): readonly Candidate[] => {
    const query = analyse(text.slice(0, MAX_TEXT), concepts, correct);
    const scores = index.score(query);
    let best: Candidate[] = [];
    for (const accepts of preferences(entries, options, material.defaultLocale)) {
      const found = rank(entries, scores, { accepts, query, limit: options.limit ?? 20 });
      if ((found[0]?.score ?? 0) > (best[0]?.score ?? 0)) best = found;
      if ((best[0]?.score ?? 0) >= thresholds.clarify) break;
    }
    return best;
  };
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return { size: entries.length, thresholds, find, question: (id) => byId.get(id)?.question };
}

/** A message is compared by its first characters; who writes more asks in them or nowhere. */
const MAX_TEXT = 2_000;

/** Which entries may answer, the asked locale's first, then those of its language, then the default locale's. */
function preferences(entries: readonly CatalogEntry[], options: FindOptions, defaultLocale: string): ((row: number) => boolean)[] {
  const today = localDay(options.now);
  const language = (locale: string): string => locale.split('-')[0] ?? locale;
  const alive = (entry: CatalogEntry): boolean => entry.validUntil === undefined || entry.validUntil >= today;
  const tests: ((entry: CatalogEntry) => boolean)[] = [
    (entry) => entry.locale === options.locale,
    (entry) => language(entry.locale) === language(options.locale),
    (entry) => language(entry.locale) === language(defaultLocale),
  ];
  return tests.map((test) => (row) => {
    const entry = entries[row] as CatalogEntry;
    return test(entry) && alive(entry);
  });
}

function localDay(now: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

interface Ranking {
  readonly accepts: (row: number) => boolean;
  readonly query: Analysis;
  readonly limit: number;
}

/** The best rows as candidates: each one's share among all rows, times the chance that the catalog answers at all. */
function rank(entries: readonly CatalogEntry[], scores: Scores, { accepts, query, limit }: Ranking): Candidate[] {
  const rows = scores.touched.filter(accepts);
  const total = (row: number): number => scores.totals[row] as number;
  rows.sort((a, b) => total(b) - total(a) || a - b);
  const top = total(rows[0] ?? 0);
  let mass = 0;
  for (const row of rows) mass += Math.exp(total(row) - top);
  const answerable = logistic(-5.9 + 0.75 * top + 5 * (Math.min(query.content.length, 8) / 8));
  return rows.slice(0, limit).map((row) => {
    const entry = entries[row] as CatalogEntry;
    return { id: entry.id, question: entry.question, score: (answerable * Math.exp(total(row) - top)) / mass };
  });
}

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
