import { RE2JS } from 're2js';
import { fold } from '#sdk';
import { sensitivePatterns } from './patterns.ts';

export type Topic = keyof typeof sensitivePatterns;

const compiled = {
  crisis: sensitivePatterns.crisis.map((pattern) => RE2JS.compile(pattern)),
  violence: sensitivePatterns.violence.map((pattern) => RE2JS.compile(pattern)),
};

/** What a message is about; both where the patterns cannot tell, so that no line is left out. */
export function topicsOf(text: string): ReadonlySet<Topic> {
  const folded = fold(text);
  const found = (['crisis', 'violence'] as const).filter((topic) => compiled[topic].some((pattern) => pattern.matcher(folded).find()));
  return new Set(found.length > 0 ? found : ['crisis', 'violence']);
}
