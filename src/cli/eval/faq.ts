import type { Candidate, Outcome } from '#sdk';
import type { EvaluationEngine } from './engine.ts';
import { percentile, type Query, round, share } from './samples.ts';

/** One query with what the engine made of it. */
export interface Judged {
  readonly query: Query;
  readonly outcome: Outcome;
  readonly answers: readonly Candidate[];
  /** The twenty best, best first. */
  readonly candidates: readonly Candidate[];
  readonly milliseconds: number;
}

/** What `eval faq --json` prints. */
export interface FaqFigures {
  readonly n: number;
  readonly recall_at_1: number | null;
  readonly recall_at_3: number | null;
  readonly recall_at_20: number | null;
  readonly coverage: number | null;
  readonly precision: number | null;
  readonly oos_n: number;
  readonly oos_answered: number | null;
  readonly clarified: number | null;
  readonly intent_taken: number | null;
  readonly latency_ms: { readonly p50: number | null; readonly p99: number | null };
  readonly mode: 'local' | 'model';
  readonly errors: readonly FaqError[];
}

export interface FaqError {
  readonly text: string;
  readonly expected: string | null;
  readonly got: string | null;
  readonly score: number | null;
}

/** Compiled code and the patterns' automata settle within the first messages of a process; a server's life is what comes after. */
const WARM_UP = 200;

/** Asks every query as a channel would. */
export async function judge(engine: EvaluationEngine, queries: readonly Query[], warmUp = WARM_UP): Promise<Judged[]> {
  const { ask } = engine;
  for (const { text } of queries.slice(0, warmUp)) await ask(text);
  const judged: Judged[] = [];
  for (const query of queries) {
    const started = performance.now();
    const { outcome, answers } = await ask(query.text);
    const milliseconds = performance.now() - started;
    const candidates = engine.knowledge.search.find(query.text, { locale: 'es-MX', now: new Date(), limit: 20 });
    judged.push({ query, outcome, answers, candidates, milliseconds });
  }
  return judged;
}

/** The figures of `interface`: shares of in-catalog queries unless the name says otherwise. */
export function faqFigures(judged: readonly Judged[]): FaqFigures {
  const inside = judged.filter(({ query }) => query.id !== null);
  const outside = judged.filter(({ query }) => query.id === null);
  const answered = judged.filter(({ outcome }) => outcome === 'answer');
  const recall = (limit: number): number | null =>
    share(inside.filter(({ query, candidates }) => candidates.slice(0, limit).some(({ id }) => id === query.id)).length, inside.length);
  const counted = (outcomes: readonly Outcome[]): number => inside.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const times = judged.map(({ milliseconds }) => milliseconds);
  return {
    n: judged.length,
    recall_at_1: recall(1),
    recall_at_3: recall(3),
    recall_at_20: recall(20),
    coverage: share(counted(['answer']), inside.length),
    precision: share(answered.filter(isRight).length, answered.length),
    oos_n: outside.length,
    oos_answered: share(outside.filter(({ outcome }) => outcome === 'answer').length, outside.length),
    clarified: share(counted(['clarify']), inside.length),
    intent_taken: share(counted(['intent', 'handoff']), inside.length),
    latency_ms: { p50: roundMaybe(percentile(times, 0.5)), p99: roundMaybe(percentile(times, 0.99)) },
    mode: 'local',
    errors: judged.filter(isError).map(asError),
  };
}

/** Whether a direct answer is the expected row; with several answers the first counts. */
export function isRight({ query, answers }: Judged): boolean {
  return answers[0] !== undefined && answers[0].id === query.id;
}

/** A wrong direct answer, or an expected row that is not the best candidate. */
function isError(item: Judged): boolean {
  if (item.outcome === 'answer') return !isRight(item);
  return item.query.id !== null && item.candidates[0]?.id !== item.query.id;
}

function asError({ query, answers, candidates }: Judged): FaqError {
  const got = answers[0] ?? candidates[0];
  return { text: query.text, expected: query.id, got: got?.id ?? null, score: got ? round(got.score) : null };
}

function roundMaybe(value: number | null): number | null {
  return value === null ? null : round(value);
}
