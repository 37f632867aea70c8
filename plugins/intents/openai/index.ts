import { definePlugin, z } from '#sdk';
import { createModelRecognizer } from './recognizer.ts';

export default definePlugin({
  sdk: 1,
  kind: 'intent',
  id: 'openai',
  order: 900, // asked last: only what nothing local is certain of
  needsModel: true,
  summary: 'Asks the language model what a message means: one call names the intent and the catalog rows, or that none fits.',
  settings: z.strictObject({}),
  create: (context) => createModelRecognizer(context),
});
