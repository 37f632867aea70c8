import type { Candidate, IntentMatch, TurnResult } from '#sdk';

/** What a message means, and for catalog answers which entries. */
export type Understanding = Omit<TurnResult, 'notices'> & {
  /** Beside answers: up to three options for what else was asked and is not sure. */
  readonly open?: readonly Candidate[];
  /** The moderation endpoint flagged it: it gets a fixed reply. */
  readonly flagged?: boolean;
};

/** The empty understanding, to be filled. */
export const nothingUnderstood: Understanding = {
  outcome: 'intent',
  intent: undefined,
  confidence: undefined,
  recognizer: undefined,
  answers: [],
  candidates: [],
  degraded: false,
};

/** An intent, and the plugin that named it. */
export type Match = IntentMatch & { readonly recognizer: string };

/** An intent alone, beside up to three candidates. */
export function plainIntent(match: Match, candidates: readonly Candidate[]): Understanding {
  const { intent, score, recognizer } = match;
  return { outcome: 'intent', intent, confidence: score, recognizer, answers: [], candidates: candidates.slice(0, 3), degraded: false };
}
