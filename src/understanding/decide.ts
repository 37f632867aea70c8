import type { Candidate } from '#sdk';

/** Probabilities, calibrated when a catalog is loaded. */
export interface Thresholds {
  /** At least this to answer directly. */
  readonly answer: number;
  /** The best leads the second by at least this, to answer directly. */
  readonly gap: number;
  /** At least this for what is offered, all options together. */
  readonly clarify: number;
}

export interface Decision {
  readonly kind: 'answer' | 'clarify' | 'unknown';
  /** One entry to answer with, up to three options best first, or none. */
  readonly chosen: readonly Candidate[];
}

/** A third as likely as what makes a question worth asking is not worth a line of it. */
const OPTION = 1 / 3;
/** "¿Te refieres a esto?" about one thing that it is not is worse than "no lo sé": alone an option has to be likelier. */
const ALONE = 1.6;
const MAX_OPTIONS = 3;

/** Answers when the best candidate is likely and well ahead, asks when it is likely among the best three, and else admits not to know. */
export function decide(candidates: readonly Candidate[], { answer, gap, clarify }: Thresholds): Decision {
  const [first, second] = candidates;
  if (first && first.score >= answer && first.score - (second?.score ?? 0) >= gap) return { kind: 'answer', chosen: [first] };
  const options = candidates.filter(({ score }) => score >= clarify * OPTION).slice(0, MAX_OPTIONS);
  const together = options.reduce((sum, { score }) => sum + score, 0);
  const worth = together >= (options.length > 1 ? clarify : clarify * ALONE);
  return worth ? { kind: 'clarify', chosen: options } : { kind: 'unknown', chosen: [] };
}
