import { readFileSync } from 'node:fs';
import { readConcepts } from './concepts.ts';
import { FeatureReader, type Vector } from './features.ts';

/** What training found, as it is kept in `weights.json`. */
export interface Weights {
  /** The intent that is named. */
  readonly intent: string;
  /** What is added to every sum; a sum of 0 is the border. */
  readonly bias: number;
  /** A byte times this is its weight. */
  readonly step: number;
  /** One signed byte for each place of a feature, in base64. */
  readonly bytes: string;
}

/** The shipped weights, beside this file. */
export const weightsFile = new URL('weights.json', import.meta.url);

export function shippedModel(): LinearModel {
  return new LinearModel(JSON.parse(readFileSync(weightsFile, 'utf8')));
}

/** A reader of features with the shipped concepts. */
export function shippedReader(): FeatureReader {
  return new FeatureReader(readConcepts(readFileSync(new URL('concepts.txt', import.meta.url), 'utf8')));
}

/** A linear model: how far on which side of the border a vector lies. */
export class LinearModel {
  readonly intent: string;
  readonly #bytes: Int8Array;
  readonly #bias: number;
  readonly #step: number;

  constructor({ intent, bias, step, bytes }: Weights) {
    this.intent = intent;
    this.#bytes = new Int8Array(Buffer.from(bytes, 'base64'));
    this.#bias = bias;
    this.#step = step;
  }

  margin({ ids, values }: Vector): number {
    let sum = 0;
    for (let at = 0; at < ids.length; at++) sum += (values[at] as number) * (this.#bytes[ids[at] as number] as number);
    return sum * this.#step + this.#bias;
  }
}
