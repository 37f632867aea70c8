import { definePlugin, z } from '#sdk';
import { createRegexRecognizer } from './recognizer.ts';

export default definePlugin({
  sdk: 1,
  kind: 'intent',
  id: 'regex',
  order: 10, // costs microseconds and is certain: asked before recognisers that guess
  summary: 'Recognises intents by the RE2 patterns that dialogs declare, in linear time.',
  settings: z.strictObject({}),
  create: ({ keep }) => createRegexRecognizer(keep),
});
