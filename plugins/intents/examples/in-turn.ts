import type { IntentRecognizer } from '#sdk';

/** Several recognisers as one: all learn, and each is asked. */
export function inTurn(...recognizers: readonly IntentRecognizer[]): IntentRecognizer {
  return {
    async learn(material) {
      for (const recognizer of recognizers) await recognizer.learn?.(material);
    },
    async recognize(utterance, signal) {
      const matches = [];
      for (const recognizer of recognizers) matches.push(...(await recognizer.recognize(utterance, signal)));
      return matches.sort((a, b) => b.score - a.score);
    },
  };
}
