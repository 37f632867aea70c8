import type { RE2JS } from 're2js';
import type { IntentMatch, IntentRecognizer } from '#sdk';
import { type CompiledIntent, compileIntents } from './compile.ts';
import { coverage } from './coverage.ts';

/** What a pattern that covers the message scores; not 1, since a pattern cannot see what was meant. */
const CERTAIN = 0.97;
/** From this share of the message on, what is left over ("pues", "oye") does not change its meaning. */
const WHOLE = 0.8;

/**
 * Matches the patterns of the learned intents against the folded text. The score falls with the share of the message that an
 * intent's patterns cover: the greeting in "hola, cuántos días de vacaciones tengo" is no greeting. Sensitive intents score
 * .97 wherever they match: there the words around do not matter.
 */
export function createRegexRecognizer(): IntentRecognizer {
  let learned: readonly CompiledIntent[] = [];
  return {
    async learn({ intents }) {
      learned = compileIntents(intents);
    },
    async recognize({ folded, intents }, signal) {
      const offered = new Set(intents.map(({ name }) => name));
      const matches: (IntentMatch & { sensitive: boolean })[] = [];
      for (const { name, sensitive, patterns } of learned) {
        signal.throwIfAborted();
        const score = offered.has(name) ? scoreOf(patterns, folded, sensitive) : 0;
        if (score > 0) matches.push({ intent: name, score, sensitive });
      }
      matches.sort((a, b) => b.score - a.score || Number(b.sensitive) - Number(a.sensitive));
      return matches.map(({ intent, score }) => ({ intent, score }));
    },
  };
}

function scoreOf(patterns: readonly RE2JS[], folded: string, sensitive: boolean): number {
  // `test` stops at the first sign of a match; most patterns end here.
  const matching = patterns.filter((pattern) => pattern.test(folded));
  if (matching.length === 0) return 0;
  return sensitive ? CERTAIN : CERTAIN * Math.min(1, coverage(matching, folded) / WHOLE);
}
