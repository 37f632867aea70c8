import type { Candidate } from '#sdk';

/** Probabilities, calibrated when a catalog is loaded. */
export interface Thresholds {
  /** At least this to answer directly. */
  readonly answer: number;
  /** The best leads the second by at least this, to answer directly. */
  readonly gap: number;
  /** At least this to be offered as an option. */
  readonly clarify: number;
}

export interface Decision {
  readonly kind: 'answer' | 'clarify' | 'unknown';
  /** One entry to answer with, up to three options best first, or none. */
  readonly chosen: readonly Candidate[];
}

/** Answers when the best candidate is likely and well ahead, asks when some are possible, and else admits not to know. */
export function decide(candidates: readonly Candidate[], thresholds: Thresholds): Decision {
  const [first, second] = candidates;
  if (!first || first.score < thresholds.clarify) return { kind: 'unknown', chosen: [] };
  if (first.score >= thresholds.answer && first.score - (second?.score ?? 0) >= thresholds.gap) return { kind: 'answer', chosen: [first] };
  return { kind: 'clarify', chosen: candidates.filter((candidate) => candidate.score >= thresholds.clarify / 3).slice(0, 3) };
}
