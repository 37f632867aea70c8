import type { Unanswered } from '../observability/finished-turn.ts';
import type { RunningTurn } from './running-turn.ts';

const noneOfThese =
  /^(?:(?:no|pues|es que) )*(?:ningun[ao]s?|nada|none|neither)(?: (?:de|of) (?:(?:la|las|los|the) )?(?:est[ao]s?|es[ao]s?|ell[ao]s|eso|anteriores|opciones|these|those|them|options|above))*$/;

/** Whether an answer to options says that none is meant; `folded` as `fold` gives it. */
export function rejectsOptions(folded: string): boolean {
  return noneOfThese.test(folded);
}

/** The question that a turn left without an answer: its own, or the one whose options it refused. Nothing of what is kept out. */
export function unansweredBy({ context, keptOut, forgotten, rejected, result, text, locale }: RunningTurn): Unanswered | undefined {
  if (context.activity.type !== 'message' || keptOut || forgotten) return undefined;
  if (rejected !== undefined) return { text: rejected, locale, why: 'none_of_these' };
  return result.outcome === 'unknown' && text !== '' ? { text, locale, why: 'unknown' } : undefined;
}
