import type { Candidate } from '#sdk';
import { decide } from './decide.ts';
import { sentences } from './normalise.ts';
import type { CatalogSearch, FindOptions } from './search.ts';

export interface QuestionOptions extends FindOptions {
  /** The id of the entry answered last. */
  readonly topic?: string;
}

export interface Found {
  readonly kind: 'answer' | 'clarify' | 'unknown';
  /** Up to three decided answers, or up to three options, best first. */
  readonly chosen: readonly Candidate[];
  /** The candidates of the whole message, best first. */
  readonly candidates: readonly Candidate[];
}

/** Answers up to three questions of one message, and follow-ups on `topic`. */
export function findAll(search: CatalogSearch, text: string, options: QuestionOptions): Found {
  const candidates = search.find(text, options);
  const whole = decide(candidates, search.thresholds);
  const answers = new Map<string, Candidate>();
  for (const sentence of sentences(text)) {
    const decision = decide(search.find(sentence, options), search.thresholds);
    if (decision.kind === 'answer') for (const candidate of decision.chosen) answers.set(candidate.id, candidate);
  }
  if (answers.size > 1) return { kind: 'answer', chosen: [...answers.values()].slice(0, 3), candidates };
  return { ...whole, candidates };
}
