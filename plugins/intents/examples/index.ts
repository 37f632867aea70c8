import { definePlugin, z } from '#sdk';
import { inTurn } from './in-turn.ts';
import { createExamplesRecognizer } from './recognizer.ts';
import { shippedModel, shippedReader } from './sensitive/model.ts';
import { createSensitiveRecognizer } from './sensitive/recognizer.ts';

export default definePlugin({
  sdk: 1,
  kind: 'intent',
  id: 'examples',
  summary: 'Recognises intents by examples: those of sensitive topics learnt beforehand, those that dialogs declare at the start.',
  settings: z.strictObject({}),
  create: ({ keep }) => inTurn(createSensitiveRecognizer(shippedModel(), shippedReader()), createExamplesRecognizer(keep)),
});
