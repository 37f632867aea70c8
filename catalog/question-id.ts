import { hash } from 'node:crypto';

/**
 * The id of an entry whose row names none: `q-` and 12 hex digits, the same for the same question whatever its accents,
 * capitals, punctuation and spaces. On purpose not the normaliser of `src/understanding`: that one improves, ids stay.
 */
export function questionId(question: string): string {
  const plain = question
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  // A question of signs only ("¿?") has no plain form; its raw text still tells it apart.
  return `q-${hash('sha256', plain || question).slice(0, 12)}`;
}
