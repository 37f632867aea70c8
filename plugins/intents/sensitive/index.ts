import { readFileSync } from 'node:fs';
import { definePlugin, z } from '#sdk';
import { LinearModel, shippedReader, weightsFile } from './model.ts';
import { createSensitiveRecognizer } from './recognizer.ts';

export default definePlugin({
  sdk: 1,
  kind: 'intent',
  id: 'sensitive',
  order: 20, // after patterns, before whatever might take the message for something else
  summary: 'Recognises sensitive topics by weights trained beforehand, so that nothing of them reaches a model.',
  settings: z.strictObject({}),
  create: () => createSensitiveRecognizer(new LinearModel(JSON.parse(readFileSync(weightsFile, 'utf8'))), shippedReader()),
});
