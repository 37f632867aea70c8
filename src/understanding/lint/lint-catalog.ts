import type { CatalogEntry } from '#sdk';
import { decide } from '../decide.ts';
import type { CatalogSearch } from '../search.ts';
import { hasEnded, lintTexts } from './lint-texts.ts';

/** One thing to mend, and where. */
export interface Finding {
  readonly rule: string;
  /** Where the row stands, such as `faq.csv:12`; '' for the catalog as a whole. */
  readonly row: string;
  readonly problem: string;
  readonly remedy: string;
  /** Where the other row stands, for a finding about two. */
  readonly other?: string;
}

/** A second candidate this near to the first, as a share of its probability, answers the same question where both would be asked back about. */
const ALIKE = 0.15;
/** And this near also where the first is answered. */
const ALIKE_ALL_THE_SAME = 1 / 3;

/** Everything that makes the catalog answer badly, row by row. */
export function lintCatalog(entries: readonly CatalogEntry[], search: CatalogSearch, now: Date): Finding[] {
  return entries.flatMap((entry) => lintEntry(entry, { entries, search, now }));
}

/** The same for one row among the others. */
export function lintEntry(entry: CatalogEntry, around: Neighbourhood): Finding[] {
  return [...lintTexts(entry, around.now), ...lintNeighbours(entry, around)];
}

export interface Neighbourhood {
  readonly entries: readonly CatalogEntry[];
  readonly search: CatalogSearch;
  readonly now: Date;
}

function lintNeighbours(entry: CatalogEntry, around: Neighbourhood): Finding[] {
  const found: Finding[] = [];
  if (hasEnded(entry, around.now)) return found; // others answer in its place: that is what the date is for
  const [best, second] = ask(entry.question, entry, around);
  if (best && best.id !== entry.id) found.push(loses(entry, { text: 'its question', winner: best.id, around }));
  else if (best && second) {
    const isAnswered = decide([best, second], around.search.thresholds).kind === 'answer';
    if (second.score >= best.score * (isAnswered ? ALIKE_ALL_THE_SAME : ALIKE)) found.push(alike(entry, second.id, around));
  }
  entry.variations.forEach((variation, at) => {
    const winner = ask(variation, entry, around)[0]?.id;
    if (winner !== undefined && winner !== entry.id) found.push(loses(entry, { text: `variation ${at + 1}`, winner, around }));
  });
  return found;
}

/** Asks as a person would who does not know the exact words: a filler keeps the search from knowing the wording by heart. */
function ask(text: string, entry: CatalogEntry, { search, now }: Neighbourhood) {
  return search.find(`${text} pues`, { locale: entry.locale, now, limit: 2 });
}

function loses(entry: CatalogEntry, { text, winner, around }: { text: string; winner: string; around: Neighbourhood }): Finding {
  const remedy = 'word one of them closer to what only it answers, or merge them';
  const other = placeOf(winner, around);
  return { rule: 'wins-another', row: entry.origin, problem: `${text} is answered by ${other}`, remedy, other };
}

function alike(entry: CatalogEntry, other: string, around: Neighbourhood): Finding {
  const remedy = 'merge them, or name in each question what sets it apart';
  const place = placeOf(other, around);
  return { rule: 'near-duplicate', row: entry.origin, problem: `asks nearly the same as ${place}`, remedy, other: place };
}

function placeOf(id: string, { entries }: Neighbourhood): string {
  const entry = entries.find((candidate) => candidate.id === id);
  return `${entry?.origin} (${id})`;
}
