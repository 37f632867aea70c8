import { fold } from '#sdk';
import { apart } from './apart.ts';

export { fold };

/** A long message is cut into at most this many sentences; the rest belongs to the last one. */
const MAX_SENTENCES = 12;
/** JavaScript's word boundary is ASCII: after "qué" there is none. */
const interrogative =
  '(?:a|de|en|con|por|para|desde|hasta)?\\s*(?:qu[eé]|c[oó]mo|cu[aá]ndo|d[oó]nde|cu[aá]nt[oa]s?|qui[eé]n(?:es)?|cu[aá]l(?:es)?|q|k|qe|ke|komo|cmo|kuando|cdo|dnde?|kuant[oa]s?|[kq]ien(?:es)?)(?!\\p{L})';
const joinedQuestion = new RegExp(`\\s(?:y|e|o|adem[aá]s|tambi[eé]n)\\s+(?=${interrogative})`, 'giu');

/** The sentences of a message in their order, as written, without empty ones; at most 12. Linear, never throws. */
export function sentences(text: string): string[] {
  const parts = text
    .replace(/[?!…;\n]+|\.(?=\s|$)/g, '$&\u0000')
    .replace(/[¿¡]/g, '\u0000$&')
    .split('\u0000')
    .map((part) => part.trim())
    .filter((part) => fold(part) !== '');
  if (parts.length <= MAX_SENTENCES) return parts;
  return [...parts.slice(0, MAX_SENTENCES - 1), parts.slice(MAX_SENTENCES - 1).join(' ')];
}

/**
 * What a message asks for, one after the other: its sentences that ask, and what "y cuándo…", "y dónde…" joins or a comma parts,
 * apart; all its sentences where it says that there is more than one matter ("y también perdí mi gafete") or lists them. At most 12; empty where nothing is asked.
 */
export function requests(text: string): string[] {
  const several = saysMore(text);
  return sentences(isList(text) ? text.replace(item, '') : text)
    .flatMap((sentence) => (several ? sentence.split(oneMore) : [sentence]))
    .map((sentence) => ({ sentence, parts: apart(sentence) }))
    .filter(({ sentence, parts }) => sentence.trim() !== '' && (several || parts.length > 1 || asks(sentence)))
    .flatMap(({ parts }) => parts)
    .flatMap((part) => part.split(joinedQuestion))
    .slice(0, MAX_SENTENCES);
}

/** Whether a message says itself that it is about more than one matter. */
export function saysMore(text: string): boolean {
  return oneMore.test(text) || isList(text);
}

/** What a line of a list begins with: "1)", "2.-", "-". */
const item = /^[ \t]*(?:\d{1,2}[.):-]+|[-*•–])[ \t]*(?=[¿\p{L}])/gmu;

function isList(text: string): boolean {
  return (text.match(item)?.length ?? 0) > 1;
}

const oneMore =
  /(?:^|\s)(?:y|adem[aá]s|aparte|otra (?:cosa|duda|pregunta))(?: (?:tambi[eé]n|adem[aá]s|aparte|otra (?:cosa|duda|pregunta)))[\s,:]+/iu;
const asking = new RegExp(`[¿?]|^(?:\\s*(?:y|oye|hola|oigan|disculpa)\\s+)*${interrogative}`, 'iu');

function asks(sentence: string): boolean {
  return asking.test(sentence);
}
