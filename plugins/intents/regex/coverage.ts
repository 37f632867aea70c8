import type { Pattern } from './pattern.ts';

/** A pattern that matches more often than this says nothing new, and finding it all would no longer be linear. */
const MAX_FINDS = 8;

/** Which share (0 to 1) of the text's letters the patterns cover together. */
export function coverage(patterns: readonly Pattern[], text: string): number {
  const spans = patterns.flatMap((pattern) => spansOf(pattern, text)).sort((a, b) => a.start - b.start);
  let covered = 0;
  let end = 0;
  for (const span of spans) {
    covered += letters(text.slice(Math.max(span.start, end), Math.max(span.end, end)));
    end = Math.max(end, span.end);
  }
  const all = letters(text);
  return all === 0 ? 0 : covered / all;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function spansOf({ compiled }: Pattern, text: string): Span[] {
  const matcher = compiled.matcher(text);
  const spans: Span[] = [];
  while (spans.length < MAX_FINDS && matcher.find()) spans.push({ start: matcher.start(), end: matcher.end() });
  return spans;
}

/** Blanks between two matches count for neither side. */
function letters(text: string): number {
  return text.replaceAll(' ', '').length;
}
