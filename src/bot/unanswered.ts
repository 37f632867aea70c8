import { asksNothing } from '#sdk';
import type { Unanswered } from '../observability/finished-turn.ts';
import type { RunningTurn } from './running-turn.ts';

/** The question that a turn left without an answer: its own, or the one whose answer or options it refused, once. Never one that is kept out of every record, or that follows such a turn within the hour. */
export function unansweredBy({
  context,
  keptOutLately,
  forgotten,
  refused,
  refusable,
  result,
  text,
  locale,
}: RunningTurn): Unanswered | undefined {
  if (context.activity.type !== 'message' || keptOutLately || forgotten) return undefined;
  if (refused) return refusable === undefined ? undefined : { text: refusable, locale, why: 'none_of_these' };
  return result.outcome === 'unknown' && !asksNothing(text) ? { text, locale, why: 'unknown' } : undefined;
}
