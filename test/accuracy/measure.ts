import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createEngine } from '../../src/cli/eval/engine.ts';
import { type FaqFigures, faqFigures, isRight, type Judged, judge } from '../../src/cli/eval/faq.ts';
import { readQueries } from '../../src/cli/eval/samples.ts';

/** Figures that may not drop; `oos_answered` and `intent_taken` may not rise. */
export const watched = ['recall_at_1', 'recall_at_3', 'recall_at_20', 'coverage', 'precision', 'oos_answered', 'intent_taken'] as const;

export interface Baseline {
  readonly figures: Readonly<Record<(typeof watched)[number], number | null>>;
  /** One sign per query, in order: 1 right, 0 wrong. */
  readonly right: string;
}

export interface Measured extends Baseline {
  readonly judged: readonly Judged[];
}

/** What is asked of which catalog. */
export interface QuerySet {
  readonly catalog: string;
  readonly queries: string;
}

const root = join(import.meta.dirname, '..', '..');

/** A catalog of another trade, the shipped one as somebody asks it who saw its rows alone, and the shared development data where a checkout has it beside it. */
export const sets: Readonly<Record<string, QuerySet>> = {
  sample: inFolder(join(import.meta.dirname, 'sample')),
  shipped: { catalog: join(root, 'catalog', 'faq.csv'), queries: join(import.meta.dirname, 'shipped', 'queries.jsonl') },
  'faq-dev': inFolder(join(root, '..', 'shared', 'data', 'faq-dev')),
};

function inFolder(folder: string): QuerySet {
  return { catalog: join(folder, 'catalog.csv'), queries: join(folder, 'queries.jsonl') };
}

export const baselineFile = join(import.meta.dirname, 'baseline.json');

/** Whether the set is on this machine. */
export function isThere({ queries }: QuerySet): boolean {
  return existsSync(queries);
}

export async function measure({ catalog, queries }: QuerySet): Promise<Measured> {
  const engine = await createEngine(catalog);
  const judged = await judge(engine, await readQueries(queries));
  return { judged, figures: watchedOf(faqFigures(judged)), right: judged.map((item) => (isFine(item) ? '1' : '0')).join('') };
}

function watchedOf(figures: FaqFigures): Baseline['figures'] {
  return Object.fromEntries(watched.map((name) => [name, figures[name]])) as Baseline['figures'];
}

/** In the catalog: the right row comes first and no other is answered. Outside: nothing is answered. */
function isFine(item: Judged): boolean {
  if (item.query.id === null) return item.outcome !== 'answer';
  return item.outcome === 'answer' ? isRight(item) : item.candidates[0]?.id === item.query.id;
}
