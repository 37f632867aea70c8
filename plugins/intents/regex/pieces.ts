import { BEYOND, TOKEN } from './required.ts';

/** Shorter patterns are not cut: they would hardly be looked for less. */
const LONG = 500;

/** Patterns that match together what the pattern does: a long list of phrases (`\b(?:…|…)\b`, `^(?:…|…)$`) is cut into them. */
export function piecesOf(source: string): readonly string[] {
  const [, before = '', list, after = ''] =
    (source.length > LONG && !BEYOND.test(source) && /^(\\b|\^)?\(\?:(.*)\)(\\b|\$)?$/s.exec(source)) || [];
  const phrases = list === undefined ? undefined : phrasesOf(list);
  return phrases ? phrases.map((phrase) => `${before}(?:${phrase})${after}`) : [source];
}

/** The list cut at each `|` that stands in no group and no class; undefined where the bracket before it was closed within. */
function phrasesOf(list: string): string[] | undefined {
  const phrases = [''];
  let depth = 0;
  for (const [piece] of list.matchAll(TOKEN)) {
    if (piece.startsWith('(')) depth++;
    if (piece === ')') depth--;
    if (depth < 0) return undefined;
    if (piece === '|' && depth === 0) phrases.push('');
    else phrases[phrases.length - 1] += piece;
  }
  return phrases;
}
