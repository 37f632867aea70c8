import { setImmediate } from 'node:timers/promises';
import type { IntentHint, IntentMatch, IntentRecognizer, Keep, LearningMaterial, Utterance } from '#sdk';
import { Classifier, type Example, type Linear, train } from './classifier.ts';
import { Reader, type ReadText, Vocabulary, type Words } from './features.ts';

interface Learned {
  readonly labels: readonly string[];
  readonly vocabulary: Vocabulary;
  readonly classifier: Classifier;
}

/** The label of what no dialog claims: the catalog's questions. */
const NONE = '';
/** More rows than this teach nothing new about what is no conversation. */
const MAX_ROWS = 2_000;
/** What is learnt of each row beside its question: the beginning of its answer, in characters, and some of its wordings. */
const MAX_ANSWER = 120;
const MAX_VARIATIONS = 3;
/** Below this share of known features a text is noise. */
const MIN_KNOWN = 0.3;
/** Likeness is never certain: that word is left to patterns and to the catalog. */
const MOST = 0.89;
/** The most that are worth naming. */
const MAX_MATCHES = 5;
/** Turns margins into probabilities; fitted once on conversational intents against catalog questions. */
const SHARPNESS = 8;
/** All the catalog's texts together count as much as this many examples: a large catalog must not drown the intents. */
const CATALOG_WEIGHT = 360;
/** The intent at this share of them, ordered by examples, is the middle one: not at one half, since a few thin drop-ins would move that. */
const MIDDLE = 2 / 3;
/** An intent with this many times the examples of the middle one is a crowd. */
const CROWD = 8;
/** All examples of a sensitive intent together count as this many: it wins over any other intent, so likeness alone must be strong. */
const SENSITIVE_WEIGHT = 15;
/** A margin this far below the border still counts half; what lies outside every intent is none. */
const BORDER = 0.6;
/** More passes over the examples change nothing that matters. */
const EPOCHS = 6;
/** Milliseconds of training between two breaths. */
const SLICE_MS = 8;

/** A recogniser that learns from the intents' examples, with the catalog's questions as the other side. */
export function createExamplesRecognizer(keep: Keep = (_, make) => make()): IntentRecognizer {
  let learned: Learned | undefined;
  return {
    async learn(material) {
      learned = await learn(material, keep);
    },
    async recognize(utterance, signal) {
      signal.throwIfAborted();
      return learned ? recognize(utterance, learned) : [];
    },
  };
}

async function learn({ intents, entries }: LearningMaterial, keep: Keep): Promise<Learned | undefined> {
  const taught = intents.filter((intent) => intent.examples.length > 0);
  if (taught.length === 0) return undefined;
  const stride = Math.max(1, Math.ceil(entries.length / MAX_ROWS));
  const rows = entries
    .filter((_, at) => at % stride === 0)
    .flatMap((entry) => [entry.question, entry.answer.slice(0, MAX_ANSWER), ...entry.variations.slice(0, MAX_VARIATIONS)]);
  const labels = [...taught.map((intent) => intent.name), NONE];
  const texts = [
    ...taught.flatMap((intent, label) => intent.examples.map((text) => ({ text, label }))),
    ...rows.map((text) => ({ text, label: taught.length })),
  ];
  // Hundreds of examples where others have fifteen would attract whatever resembles none: a crowd counts as the middle intent does.
  const counts = taught.map(({ examples: all }) => all.length);
  const middle = counts.toSorted((a, b) => a - b)[Math.floor(counts.length * MIDDLE)] ?? 1;
  const weights = [...taught.map((intent) => weightOf(intent, middle)), CATALOG_WEIGHT / Math.max(1, rows.length)];
  const { words, linear } = await keep({ texts, weights }, () => trained(texts, weights));
  return { labels, vocabulary: new Vocabulary(words), classifier: new Classifier(linear) };
}

/** What the recogniser knows, as data: the words of the texts, and the classifier of their labels, of which each has a weight. */
async function trained(
  texts: readonly { readonly text: string; readonly label: number }[],
  weights: readonly number[],
): Promise<{ words: Words; linear: Linear }> {
  const breathe = breather();
  const reader = new Reader();
  const read: { text: ReadText; label: number }[] = [];
  for (const { text, label } of texts) {
    read.push({ text: reader.read(text), label });
    await breathe();
  }
  const { words, vector } = reader.words();
  const examples: Example[] = [];
  for (const { text, label } of read) {
    examples.push({ vector: vector(text), label, weight: Math.min(1, weights[label] ?? 1) });
    await breathe();
  }
  const options = { features: words.weights.length, labels: weights.length, epochs: EPOCHS, cost: 1 };
  return { words, linear: await train(examples, options, breathe) };
}

/** How much each example of an intent counts, where the middle intent has `middle` of them. */
function weightOf({ examples, sensitive }: IntentHint, middle: number): number {
  if (sensitive) return SENSITIVE_WEIGHT / examples.length;
  return examples.length > CROWD * middle ? middle / examples.length : 1;
}

function recognize({ text, intents }: Utterance, { labels, vocabulary, classifier }: Learned): IntentMatch[] {
  const vector = vocabulary.vector(text);
  if (vector.known < MIN_KNOWN) return [];
  const margins = classifier.margins(vector);
  let highest = Number.NEGATIVE_INFINITY;
  for (let label = 0; label < margins.length; label++) if ((margins[label] as number) > highest) highest = margins[label] as number;
  const shareOf = (label: number): number => Math.exp(SHARPNESS * ((margins[label] as number) - highest));
  let total = 0;
  for (let label = 0; label < margins.length; label++) total += shareOf(label);
  const matches: IntentMatch[] = [];
  labels.forEach((intent, label) => {
    const score = Math.min(MOST, inside(margins[label] as number) * (shareOf(label) / total));
    const least = matches[MAX_MATCHES - 1];
    if ((least && least.score >= score) || intent === NONE || !intents.some(({ name }) => name === intent)) return;
    const place = matches.findIndex((other) => other.score < score);
    matches.splice(place < 0 ? matches.length : place, 0, { intent, score });
    if (matches.length > MAX_MATCHES) matches.pop();
  });
  return matches;
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
