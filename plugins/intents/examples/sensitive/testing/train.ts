import { fold } from '#sdk';
import { seededRandom, shuffle } from '../../random.ts';
import { type FeatureReader, PLACES, type Vector } from '../features.ts';
import type { Weights } from '../model.ts';
import { type Framed, Frames } from './frames.ts';
import type { Message } from './messages.ts';
import { stories } from './stories.ts';

/** Larger fits the messages closer. */
const COST = 1;
/** More passes change nothing that matters. */
const EPOCHS = 12;
/** What an everyday question counts, of which there are many; a message in a frame; what is made of frames alone; and a story. */
const EVERYDAY = 0.5;
const IN_FRAME = 0.5;
const FRAME = 0.25;
const STORY = 0.5;
/** How far beyond the middle the border lies: the higher, the fewer everyday questions are taken and the more people are missed. */
const BORDER = 0.15;

interface Example {
  readonly vector: Vector;
  readonly sign: number;
  readonly weight: number;
}

/**
 * A linear support vector machine (squared hinge, dual coordinate descent), rounded to bytes. It adds, multiplies and takes square
 * roots only, in an order that is seeded: the same messages give the same bytes on every machine.
 */
export function train(messages: readonly Message[], reader: FeatureReader): Weights {
  const { weights, bias } = descend(examplesOf(messages, reader), seededRandom(7));
  const step = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127;
  const bytes = Buffer.from(Int8Array.from(weights, (weight) => Math.round(weight / step)).buffer);
  return { intent: 'temas_sensibles', bias: bias - BORDER, step, bytes: bytes.toString('base64') };
}

/** Each message, bare and in a frame, what is made of frames alone, and stories. */
function examplesOf(messages: readonly Message[], reader: FeatureReader): Example[] {
  const frames = new Frames(seededRandom(11));
  const example = ({ text, sensitive }: Framed, weight: number): Example => ({
    vector: reader.read(fold(text).split(' ')),
    sign: sensitive ? 1 : -1,
    weight,
  });
  return [
    ...messages.map((message) => example(message, message.author === 'everyday' ? EVERYDAY : 1)),
    ...messages.map(({ text, sensitive }) => example({ text: frames.around(text), sensitive }, IN_FRAME)),
    ...frames.all().map((framed) => example(framed, FRAME)),
    ...stories(messages, seededRandom(13)).map((story) => example(story, STORY)),
  ];
}

function descend(examples: readonly Example[], random: () => number): { weights: Float64Array; bias: number } {
  const weights = new Float64Array(PLACES);
  const alphas = new Float64Array(examples.length);
  const order = examples.map((_, at) => at);
  let bias = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random);
    for (const at of order) {
      const { vector, sign, weight } = examples[at] as Example;
      const { ids, values } = vector;
      const diagonal = 1 / (2 * COST * weight);
      let margin = bias;
      for (let i = 0; i < ids.length; i++) margin += (weights[ids[i] as number] as number) * (values[i] as number);
      const alpha = alphas[at] as number;
      // Vectors have length 1, so with the bias the diagonal is 2.
      const next = Math.max(0, alpha - (sign * margin - 1 + diagonal * alpha) / (2 + diagonal));
      if (next === alpha) continue;
      alphas[at] = next;
      const change = (next - alpha) * sign;
      bias += change;
      for (let i = 0; i < ids.length; i++)
        weights[ids[i] as number] = (weights[ids[i] as number] as number) + change * (values[i] as number);
    }
  }
  return { weights, bias };
}
