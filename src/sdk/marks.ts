import { splitText } from './text.ts';

/** How a platform writes what Markdown writes as `**bold**` and `~~struck out~~`; '' where it cannot. */
export interface Marks {
  readonly bold: string;
  readonly strike: string;
  /** What keeps a text from being read as more marks than these (`&` as `&amp;`); default: nothing. */
  readonly escape?: (text: string) => string;
}

/** A Markdown text in a platform's own marks; headings become bold, links stand bare behind their label. */
export function withMarks(text: string, { bold, strike, escape: asText = (same) => same }: Marks): string {
  return asText(text)
    .replace(/\*\*(?=\S)([^*\n]+)(?<=\S)\*\*/g, `${bold}$1${bold}`)
    .replace(/~~(?=\S)([^~\n]+)(?<=\S)~~/g, `${strike}$1${strike}`)
    .replace(/^#{1,6} +(?=\S)([^*\n]+)$/gm, `${bold}$1${bold}`)
    .replace(/!?\[([^\][\n]+)\]\((https?:\/\/[^\s()]+)\)/g, (_, label: string, url: string) => (label === url ? url : `${label}: ${url}`));
}

/**
 * Cuts a text into parts of at most `limit` UTF-16 units, in order, that joined are the text. No cut falls inside a word, a
 * surrogate pair or a pair of marks (`*bold*`), unless that alone is over the limit.
 */
export function splitMarked(text: string, limit: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const cut = splitText(rest, limit)[0]?.length ?? limit;
    const pair = pairs(rest).find(({ start, end }) => start < cut && cut < end);
    const at = pair ? (pair.end <= limit ? pair.end : pair.start || cut) : cut;
    parts.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...parts, rest];
}

/** Where formatted words stand, with what touches them up to the next blank, so that a cut there cuts no word. */
function pairs(text: string): { start: number; end: number }[] {
  const marked = /(?<![\p{L}\p{N}*_~])([*_~])(?=\S)[^\n]{0,1600}?(?<=\S)\1(?![\p{L}\p{N}*_~])|```[^`]+```/gu;
  const found: { start: number; end: number }[] = [];
  for (const { index, 0: inner } of text.matchAll(marked)) {
    const before = /\S*$/.exec(text.slice(Math.max(0, index - 200), index))?.[0].length ?? 0;
    const after = /^\S*/.exec(text.slice(index + inner.length, index + inner.length + 200))?.[0].length ?? 0;
    const last = found.at(-1);
    const span = { start: index - before, end: index + inner.length + after };
    if (last && span.start < last.end) last.end = Math.max(last.end, span.end);
    else found.push(span);
  }
  return found;
}
