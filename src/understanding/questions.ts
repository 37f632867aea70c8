import type { Candidate } from '#sdk';
import { decide } from './decide.ts';
import { followsUp, refersBack } from './follow-up.ts';
import { questions } from './normalise.ts';
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

const MAX_ANSWERS = 3;
/** After an answer "¿y si me enfermo?" needs less to be understood than out of the blue. */
const FOLLOW_UP_SHARE = 0.6;
/** A neighbour of the topic has to lead the next one this many times, and be heard in the follow-up itself. */
const LEAD = 1.5;
const HEARD = 0.03;

/** Answers up to three questions of one message, and follow-ups on `topic`. */
export function findAll(search: CatalogSearch, text: string, options: QuestionOptions): Found {
  const candidates = search.find(text, options);
  const whole: Found = { ...decide(candidates, search.thresholds), candidates };
  const several = answerSeveral(search, text, options);
  if (several.length > 1) return { kind: 'answer', chosen: several, candidates };
  if (options.topic === undefined || !followsUp(text)) return whole;
  // "¿cuándo lo pagan?" after the Christmas bonus is not about the salary, however sure the search is of that.
  if (whole.kind === 'answer' && !refersBack(text)) return whole;
  return followUp(search, text, { ...options, topic: options.topic, candidates }) ?? whole;
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

interface FollowUp extends FindOptions {
  readonly topic: string;
  /** What the follow-up finds by itself. */
  readonly candidates: readonly Candidate[];
}

/** The entry that fits the new words and the old topic; failing that the topic itself, whose answer says where and how. */
function followUp(search: CatalogSearch, text: string, { topic, candidates, ...options }: FollowUp): Found | undefined {
  const question = search.question(topic);
  if (question === undefined) return undefined;
  const together = search.find(`${question} ${text}`, options);
  const near = together.filter(({ id }) => id !== topic).slice(0, 3);
  const [alone] = candidates;
  const asked = alone && alone.score >= search.thresholds.answer * FOLLOW_UP_SHARE ? alone : undefined;
  const [first, second] = near;
  const clear = first && first.score >= LEAD * (second?.score ?? 0) ? first : undefined;
  const related = clear && candidates.find(({ id, score }) => id === clear.id && score >= HEARD);
  const chosen = (refersBack(text) ? related : (asked ?? related)) ?? together.find(({ id }) => id === topic);
  return chosen && { kind: 'answer', chosen: [chosen], candidates: [chosen, ...candidates.filter(({ id }) => id !== chosen.id)] };
}
