import type { Candidate } from '#sdk';
import type { Decision } from './decide.ts';
import { refersBack, saysLittle } from './follow-up.ts';
import type { CatalogSearch, FindOptions } from './search.ts';

export interface TopicOptions extends FindOptions {
  /** The id of the entry answered last. */
  readonly topic: string;
  /** What is made of the message by itself. */
  readonly alone: Decision;
}

/** A neighbour has to be heard in the follow-up itself: this much, and this part of what is heard best. */
const HEARD = 0.01;
const HEARD_PART = 0.03;
/** Where the message points back the topic says the rest, and the neighbour only has to be heard so many times better than the topic. */
const HEARD_BETTER = 3;
/** A neighbour of a topic has at least this share of what is near the topic. */
const NEAR = 0.01;
/** And at least so much of the topic's own question: something is nearest to every topic. */
const NEAR_AT_ALL = 0.0002;
/** It has to lead the next one this many times to be answered. */
const LEAD = 1.5;
/** Without a word that points back, what the message means alone counts: a neighbour may be this many times less likely. */
const LESS_LIKELY = 4;
/** Where no neighbour is heard, a message of this probability needs no topic. */
const PLAIN = 0.8;
/** A neighbour alone in its field; less than certain, so that a model may still be asked. */
const SURE = 0.9;
const MANY = 80;
const MAX_OPTIONS = 3;

/**
 * What a follow-up means after `topic`: the neighbour that both point at, the topic itself where the message adds nothing to
 * it, or a question back. Undefined where the topic has nothing to do with it or is gone.
 */
export function afterTopic(search: CatalogSearch, text: string, { topic, alone, ...options }: TopicOptions): Decision | undefined {
  const question = search.question(topic);
  if (question === undefined) return undefined;
  const pointsBack = refersBack(text);
  const heard = search.find(text, { ...options, limit: MANY });
  const around = search.find(question, { ...options, limit: MANY });
  const self = around.find(({ id }) => id === topic);
  const said = heard.find(({ id }) => id === topic)?.score ?? 0;
  const newMatter = !(pointsBack || saysLittle(text));
  if (self && !newMatter && heard[0]?.id === topic) return { kind: 'answer', chosen: [self] };
  const [first, second] = neighbours(heard, {
    around,
    topic,
    floor: pointsBack ? said * HEARD_BETTER : Math.max(HEARD, HEARD_PART * (heard[0]?.score ?? 0)),
  });
  const clear = first && first.share >= LEAD * (second?.share ?? 0) && first.candidate.score > said ? first : undefined;
  const likely = pointsBack || (clear && clear.candidate.score * LESS_LIKELY >= (heard[0]?.score ?? 0));
  if (clear && likely) return { kind: 'answer', chosen: [{ ...clear.candidate, score: clear.share * SURE }] };
  // Nothing around the topic has to do with it, and it is plain enough by itself.
  if (!first && alone.kind === 'answer' && (alone.chosen[0]?.score ?? 0) >= PLAIN) return alone;
  if (alone.kind !== 'unknown' && !(pointsBack && alone.kind === 'clarify')) {
    const nearest = [first?.candidate, second?.candidate, ...(saysLittle(text) ? [self] : []), ...alone.chosen];
    return { kind: 'clarify', chosen: distinct(nearest).slice(0, MAX_OPTIONS) };
  }
  return self && !newMatter ? { kind: 'answer', chosen: [self] } : undefined;
}

interface Neighbourhood {
  readonly around: readonly Candidate[];
  readonly topic: string;
  /** The least that a neighbour is heard. */
  readonly floor: number;
}

interface Neighbour {
  readonly candidate: Candidate;
  /** Of all that message and topic point at together, 0 to 1. */
  readonly share: number;
}

/** What the message and the topic both point at, by the product of the two probabilities. */
function neighbours(heard: readonly Candidate[], { around, topic, floor }: Neighbourhood): Neighbour[] {
  const others = around.filter(({ id, score }) => id !== topic && score >= NEAR_AT_ALL);
  const mass = others.reduce((sum, { score }) => sum + score, 0);
  const near = new Map(others.map(({ id, score }) => [id, score / mass]));
  const both = heard
    .filter(({ id, score }) => score >= floor && (near.get(id) ?? 0) >= NEAR)
    .map((candidate) => ({ candidate, product: candidate.score * (near.get(candidate.id) as number) }))
    .sort((a, b) => b.product - a.product);
  const all = both.reduce((sum, { product }) => sum + product, 0);
  return both.map(({ candidate, product }) => ({ candidate, share: product / all }));
}

function distinct(candidates: readonly (Candidate | undefined)[]): Candidate[] {
  const byId = new Map<string, Candidate>();
  for (const candidate of candidates) if (candidate && !byId.has(candidate.id)) byId.set(candidate.id, candidate);
  return [...byId.values()];
}
