import { fold, type IntentHarness, type ModelClient } from '#sdk';
import { entriesOf } from '../../../test/contracts/entries.ts';
import definition from './index.ts';

const questions = ['¿Cuántos días de vacaciones me corresponden?', '¿Qué día se deposita la nómina?'];

export default {
  definition,
  settings: {},
  material: {
    intents: [
      { name: 'saludar', description: 'A greeting and nothing else.', examples: ['hola', 'buenos días'] },
      { name: 'agradecer', description: 'Says thanks.', examples: ['gracias', 'mil gracias'] },
    ],
    entries: entriesOf(questions),
  },
  recognizes: [
    { text: '¡Hola, buenos días!', intent: 'saludar' },
    { text: 'Muchísimas gracias, qué atención', intent: 'agradecer' },
  ],
  model: () => model,
} satisfies IntentHarness;

/** A model that knows two words, and reads them where the prompt says the user's words are. */
const model: ModelClient = {
  async structured({ messages, schema }, signal) {
    signal.throwIfAborted();
    const { message } = JSON.parse(messages.at(-1)?.content ?? '') as { message: string };
    const { intent } = (schema as { properties: { intent: { enum: string[] } } }).properties;
    const words = fold(message);
    const heard = /\bhola\b/.test(words) ? 'saludar' : /\bgracias\b/.test(words) ? 'agradecer' : 'none';
    return { intent: intent.enum.includes(heard) ? heard : 'none', answers: [], confidence: 0.9 };
  },
};
