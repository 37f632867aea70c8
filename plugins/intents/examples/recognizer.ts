import { setImmediate } from 'node:timers/promises';
import type { IntentMatch, IntentRecognizer, LearningMaterial, Utterance } from '#sdk';
import { type Classifier, type Example, train } from './classifier.ts';
import { Vocabulary } from './features.ts';

interface Learned {
  readonly labels: readonly string[];
  readonly vocabulary: Vocabulary;
  readonly classifier: Classifier;
}

/** The label of what no dialog claims: the catalog's questions. */
const NONE = '';
/** More rows than this teach nothing new about what is no conversation. */
const MAX_ROWS = 2_000;
/** Below this share of known features a text is noise. */
const MIN_KNOWN = 0.3;
/** The most that are worth naming. */
const MAX_MATCHES = 5;
/** Turns margins into probabilities; fitted once on conversational intents against catalog questions. */
const SHARPNESS = 8;
/** All the catalog's texts together count as much as this many examples: a large catalog must not drown the intents. */
const CATALOG_WEIGHT = 120;
/** An intent with this many times the examples of the middle one is a crowd. */
const CROWD = 8;
/** A margin this far below the border still counts half; what lies outside every intent is none. */
const BORDER = 0.6;
/** Milliseconds of training between two breaths. */
const SLICE_MS = 8;

/** A recogniser that learns from the intents' examples, with the catalog's questions as the other side. */
export function createExamplesRecognizer(): IntentRecognizer {
  let learned: Learned | undefined;
  return {
    async learn(material) {
      learned = await learn(material);
    },
    async recognize(utterance, signal) {
      signal.throwIfAborted();
      return learned ? recognize(utterance, learned) : [];
    },
  };
}

async function learn({ intents, entries }: LearningMaterial): Promise<Learned | undefined> {
  const taught = intents.filter((intent) => intent.examples.length > 0);
  if (taught.length === 0) return undefined;
  const stride = Math.max(1, Math.ceil(entries.length / MAX_ROWS));
  const rows = entries
    .filter((_, at) => at % stride === 0)
    .flatMap((entry) => [entry.question, entry.answer, ...entry.variations.slice(0, 3)]);
  const labels = [...taught.map((intent) => intent.name), NONE];
  const texts = [
    ...taught.flatMap((intent, label) => intent.examples.map((text) => ({ text, label }))),
    ...rows.map((text) => ({ text, label: taught.length })),
  ];
  const breathe = breather();
  const vocabulary = new Vocabulary(texts.map(({ text }) => text));
  const examples: Example[] = [];
  // Hundreds of examples where others have fifteen would attract whatever resembles none: a crowd counts as the middle intent does.
  const counts = taught.map(({ examples: all }) => all.length);
  const middle = counts.toSorted((a, b) => a - b)[counts.length >> 1] ?? 1;
  const weights = [...counts.map((count) => (count > CROWD * middle ? middle / count : 1)), CATALOG_WEIGHT / Math.max(1, rows.length)];
  for (const { text, label } of texts) {
    examples.push({ vector: vocabulary.vector(text), label, weight: Math.min(1, weights[label] ?? 1) });
    await breathe();
  }
  const epochs = texts.length > 4_000 ? 6 : 10;
  const classifier = await train(examples, { features: vocabulary.size, labels: labels.length, epochs, cost: 1 }, breathe);
  return { labels, vocabulary, classifier };
}

function recognize(utterance: Utterance, { labels, vocabulary, classifier }: Learned): IntentMatch[] {
  const vector = vocabulary.vector(utterance.text);
  if (vector.known < MIN_KNOWN) return [];
  const margins = classifier.margins(vector);
  const highest = Math.max(...margins);
  const shares = Array.from(margins, (margin) => Math.exp(SHARPNESS * (margin - highest)));
  const total = shares.reduce((sum, share) => sum + share, 0);
  const offered = new Set(utterance.intents.map((intent) => intent.name));
  return labels
    .map((intent, label) => ({ intent, score: inside(margins[label] as number) * ((shares[label] as number) / total) }))
    .filter(({ intent }) => intent !== NONE && offered.has(intent))
    .sort((a, b) => b.score - a.score)
    .slice(0, MAX_MATCHES);
}

function inside(margin: number): number {
  return 1 / (1 + Math.exp(-SHARPNESS * (margin + BORDER)));
}

function breather(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < SLICE_MS) return undefined;
    return setImmediate().then(() => {
      since = performance.now();
    });
  };
}
