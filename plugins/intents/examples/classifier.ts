import type { Vector } from './features.ts';
import { seededRandom, shuffle } from './random.ts';

export interface Example {
  readonly vector: Vector;
  readonly label: number;
  /** How much the example counts; default 1. */
  readonly weight?: number;
}

export interface TrainingOptions {
  readonly features: number;
  readonly labels: number;
  readonly epochs: number;
  /** Larger fits the examples closer. */
  readonly cost: number;
}

/** A classifier as data: per feature a weight for each label, and a bias for each label. */
export interface Linear {
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

/** A linear classifier: one squared-hinge support vector machine per label, by dual coordinate descent. */
export class Classifier {
  readonly #weights: Float32Array;
  readonly #bias: Float32Array;

  constructor({ weights, bias }: Linear) {
    this.#weights = weights;
    this.#bias = bias;
  }

  /** The margin of each label. */
  margins(vector: Vector): Float32Array {
    const margins = this.#bias.slice();
    addProducts(margins, vector, this.#weights);
    return margins;
  }
}

/** Trains in `epochs` passes; calls `breathe` after each example so that the caller can let others work. */
export async function train(
  examples: readonly Example[],
  options: TrainingOptions,
  breathe: () => Promise<void> | undefined,
): Promise<Linear> {
  const { features, labels, epochs, cost } = options;
  const weights = new Float32Array(features * labels);
  const bias = new Float32Array(labels);
  const alphas = new Float32Array(examples.length * labels);
  const order = examples.map((_, at) => at);
  const scratch = { margins: new Float32Array(labels), changes: new Float32Array(labels) };
  const random = seededRandom(7);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (const at of order) {
      const example = examples[at] as Example;
      step(example, { weights, bias, alphas, labels, at, diagonal: 1 / (2 * cost * (example.weight ?? 1)), ...scratch });
      await breathe();
    }
  }
  return { weights, bias };
}

interface Step {
  readonly weights: Float32Array;
  readonly bias: Float32Array;
  readonly alphas: Float32Array;
  readonly labels: number;
  readonly at: number;
  readonly diagonal: number;
  /** Written anew in each step. */
  readonly margins: Float32Array;
  readonly changes: Float32Array;
}

/** One example against every label: vectors have length 1, so with the bias the diagonal is 2. */
function step(example: Example, { weights, bias, alphas, labels, at, diagonal, margins, changes }: Step): void {
  const { ids, values } = example.vector;
  margins.set(bias);
  addProducts(margins, example.vector, weights);
  const changed: number[] = [];
  for (let label = 0; label < labels; label++) {
    const sign = label === example.label ? 1 : -1;
    const alpha = alphas[at * labels + label] as number;
    const gradient = sign * (margins[label] as number) - 1 + diagonal * alpha;
    const next = Math.max(0, alpha - gradient / (2 + diagonal));
    if (next === alpha) continue; // most labels are far from most examples and stay as they are
    alphas[at * labels + label] = next;
    changed.push(label);
    changes[label] = (next - alpha) * sign;
    bias[label] = (bias[label] as number) + (changes[label] as number);
  }
  for (let i = 0; i < ids.length && changed.length > 0; i++) {
    const base = (ids[i] as number) * labels;
    const value = values[i] as number;
    for (const label of changed) weights[base + label] = (weights[base + label] as number) + value * (changes[label] as number);
  }
}

/** Where both training and recognising spend their time. */
function addProducts(margins: Float32Array, { ids, values }: Vector, weights: Float32Array): void {
  const labels = margins.length;
  for (let at = 0; at < ids.length; at++) {
    const base = (ids[at] as number) * labels;
    const value = values[at] as number;
    for (let label = 0; label < labels; label++) margins[label] = (margins[label] as number) + value * (weights[base + label] as number);
  }
}
