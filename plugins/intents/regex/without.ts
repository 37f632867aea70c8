import type { RE2JS } from 're2js';
import type { Pattern } from './pattern.ts';

/** The text with whatever the exceptions cover blanked out, letter by letter, with `~`: no pattern matches it, and the text keeps its length. */
export function without(exceptions: readonly Pattern[], text: string): string {
  let seen = text;
  for (const { compiled } of exceptions) if (compiled.test(seen)) seen = blanked(compiled, seen);
  return seen;
}

function blanked(exception: RE2JS, text: string): string {
  const matcher = exception.matcher(text);
  let seen = '';
  let at = 0;
  while (matcher.find()) {
    seen += text.slice(at, matcher.start()) + text.slice(matcher.start(), matcher.end()).replace(/\S/g, '~');
    at = matcher.end();
  }
  return seen + text.slice(at);
}
