import type { TurnResult } from '#sdk';
import { followsUp } from '../understanding/follow-up.ts';

/** From here on the first of several options is what was talked of. */
const LIKELY = 0.4;

/**
 * The catalog entry that "¿y mi esposa?" goes on about after a turn: what was answered last, or what was likely meant by a
 * question of its own; none after one that was not known.
 */
export function topicAfter(topic: string | undefined, text: string, { outcome, answers, candidates }: TurnResult): string | undefined {
  if (outcome === 'answer') return answers[0]?.id ?? topic;
  if (outcome === 'unknown') return undefined;
  const [likely] = candidates;
  const goesOn = topic !== undefined && followsUp(text);
  return likely && likely.score >= LIKELY && !goesOn ? likely.id : topic;
}
