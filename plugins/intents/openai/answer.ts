import type { IntentMatch } from '#sdk';
import { BlinkyError, z } from '#sdk';
import { CATALOG_INTENT, NONE, type Offer } from './offer.ts';
import type { Row } from './system-text.ts';

const MAX_ANSWERS = 3;

const shape = z.strictObject({
  intent: z.string().max(100),
  answers: z.array(z.string().max(200)).max(20),
  confidence: z.number().min(0).max(1),
});

/** The model's output as matches. Throws when it is not what was asked for, or names an intent or a row that was not offered. */
export function readAnswer(output: unknown, offer: Offer, rows: readonly Row[]): readonly IntentMatch[] {
  const { success, data } = shape.safeParse(output);
  if (!success) throw unusable('does not fit its schema');
  const { intent, confidence: score } = data;
  if (intent !== NONE && !offer.intents.has(intent)) throw unusable('names an intent that it was not offered');
  const isOffered = (id: string): boolean => offer.ids.has(id) || rows.some((row) => row.id === id);
  const answers = [...new Set(data.answers)];
  if (!answers.every(isOffered)) throw unusable('names a row that it was not offered');
  if (intent !== NONE && intent !== CATALOG_INTENT) return [{ intent, score }];
  if (!offer.intents.has(CATALOG_INTENT)) return [];
  if (intent === NONE || answers.length === 0) return [{ intent: CATALOG_INTENT, score }];
  return answers.slice(0, MAX_ANSWERS).map((answerId) => ({ intent: CATALOG_INTENT, score, answerId }));
}

/** Says what is wrong with an output, never what it says. */
function unusable(problem: string): BlinkyError {
  return new BlinkyError('BLINKY_OVERLOADED', `the model's output ${problem}`, {
    owner: 'intent/openai',
    hint: 'the local answer went out; if it happens often, try another OPENAI_MODEL',
  });
}
