import { fold, type IntentRecognizer } from '#sdk';

/** How sure a match is, 0 to 1. */
const SCORE = 0.9;

/** Knows the examples of the intents, and nothing else. */
export function createRecognizer(): IntentRecognizer {
  let examples: ReadonlyMap<string, ReadonlySet<string>> = new Map();
  return {
    async learn({ intents }) {
      examples = new Map(intents.map((intent) => [intent.name, new Set(intent.examples.map(fold))]));
    },
    async recognize({ folded, intents }, signal) {
      if (signal.aborted || folded === '') return [];
      return intents.filter(({ name }) => means(folded, name)).map(({ name }) => ({ intent: name, score: SCORE }));
    },
  };

  function means(folded: string, intent: string): boolean {
    return examples.get(intent)?.has(folded) ?? false;
  }
}
