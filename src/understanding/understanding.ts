import type { Candidate, IntentMatch, TurnResult } from '#sdk';
import type { Found } from './questions.ts';

/** From here on a local recogniser's word is final: no model is asked. */
export const CERTAIN = 0.9;
/** Below this a recogniser's guess is no better than none. */
export const LIKELY = 0.5;
/** A guess must be the surer, the likelier the catalog might answer; at this it goes before whatever the catalog is less sure of. */
export const SURE = 0.85;

/** What a message means, and for catalog answers which entries. */
export type Understanding = Omit<TurnResult, 'notices'> & {
  /** Beside answers: up to three options for what else was asked and is not sure. */
  readonly open?: readonly Candidate[];
  /** Beside answers: an order that another dialog takes, in the user's words. */
  readonly wish?: string | undefined;
  /** Somebody told of something sensitive. */
  readonly sensitive?: boolean;
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

/** What was found in the catalog. */
export function ofCatalog(found: Found, by: { intent: string; recognizer: string; degraded: boolean }): Understanding {
  const candidates = found.candidates.slice(0, 3);
  if (found.kind === 'unknown') {
    const confidence = candidates[0]?.score;
    return { ...by, outcome: 'unknown', intent: undefined, confidence, recognizer: undefined, answers: [], candidates };
  }
  const confidence = found.chosen[0]?.score;
  if (found.kind === 'clarify') return { ...by, outcome: 'clarify', confidence, answers: [], candidates: found.chosen };
  return { ...by, outcome: 'answer', confidence, answers: found.chosen, candidates, open: found.open ?? [], wish: found.wish };
}

/** Sure answers, and what a model made of the rest of the message: up to `most` answers in all, else its options; none where it did not answer. */
export function withMore(sure: Understanding, model: Understanding | undefined, most: number): Understanding {
  if (model?.flagged) return model;
  const isNew = ({ id }: Candidate): boolean => !sure.answers.some((answer) => answer.id === id);
  if (model?.outcome === 'clarify') return { ...sure, open: model.candidates.filter(isNew) };
  const more = model?.answers.filter(isNew) ?? [];
  return more.length === 0 ? sure : { ...sure, answers: [...sure.answers, ...more].slice(0, most), open: [] };
}
