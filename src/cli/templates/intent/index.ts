import { definePlugin, z } from '#sdk';
import { createRecognizer } from './recognizer.ts';

export default definePlugin({
  sdk: 1,
  kind: 'intent',
  id: 'sample-plugin',
  summary: 'Recognises the examples that dialogs declare, word for word.',
  settings: z.strictObject({}),
  create: () => createRecognizer(),
});
