import { RE2JS } from 're2js';
import { fold } from '#sdk';
import { sensitivePatterns } from './patterns.ts';

export type Topic = keyof typeof sensitivePatterns;

/** Compiled when the first sensitive message comes: 150 ms that no start should wait for. */
const compiled = new Map<Topic, readonly RE2JS[]>();

/** What a text says in direct words; empty where it says nothing of the kind. */
export function topicsIn(text: string): ReadonlySet<Topic> {
  const folded = fold(text);
  return new Set((['crisis', 'violence'] as const).filter((topic) => patternsOf(topic).some((pattern) => pattern.test(folded))));
}

/** What a message is about; both where the patterns cannot tell, so that no line is left out. */
export function topicsOf(text: string): ReadonlySet<Topic> {
  const found = topicsIn(text);
  return found.size > 0 ? found : new Set(['crisis', 'violence']);
}

function patternsOf(topic: Topic): readonly RE2JS[] {
  const known = compiled.get(topic) ?? sensitivePatterns[topic].map((pattern) => RE2JS.compile(pattern));
  compiled.set(topic, known);
  return known;
}
