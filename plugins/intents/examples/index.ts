import { definePlugin, z } from '#sdk';
import { createExamplesRecognizer } from './recognizer.ts';

export default definePlugin({
  sdk: 1,
  kind: 'intent',
  id: 'examples',
  summary: 'Recognises intents by the examples that dialogs declare, with a small classifier trained at the start.',
  settings: z.strictObject({}),
  create: ({ keep }) => createExamplesRecognizer(keep),
});
