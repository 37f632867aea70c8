import { fold } from './fold.ts';
import { yesOrNo } from './yes-no.ts';

const small =
  /^(?:(?:y|ay|ah|oh|pues|este|bueno|ok|mmm|si|no|ya|entonces) )*(?:ay|ah|oh|eh|pues|este|bueno|m+|hm+|ya|que|ese|esa|eso|otra vez|repite(?:lo)?|a ver|no (?:lo )?se|quien sabe|(?:ja|je|ji)+|lol|xd|idk|i don t know|what|huh)$/;

/** Whether a message alone asks nothing that could be looked up: a yes, a no, a number, an emoji, "no sé". */
export function asksNothing(text: string): boolean {
  const folded = fold(text);
  return !/[a-z]/.test(folded) || yesOrNo(text) !== undefined || small.test(folded);
}
