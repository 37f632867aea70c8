import type { Candidate } from '#sdk';
import { decide } from './decide.ts';
import { followsUp, refersBack } from './follow-up.ts';
import { matterOf } from './matter.ts';
import { requests, saysMore } from './normalise.ts';
import type { CatalogSearch, FindOptions } from './search.ts';
import { aboutSubject } from './subject.ts';
import { afterTopic } from './topic.ts';

export interface QuestionOptions extends FindOptions {
  /** The id of the entry answered last. */
  readonly topic?: string;
}

export interface Found {
  readonly kind: 'answer' | 'clarify' | 'unknown';
  /** Up to three decided answers, or up to three options, best first. */
  readonly chosen: readonly Candidate[];
  /** Beside answers: up to three options for what else was asked and is not sure. */
  readonly open?: readonly Candidate[];
  /** Beside answers: what else was asked and is not sure, in the user's words. */
  readonly rest?: string | undefined;
  /** Beside answers: an order that another dialog takes, in the user's words. */
  readonly wish?: string | undefined;
  /** The candidates of the whole message, best first. */
  readonly candidates: readonly Candidate[];
}

const MAX_ANSWERS = 3;
/** Beside a sure answer a second one needs less: this share of the threshold, and to be this many times likelier than the next. */
const NEARLY = 0.7;
const CLEAR = 4;
/** Less likely than this it rather goes on about what is answered: "hay estacionamiento y cuánto cuesta". */
const OPEN = 0.4;
/** As good as word for word. */
const CERTAIN = 0.95;

/** Answers up to three questions of one message, and follow-ups on `topic`. */
export function findAll(search: CatalogSearch, message: string, options: QuestionOptions): Found {
  const text = matterOf(message) ?? message;
  const candidates = search.find(text, options);
  const all: Found = { ...decide(candidates, search.thresholds), candidates };
  const { answers: parts, open, rest } = answerParts(search, text, { ...options, whole: all });
  if (parts.length > 0) return { kind: 'answer', chosen: parts, open, rest, candidates: leadBy(parts, candidates) };
  const whole: Found = all.kind === 'answer' ? { ...all, open, rest } : all;
  const { topic } = options;
  if (topic === undefined || !followsUp(text)) {
    const subject = whole.kind === 'answer' ? undefined : aboutSubject(search, text, options);
    return subject ? { ...subject, candidates: leadBy(subject.chosen, candidates) } : whole;
  }
  // "¿cuándo lo pagan?" after the Christmas bonus is not about the salary, however sure the search is of that.
  if (whole.kind === 'answer' && !refersBack(text)) return whole;
  const continued = afterTopic(search, text, { ...options, topic, alone: whole });
  return continued ? { ...continued, candidates: leadBy(continued.chosen, candidates) } : whole;
}

interface PartOptions extends FindOptions {
  readonly whole: Found;
}

/**
 * The answers to what a message asks for, in their order: several where one is sure, and then also what is nearly sure if the
 * message says that it has more than one matter; a single one where it is certain and the whole message is not: the question
 * counts, not the story around it. Else none. What is asked besides and is likely one of a few things is left open.
 */
function answerParts(search: CatalogSearch, text: string, { whole, ...options }: PartOptions): Parts {
  const asked = requests(text);
  if (asked.length === 0 || (asked.length === 1 && asked[0] === text.trim())) return noParts;
  const more = saysMore(text);
  const answers = new Map<string, Candidate>();
  const left: Left[] = [];
  let sure = false;
  for (const part of asked) {
    const candidates = search.find(part, options);
    const [first, second] = candidates;
    if (!first) left.push({ text: part.trim(), nearest: undefined, options: [] });
    if (!first || answers.has(first.id)) continue;
    const alone = decide(candidates, search.thresholds);
    const before = [...answers.keys()].at(-1);
    if (before !== undefined && alone.kind === 'answer' && followsUp(part) && refersBack(part)) {
      // "¿Cuánto es el aguinaldo y cuándo lo pagan?" does not ask about the salary.
      const continued = afterTopic(search, part, { ...options, topic: before, alone });
      if (continued?.kind === 'answer' && continued !== alone)
        for (const candidate of continued.chosen) answers.set(candidate.id, candidate);
      continue;
    }
    const { kind, chosen } = alone;
    const nearly = more && first.score >= search.thresholds.answer * NEARLY && first.score >= CLEAR * (second?.score ?? 0);
    sure ||= kind === 'answer';
    if (kind === 'answer' || nearly) answers.set(first.id, first);
    else if (!refersBack(part)) left.push({ text: part.trim(), nearest: first, options: first.score >= OPEN ? chosen : [] });
  }
  // What is nearest to an answer goes on about it.
  const besides = left.filter(({ nearest, options }) => ![nearest, ...options].some((candidate) => candidate && answers.has(candidate.id)));
  const open = besides.find(({ options }) => options.length > 0)?.options ?? [];
  const rest = besides.length > 0 ? besides.map(({ text }) => text).join('\n') : undefined;
  const found = sure ? [...answers.values()].slice(0, MAX_ANSWERS) : [];
  const certain = found[0] && found[0].score >= Math.max(CERTAIN, whole.candidates[0]?.score ?? 0);
  // Where the message says that it has several matters, one sure answer counts among what is not.
  if (found.length > 1 || certain || (more && found.length === 1 && open.length > 0)) return { answers: found, open, rest };
  return found[0]?.id === whole.chosen[0]?.id ? { answers: [], open, rest } : noParts;
}

/** A part of a message without a sure answer. */
interface Left {
  readonly text: string;
  readonly nearest: Candidate | undefined;
  /** What to offer for it. */
  readonly options: readonly Candidate[];
}

interface Parts {
  readonly answers: readonly Candidate[];
  readonly open: readonly Candidate[];
  readonly rest: string | undefined;
}

const noParts: Parts = { answers: [], open: [], rest: undefined };

function leadBy(chosen: readonly Candidate[], candidates: readonly Candidate[]): Candidate[] {
  return [...chosen, ...candidates.filter(({ id }) => !chosen.some((other) => other.id === id))];
}
