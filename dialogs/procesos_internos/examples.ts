import { englishQuestions } from './english-questions.ts';
import { everydayQuestions } from './everyday-questions.ts';
import { figuresOfSpeech } from './figures-of-speech.ts';
import { personalQuestions } from './personal-questions.ts';
import { rulesNotOrders } from './rules-not-orders.ts';

/**
 * What is asked of the catalog, whatever it holds: the other side from which a learning recogniser tells conversational
 * intents. Most are close to a sensitive topic, because there a mistake hurts most.
 */
export const examples: readonly string[] = [
  everydayQuestions,
  englishQuestions,
  figuresOfSpeech,
  personalQuestions,
  rulesNotOrders,
].flatMap((list) =>
  list
    .split(/[|\n]/)
    .map((text) => text.trim())
    .filter(Boolean),
);
