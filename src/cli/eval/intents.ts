import { fold, type IntentHint, type Utterance } from '#sdk';
import type { Model } from '../../model/model.ts';
import { createEngine, taughtRecognizers } from './engine.ts';
import { type LabelledText, percentile, round, share } from './samples.ts';

/** What `eval intents --json` prints. */
export interface IntentFigures {
  readonly n: number;
  readonly accuracy: number | null;
  readonly macro_f1: number | null;
  readonly train_ms: number;
  readonly latency_us: { readonly p50: number | null; readonly p99: number | null };
  readonly confusions: readonly Confusion[];
}

export interface Confusion {
  readonly expected: string;
  readonly got: string | null;
  readonly count: number;
}

type Guess = (text: string) => Promise<string | undefined>;

/** Teaches the recognisers the intents of `train` and asks for those of `test`. */
export async function evaluateTaught(train: readonly LabelledText[], test: readonly LabelledText[]): Promise<IntentFigures> {
  const intents = hintsOf(train);
  const started = performance.now();
  const recognizers = await taughtRecognizers({ intents, entries: [] });
  const trainMs = performance.now() - started;
  const { signal } = new AbortController();
  return measure(test, trainMs, async (text) => {
    const utterance: Utterance = { text, folded: fold(text), locale: 'es-MX', intents, candidates: [], history: [] };
    let best: { intent: string; score: number } | undefined;
    for (const { port } of recognizers) {
      const [match] = await port.recognize(utterance, signal);
      if (match && match.score > (best?.score ?? 0)) best = match;
    }
    return best?.intent;
  });
}

/** Asks the loaded dialogs, with the shipped catalog beside them, as a channel would. */
export async function evaluateDialogs(test: readonly LabelledText[], model?: Model): Promise<IntentFigures> {
  const started = performance.now();
  const { ask } = await createEngine(undefined, model);
  const trainMs = performance.now() - started;
  return measure(test, trainMs, async (text) => (await ask(text)).intent);
}

function hintsOf(train: readonly LabelledText[]): IntentHint[] {
  const byIntent = new Map<string, string[]>();
  for (const { text, intent } of train) {
    const examples = byIntent.get(intent);
    if (examples) examples.push(text);
    else byIntent.set(intent, [text]);
  }
  return [...byIntent].map(([name, examples]) => ({ name, description: `What people mean by ${name}.`, examples }));
}

async function measure(test: readonly LabelledText[], trainMs: number, guess: Guess): Promise<IntentFigures> {
  const times: number[] = [];
  const pairs: { expected: string; got: string | undefined }[] = [];
  for (const { text, intent } of test) {
    const started = performance.now();
    const got = await guess(text);
    times.push((performance.now() - started) * 1_000);
    pairs.push({ expected: intent, got });
  }
  const right = pairs.filter(({ expected, got }) => expected === got).length;
  return {
    n: test.length,
    accuracy: share(right, test.length),
    macro_f1: macroF1(pairs),
    train_ms: Math.round(trainMs),
    latency_us: { p50: whole(percentile(times, 0.5)), p99: whole(percentile(times, 0.99)) },
    confusions: confusionsOf(pairs),
  };
}

/** The mean, over the expected intents, of the harmonic mean of precision and recall. */
function macroF1(pairs: readonly { expected: string; got: string | undefined }[]): number | null {
  const labels = [...new Set(pairs.map(({ expected }) => expected))];
  if (labels.length === 0) return null;
  const scores = labels.map((label) => {
    const hits = pairs.filter(({ expected, got }) => expected === label && got === label).length;
    const involved = pairs.filter(({ expected }) => expected === label).length + pairs.filter(({ got }) => got === label).length;
    return (2 * hits) / involved;
  });
  return round(scores.reduce((sum, score) => sum + score, 0) / labels.length);
}

function confusionsOf(pairs: readonly { expected: string; got: string | undefined }[]): Confusion[] {
  const counts = new Map<string, Confusion>();
  for (const { expected, got } of pairs) {
    if (expected === got) continue;
    const key = JSON.stringify([expected, got]);
    counts.set(key, { expected, got: got ?? null, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()].toSorted((a, b) => b.count - a.count || a.expected.localeCompare(b.expected));
}

function whole(value: number | null): number | null {
  return value === null ? null : Math.round(value);
}
