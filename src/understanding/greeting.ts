import { fold } from '#sdk';
import { type Token, tokens } from './tokens.ts';

const greetings = new Set(
  'hola ola holi hey ey oye wey guey bro compa carnal blinky oiga oigan hi hello buen buenos buenas wenas bonito dia dias tarde tardes noche noches saludos disculpa disculpe disculpen perdon good morning afternoon evening'.split(
    ' ',
  ),
);
const thanks = new Set('gracias muchas mil ok okay vale va sale listo perfecto genial excelente thanks thank you great'.split(' '));
const words =
  'cual|cuales|cuanto|cuanta|cuantos|cuantas|cuando|donde|adonde|como|quien|quienes|puedo|puede|hay|what|which|when|where|who|how|can|do|is|are';
/** How a question begins after thanks: "gracias por que me ayudaste" and "gracias, qué amable" are none. */
const question = new RegExp(
  `^(?:(?:y|oye|ahora|otra cosa|pero|and|but|also) )*(?:(?:a|con|de|en|para|desde|hasta) (?:que|${words})|(?:por )?(?:${words})) `,
);
/** "qué onda", "qué tal". */
const afterQue = new Set('tal onda hubo rollo show pex'.split(' '));
const asking = new Set(
  `que cual cuales cuanto cuanta cuantos cuantas cuando donde adonde como quien quienes puedo puede pueden hay necesito quiero quisiera ocupo
  what which when where who how can do does is are need want`.split(/\s+/),
);

/** Whether a word of the text asks for something. */
export function asks(text: string): boolean {
  return tokens(text).some(({ word }) => asking.has(word));
}

/** What follows the greeting that the message begins with; undefined where it begins with none or says nothing after it. */
export function afterGreeting(text: string): string | undefined {
  const rest = after(text, ({ word }, pieces, at) => greetings.has(word) || isQueOnda(pieces, at));
  return rest !== text && tokens(rest).some(({ stop }) => !stop) ? rest : undefined;
}

/** What follows the thanks that the message begins with; the whole where it begins with none. */
export function afterThanks(text: string): string {
  return after(text, ({ word }) => thanks.has(word));
}

/** The message without the thanks that it begins with, where something is asked after it: who thanks and asks is not only thanking. Else the whole message. */
export function withoutThanks(text: string): string {
  const rest = afterThanks(text);
  return rest.includes('?') || question.test(`${fold(rest)} `) ? rest : text;
}

/** The text from the first piece on that holds a word which does not belong to its beginning; the whole where none or the first does. */
function after(text: string, begins: (token: Token, pieces: readonly string[], at: number) => boolean): string {
  const pieces = text.split(/\s+/);
  const first = pieces.findIndex((piece, at) => !tokens(piece).every((token) => begins(token, pieces, at)));
  return first <= 0 ? text : pieces.slice(first).join(' ');
}

/** Whether the piece at `at` is one of the two of "qué onda". */
function isQueOnda(pieces: readonly string[], at: number): boolean {
  const word = (place: number): string | undefined => tokens(pieces[place] ?? '')[0]?.word;
  const begins = (place: number): boolean => word(place) === 'que' && afterQue.has(word(place + 1) ?? '');
  return begins(at) || begins(at - 1);
}
