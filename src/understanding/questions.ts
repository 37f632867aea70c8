import type { Candidate } from '#sdk';
import { decide } from './decide.ts';
import { followsUp, refersBack } from './follow-up.ts';
import { questions } from './normalise.ts';
import type { CatalogSearch, FindOptions } from './search.ts';
import { afterTopic } from './topic.ts';

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

const MAX_ANSWERS = 3;

/** Answers up to three questions of one message, and follow-ups on `topic`. */
export function findAll(search: CatalogSearch, text: string, options: QuestionOptions): Found {
  const candidates = search.find(text, options);
  const whole: Found = { ...decide(candidates, search.thresholds), candidates };
  const several = answerSeveral(search, text, options);
  if (several.length > 1) return { kind: 'answer', chosen: several, candidates };
  const { topic } = options;
  if (topic === undefined || !followsUp(text)) return whole;
  // "¿cuándo lo pagan?" after the Christmas bonus is not about the salary, however sure the search is of that.
  if (whole.kind === 'answer' && !refersBack(text)) return whole;
  const continued = afterTopic(search, text, { ...options, topic, alone: whole });
  return continued ? { ...continued, candidates: leadBy(continued.chosen, candidates) } : whole;
}

/** The answers to each of several questions, in their order; a message that asks one thing gets none here. */
function answerSeveral(search: CatalogSearch, text: string, options: QuestionOptions): Candidate[] {
  const parts = questions(text);
  if (parts.length < 2) return [];
  const answers = new Map<string, Candidate>();
  for (const part of parts) {
    const { kind, chosen } = decide(search.find(part, options), search.thresholds);
    const [answer] = chosen;
    if (kind === 'answer' && answer && !answers.has(answer.id)) answers.set(answer.id, answer);
  }
  return [...answers.values()].slice(0, MAX_ANSWERS);
}

function leadBy(chosen: readonly Candidate[], candidates: readonly Candidate[]): Candidate[] {
  return [...chosen, ...candidates.filter(({ id }) => !chosen.some((other) => other.id === id))];
}
