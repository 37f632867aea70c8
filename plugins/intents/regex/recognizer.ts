import type { IntentMatch, IntentRecognizer } from '#sdk';
import { type CompiledIntent, compileIntents } from './compile.ts';
import { coverage } from './coverage.ts';
import { without } from './without.ts';

/** What a pattern that covers the message scores; not 1, since a pattern cannot see what was meant. */
const CERTAIN = 0.97;
/** From this share of the message on, what is left over ("pues", "oye") does not change its meaning. */
const WHOLE = 0.8;

/**
 * Matches the patterns of the learned intents against the folded text. The score falls with the share of the message that an
 * intent's patterns cover: the greeting in "hola, cuántos días de vacaciones tengo" is no greeting. Sensitive intents score
 * .97 wherever they match: there the words around do not matter. What an intent's exceptions cover, its patterns do not see.
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
      for (const intent of learned) {
        signal.throwIfAborted();
        const score = offered.has(intent.name) ? scoreOf(intent, folded) : 0;
        if (score > 0) matches.push({ intent: intent.name, score, sensitive: intent.sensitive });
      }
      matches.sort((a, b) => b.score - a.score || Number(b.sensitive) - Number(a.sensitive));
      return matches.map(({ intent, score }) => ({ intent, score }));
    },
  };
}

function scoreOf({ groups, exceptions, sensitive }: CompiledIntent, folded: string): number {
  const matching = groups
    .filter(({ any }) => any.test(folded))
    .flatMap(({ patterns }) => patterns.filter((pattern) => pattern.test(folded)));
  if (matching.length === 0) return 0;
  // Only now: most messages match nothing, and exceptions are then of no interest.
  const seen = without(exceptions, folded);
  const left = seen === folded ? matching : matching.filter((pattern) => pattern.test(seen));
  if (left.length === 0) return 0;
  return sensitive ? CERTAIN : CERTAIN * Math.min(1, coverage(left, seen) / WHOLE);
}
