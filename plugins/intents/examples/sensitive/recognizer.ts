import type { IntentRecognizer } from '#sdk';
import type { FeatureReader } from './features.ts';
import type { LinearModel } from './model.ts';

/** Below this a message is not taken for one; the host counts from here on. */
const LEAST = 0.5;
/** Likeness is never certain: that word is left to patterns and to the catalog. */
const MOST = 0.89;
/** How fast a sum becomes a score: at .3 beyond the border it is .79. */
const SHARPNESS = 4.4;
/** One or two words tell nothing by likeness: that is left to patterns, and a form's short answers to the form. */
const LEAST_WORDS = 3;
/** Words of a piece: a message is read in pieces, each half over the last, so that what is said in a long one does not drown. */
const PIECE = 40;

/** Recognises one sensitive intent by weights that were trained beforehand; learns nothing at the start. */
export function createSensitiveRecognizer(model: LinearModel, reader: FeatureReader): IntentRecognizer {
  return {
    async recognize({ folded, intents }, signal) {
      signal.throwIfAborted();
      if (!intents.some(({ name, sensitive }) => name === model.intent && sensitive)) return [];
      const words = folded.split(' ');
      if (words.length < LEAST_WORDS) return [];
      let margin = Number.NEGATIVE_INFINITY;
      for (const piece of pieces(words)) margin = Math.max(margin, model.margin(reader.read(piece)));
      const score = Math.min(MOST, 1 / (1 + Math.exp(-SHARPNESS * margin)));
      return score < LEAST ? [] : [{ intent: model.intent, score }];
    },
  };
}

function* pieces(words: readonly string[]): Generator<readonly string[]> {
  for (let at = 0; at === 0 || at + PIECE / 2 < words.length; at += PIECE / 2) yield words.slice(at, at + PIECE);
}
