import { setImmediate } from 'node:timers/promises';
import type { IntentMatch, IntentRecognizer, Keep } from '#sdk';
import { type CompiledIntent, type CompiledIntents, compileIntents } from './compile.ts';
import { coverage } from './coverage.ts';
import type { Pattern } from './pattern.ts';
import { without } from './without.ts';

/** What a pattern that covers the message scores; not 1, since a pattern cannot see what was meant. */
const CERTAIN = 0.97;
/** From this share of the message on, what is left over ("pues", "oye") does not change its meaning. */
const WHOLE = 0.8;
/** Milliseconds of matching between two breaths. */
const SLICE_MS = 8;

/**
 * Matches the patterns of the learned intents against the folded text. The score falls with the share of the message that an
 * intent's patterns cover: the greeting in "hola, cuántos días de vacaciones tengo" is no greeting. Sensitive intents score
 * .97 wherever they match: there the words around do not matter. What an intent's exceptions cover, its patterns do not see.
 */
export function createRegexRecognizer(keep: Keep = (_, make) => make()): IntentRecognizer {
  let learned: CompiledIntents = { intents: [], candidates: () => [] };
  let material = '';
  return {
    async learn({ intents }) {
      // A catalog that is loaded anew changes no pattern, and to take them all apart would hold the event loop.
      const given = JSON.stringify(intents);
      if (given === material) return;
      learned = await compileIntents(intents, keep);
      material = given;
    },
    async recognize({ folded, intents }, signal) {
      const { intents: known, candidates } = learned; // may be taught anew meanwhile
      const matching = new Map<CompiledIntent, Set<Pattern>>();
      let since = performance.now();
      for (const { intent, piece } of candidates(folded)) {
        signal.throwIfAborted();
        if (performance.now() - since > SLICE_MS) {
          await setImmediate(); // a message that meets hundreds of pieces for the first time has them all compiled
          since = performance.now();
        }
        const found = matching.get(intent);
        if (found?.has(piece.pattern) || !piece.matches(folded)) continue;
        matching.set(intent, (found ?? new Set()).add(piece.pattern));
      }
      if (matching.size === 0) return [];
      const matches: (IntentMatch & { sensitive: boolean })[] = [];
      for (const intent of known) {
        const patterns = matching.get(intent);
        const score = patterns && intents.some(({ name }) => name === intent.name) ? scoreOf(intent, [...patterns], folded) : 0;
        if (score > 0) matches.push({ intent: intent.name, score, sensitive: intent.sensitive });
      }
      matches.sort((a, b) => b.score - a.score || Number(b.sensitive) - Number(a.sensitive));
      return matches.map(({ intent, score }) => ({ intent, score }));
    },
  };
}

function scoreOf({ exceptions, sensitive }: CompiledIntent, matching: readonly Pattern[], folded: string): number {
  // Only now: most messages match nothing, and exceptions are then of no interest.
  const seen = without(exceptions, folded);
  const left = seen === folded ? matching : matching.filter(({ compiled }) => compiled.test(seen));
  if (left.length === 0) return 0;
  return sensitive ? CERTAIN : CERTAIN * Math.min(1, coverage(left, seen) / WHOLE);
}
