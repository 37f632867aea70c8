import { asksNothing, fold, yesOrNo } from '#sdk';
import type { Unanswered } from '../observability/finished-turn.ts';
import type { RunningTurn } from './running-turn.ts';

const noneOfThese =
  /^(?:(?:no|pues|es que) )*(?:ningun[ao]s?|nada|none|neither)(?: (?:de|of) (?:(?:la|las|los|the) )?(?:est[ao]s?|es[ao]s?|ell[ao]s|eso|anteriores|opciones|these|those|them|options|above))*$/;

const notThat =
  /^(?:(?:no|pues|es que|pero|oye|perdon|mmm|ay) )*(?:(?:eso |est[ao] |es[ae] )?no (?:es|era|fue|me referia a|me refiero a|preguntaba|pregunte por) (?:es[aeo]|est[aeo])s?(?: (?:lo )?que (?:busco|buscaba|quiero|queria|necesito|necesitaba))?|(?:eso|es[ae]|est[ae]) no(?: es| era)?|(?:la |el |es |era |quiero )?otr[ao](?: cosa)?|not that(?: one)?|that s not it|(?:it s )?something else)$/;

/** Beside options it says that none is meant; after an answer it begins something new. */
const somethingElse = /^(?:(?:pues|pero|oye|perdon|mmm|ay) )*(?:(?:es |quiero )?otra cosa|something else)$/;

/** Whether an answer to options says that none is meant. A bare no refuses questions, not a menu. */
export function rejectsOptions(text: string, onlyQuestions: boolean): boolean {
  const folded = fold(text);
  return noneOfThese.test(folded) || notThat.test(folded) || (onlyQuestions && yesOrNo(text) === false);
}

/** Whether a message only says that the answer before was not what was meant. */
export function rejectsAnswer(text: string): boolean {
  const folded = fold(text);
  return notThat.test(folded) && !somethingElse.test(folded);
}

/** The question that a turn left without an answer: its own, or the one whose answer or options it refused. Nothing of what is kept out, nor of what follows. */
export function unansweredBy({
  context,
  keptOutLately,
  forgotten,
  refused,
  lastQuestion,
  result,
  text,
  locale,
}: RunningTurn): Unanswered | undefined {
  if (context.activity.type !== 'message' || keptOutLately || forgotten) return undefined;
  if (refused) return lastQuestion === undefined ? undefined : { text: lastQuestion, locale, why: 'none_of_these' };
  return result.outcome === 'unknown' && !asksNothing(text) ? { text, locale, why: 'unknown' } : undefined;
}
