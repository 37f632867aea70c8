import { fold } from './normalise.ts';
import { tokens } from './tokens.ts';

const asked = /\b(?:que|como|cuando|donde|cuanto|cuantos|cuanta|cuantas|quien|quienes|cual|cuales|con quien)\b/;
const back = /\b(?:eso|esa|ese|esos|esas|esto|ahi|lo mismo|la misma|el mismo|ello)\b|\blo\b(?! (?:que|de)\b)/;
/** More content words than these make a question of its own. */
const MAX_CONTENT = 5;

/** Whether a message continues what was answered last: "¿y para practicantes?", "¿y eso dónde se pide?", "¿cuándo?". */
export function followsUp(text: string): boolean {
  const folded = fold(text);
  const content = tokens(text).filter((token) => !token.stop).length;
  if (content > MAX_CONTENT) return false;
  if (/^(?:y|pero|entonces|e|o) /.test(folded)) return content > 0 || asked.test(folded);
  return asked.test(folded) && (content === 0 || (content <= 2 && back.test(folded)));
}

/** Whether the message points at what was said ("eso", "ahí") or names nothing new. */
export function refersBack(text: string): boolean {
  return back.test(fold(text)) || tokens(text).every((token) => token.stop);
}
