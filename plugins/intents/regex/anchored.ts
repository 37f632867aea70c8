/**
 * True when every match of the pattern begins where the text begins: each of its alternatives starts with `^`. False where
 * that is not plain to see (flags, quotations).
 */
export function isAnchored(source: string): boolean {
  if (!source.startsWith('^')) return false;
  if (/\\Q|\(\?[a-zA-Z]*m/.test(source)) return false;
  return alternatives(source).every((alternative) => /^\^(?![*+?{])/.test(alternative));
}

/** The pattern cut at each `|` that stands in no group and no class. */
function alternatives(source: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const [piece] of source.matchAll(/\\.|\[\^?\]?(?:\\.|\[:\w+:\]|[^\]\\])*\]|./gsu)) {
    if (piece === '(') depth++;
    if (piece === ')') depth--;
    if (piece === '|' && depth === 0) parts.push('');
    else parts[parts.length - 1] += piece;
  }
  return parts;
}
