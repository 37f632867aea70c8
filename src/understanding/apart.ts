import { afterGreeting } from './greeting.ts';
import { matterOf } from './matter.ts';
import { tokens } from './tokens.ts';

/** What begins a question whatever else is written: with an accent, after a preposition, or before what only a question has there. */
const certain = [
  'qué|cómo|cuándo|dónde|quién(?:es)?|cuál(?:es)?|cu[aá]nt[oa]s?',
  '(?:a|de|en|con|por|para|desde|hasta) (?:qu[eé]|q|k|qui[eé]n(?:es)?|cu[aá]l(?:es)?|cu[aá]ndo|d[oó]nde|cu[aá]nt[oa]s?)',
  '(?:que|q|k) (?:d[ií]as?|horas?|hrs?|documentos|papeles|prestaciones|necesito|llevo)',
  'what|how (?:many|much|long|do|does|can)|(?:when|where|who) (?:is|are|do|does|did|can|will|should)',
].join('|');
/** Without an accent "cuando me enfermo" and "como despensa" ask only where nothing else has one. */
const likely = 'cuando|kuando|donde|[ck]omo (?:me|se|le|lo|te|es|son|puedo|puede|funcionan?|\\p{L}+o)|quien(?:es)?|cual(?:es)?';
const [surely, perhaps] = [certain, `${certain}|${likely}`].map(
  (words) => new RegExp(`^[\\s¿]*(?:(?:y|e|and)\\s+)?(?:${words})(?!\\p{L})`, 'iu'),
) as [RegExp, RegExp];
const accented = /(?<!\p{L})(?:qué|cómo|cuándo|dónde|quién|cuál|cuánt)/iu;
/** "Como soy nuevo, …", "cuando ya no esté, …" give a reason or a time. */
const reason = /^(?:como (?:soy|estoy|no|ya|apenas|todav[ií]a|nunca)|cuando (?:no|ya|yo))\s/i;
/** "Cuál es su correo" asks about what was named before. */
const about = /(?<!\p{L})(?:sus?|its|their|his|her)(?!\p{L})/iu;
const joint = /([,:/]\s*|\sand\s+)(?=¿?\p{L})/iu;

/**
 * The questions of a sentence that a comma, a colon, a slash or "and" parts, each with what is told before it. The sentence as it is, unless
 * more than one asks by itself: begins with a question word and says what it is about. Linear, never throws.
 */
export function apart(sentence: string): string[] {
  const pieces = sentence.split(joint);
  if (pieces.length === 1) return pieces;
  const begins = accented.test(sentence) ? surely : perhaps;
  const asks = (piece: string): boolean => {
    const said = matterOf(piece) ?? afterGreeting(piece) ?? piece;
    return begins.test(said) && !reason.test(said);
  };
  const parts = [''];
  let asked = false;
  for (let at = 0; at < pieces.length; at += 2) {
    const piece = pieces[at] as string;
    const before = parts.at(-1) as string;
    const asksNow = asks(piece);
    if (asked && asksNow && !about.test(piece) && saysWhat(piece) && saysWhat(before)) parts.push(piece);
    else parts[parts.length - 1] = `${before}${pieces[at - 1] ?? ''}${piece}`;
    asked = asksNow;
  }
  return parts;
}

function saysWhat(piece: string): boolean {
  return tokens(piece).some(({ stop }) => !stop);
}
