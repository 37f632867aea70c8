import { fold } from '#sdk';

export { fold };

/** A long message is cut into at most this many sentences; the rest belongs to the last one. */
const MAX_SENTENCES = 12;

/** The sentences of a message in their order, as written, without empty ones; at most 12. Linear, never throws. */
export function sentences(text: string): string[] {
  const parts = text
    .replace(/([?!…;\n]+|\.(?=\s|$))/g, '$1\u0000')
    .replace(/(?=[¿¡])/g, '\u0000')
    .split('\u0000')
    .map((part) => part.trim())
    .filter((part) => fold(part) !== '');
  if (parts.length <= MAX_SENTENCES) return parts;
  return [...parts.slice(0, MAX_SENTENCES - 1), parts.slice(MAX_SENTENCES - 1).join(' ')];
}
