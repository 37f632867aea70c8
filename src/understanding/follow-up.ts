import { fold } from './normalise.ts';
import { type Token, tokens } from './tokens.ts';

const asked =
  /\b(?:que|como|cuando|donde|cuanto|cuantos|cuanta|cuantas|quien|quienes|cual|cuales|con quien|what|how|when|where|who|which)\b/;
const inSpanish = String.raw`eso|esa|ese|esos|esas|esto|ahi|lo mismo|la misma|el mismo|ello|lo\b(?! (?:que|de)\b)`;
/** Not the "there" of "is there a gym", nor the "it" and "that" of "is it true that we swim". */
const inEnglish = String.raw`those|them|(?<!\b(?:is|are) )there\b(?! (?:is|are|s)\b)|(?<!\b(?:true|sure|know|heard) )that|it\b(?! (?:is )?(?:true|possible|allowed|mandatory|necessary|required|ok|okay)\b)`;
const named = new RegExp(String.raw`\b(?:${inSpanish}|${inEnglish})\b`);
/** "cómo las pido", "me la pagan": before a noun the same words are articles, so what stands before them decides. */
const pronoun = /\b(?:como|cuando|donde|quien|cuanto|me|te|se|nos|no|ya) (?:las?|los)\b \w/;
/** "¿Y hay alberca?" names what it asks about. */
const exists = /\b(?:hay|existen?|tienen|(?:is|are) there|there s|(?:do|does) \w+ have)(?: (?:un|una|algun|alguna|a|an|any))? (\w+)/;
/** More content words than these make a question of its own. */
const MAX_CONTENT = 5;

/** Whether a message continues what was answered last: "¿y para practicantes?", "¿y eso dónde se pide?", "¿cuándo?". */
export function followsUp(text: string): boolean {
  const folded = fold(text);
  const content = contentOf(text).length;
  if (content > MAX_CONTENT) return false;
  if (/^(?:y|pero|entonces|e|o|and|but|so|or) /.test(folded)) return content > 0 || asked.test(folded);
  return asked.test(folded) && (content === 0 || (content <= 2 && refersBack(text)));
}

/** Whether the message points at what was said ("eso", "ahí", "las pido") or names nothing new. */
export function refersBack(text: string): boolean {
  const folded = fold(text);
  return named.test(folded) || (pronoun.test(folded) && contentOf(text).length <= 2) || contentOf(text).length === 0;
}

/** Whether the message says so little ("¿y cuánto tarda?", "¿y para practicantes?") that only the topic gives it a meaning; "¿y hay alberca?" does not. */
export function saysLittle(text: string): boolean {
  return contentOf(text).length <= 1 && contentOf(exists.exec(fold(text))?.[1] ?? '').length === 0;
}

function contentOf(text: string): Token[] {
  return tokens(text).filter((token) => !token.stop);
}
