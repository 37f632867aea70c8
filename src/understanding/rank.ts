import type { Candidate, CatalogEntry } from '#sdk';
import type { Query } from './analyse.ts';
import type { Scores } from './entry-index.ts';

export interface Ranking {
  /** Whether the row may answer now, and here. */
  readonly accepts: (row: number) => boolean;
  readonly query: Pick<Query, 'length' | 'strange'>;
  readonly limit: number;
}

/** Rows this far behind the best add nothing to its share. */
const NEGLIGIBLE = 10;

/**
 * How likely the catalog answers at all: from the best score and its share, from how long the message is, and from how
 * many of its words are strange; fitted once, `docs/understanding.md` says on what.
 */
const answerable = { base: -6.1, perScore: 0.56, perLength: 2, maxLength: 12, perStrange: -3.1, perShare: -0.32 } as const;

/** The best rows as candidates: each one's share among all rows, times the chance that the catalog answers at all. */
export function rank(entries: readonly CatalogEntry[], { totals, touched }: Scores, { accepts, query, limit }: Ranking): Candidate[] {
  const rows: number[] = [];
  const score = (row: number): number => totals[row] as number;
  let mass = 0;
  let reference = Number.NEGATIVE_INFINITY;
  for (const row of touched) {
    const value = score(row);
    if (value < reference - NEGLIGIBLE || !accepts(row)) continue;
    if (value > reference) {
      mass *= Math.exp(Math.max(reference, value - 700) - value);
      reference = value;
    }
    mass += Math.exp(value - reference);
    insert(rows, row, { score, limit });
  }
  const { base, perScore, perLength, maxLength, perStrange, perShare } = answerable;
  const length = Math.min(maxLength, Math.max(1, query.length));
  const evidence = perScore * reference + perLength * Math.log(length) + perStrange * query.strange;
  const chance = 1 / (1 + Math.exp(-(base + evidence - perShare * Math.log(mass))));
  return rows.map((row) => {
    const entry = entries[row] as CatalogEntry;
    return { id: entry.id, question: entry.question, score: (chance * Math.exp(score(row) - reference)) / mass };
  });
}

/** Keeps the best `limit` rows, best first; of equals the earlier row goes first. */
function insert(rows: number[], row: number, { score, limit }: { score: (row: number) => number; limit: number }): void {
  const value = score(row);
  const last = rows[rows.length - 1];
  if (rows.length >= limit && last !== undefined && value <= score(last)) return;
  let at = rows.length;
  while (at > 0) {
    const before = rows[at - 1] as number;
    const ahead = score(before);
    if (ahead > value || (ahead === value && before < row)) break;
    at--;
  }
  rows.splice(at, 0, row);
  if (rows.length > limit) rows.pop();
}
