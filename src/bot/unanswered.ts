import type { Unanswered } from '../observability/finished-turn.ts';
import type { RunningTurn } from './running-turn.ts';

const noneOfThese =
  /^(?:(?:no|pues|es que) )*(?:ningun[ao]s?|nada|none|neither)(?: (?:de|of) (?:(?:la|las|los|the) )?(?:est[ao]s?|es[ao]s?|ell[ao]s|eso|anteriores|opciones|these|those|them|options|above))*$/;

/** Whether an answer to options says that none is meant; `folded` as `fold` gives it. */
export function rejectsOptions(folded: string): boolean {
  return noneOfThese.test(folded);
}

/** What follows so soon after a turn that was kept out may go on about the same. */
const KEPT_OUT_MS = 3_600_000;

/** The question that a turn left without an answer: its own, or the one whose options it refused. Nothing of what is kept out, nor of what follows. */
export function unansweredBy({ context, state, now, forgotten, rejected, result, text, locale }: RunningTurn): Unanswered | undefined {
  const delicate = now.getTime() - (state.keptOutAt ?? Number.NEGATIVE_INFINITY) < KEPT_OUT_MS;
  if (context.activity.type !== 'message' || delicate || forgotten) return undefined;
  if (rejected !== undefined) return { text: rejected, locale, why: 'none_of_these' };
  return result.outcome === 'unknown' && text !== '' ? { text, locale, why: 'unknown' } : undefined;
}
