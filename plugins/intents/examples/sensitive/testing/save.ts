import { writeFileSync } from 'node:fs';
import { shippedReader, weightsFile } from '../model.ts';
import { trainingMessages } from './messages.ts';
import { train } from './train.ts';

// Trains anew and keeps the weights: after a change of the messages, the concepts or the features.
writeFileSync(weightsFile, `${JSON.stringify(train(trainingMessages(), shippedReader()), undefined, 2)}\n`);
