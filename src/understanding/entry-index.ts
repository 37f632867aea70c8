import type { CatalogEntry } from '#sdk';
import { type Analysis, analyse, grams, together } from './analyse.ts';
import type { Concepts } from './concepts.ts';
import { type Features, Layer, LayerBuilder, type LayerParts, type Measure, type Sink } from './layer.ts';
import type { Pace } from './pace.ts';
import { Phrases, PhrasesBuilder, type PhrasesParts } from './phrases.ts';
import { QueryGrams } from './query-grams.ts';

/** What each kind of feature is compared by, and how much that counts: fitted once on questions, the same for every catalog. */
const plan: Readonly<Record<string, readonly { readonly measure: Measure; readonly weight: number }[]>> = {
  words: [
    { measure: 'cosine', weight: 2 }, // answer
    { measure: 'coverage', weight: 4 }, // question, answer at half
  ],
  concepts: [
    { measure: 'cosine', weight: 6 }, // question
    { measure: 'cosine', weight: 4.3 }, // answer
    { measure: 'coverage', weight: 4 }, // question, answer at half
  ],
  facets: [{ measure: 'cosine', weight: 1.6 }], // question
  grams: [
    { measure: 'cosine', weight: 2.4 }, // question
    { measure: 'cosine', weight: 2.3 }, // answer
    { measure: 'cosine', weight: 3.2 }, // question twice and answer
  ],
};

/** Scores of one query over the rows of an index. */
export interface Scores {
  readonly totals: Float32Array;
  /** Rows that share anything with the query. */
  readonly touched: readonly number[];
}

export interface IndexParts {
  readonly concepts: Concepts;
  readonly words: Map<string, number>;
  readonly pace: Pace;
}

/** Compares a query with rows. */
export interface RowIndex {
  /** The rows that share something with the query; the scores stand until the next call. */
  score(query: Analysis): Scores;
}

/** An index as data. */
export interface EntryIndexParts {
  readonly rows: number;
  readonly layers: ReadonlyMap<string, LayerParts>;
  readonly phrases: PhrasesParts | undefined;
}

/** Compares a query with all entries at once; for catalogs of up to a thousand rows or so. */
export class EntryIndex implements RowIndex {
  readonly #layers: ReadonlyMap<string, Layer>;
  readonly #phrases: Phrases | undefined;
  readonly #grams: QueryGrams;
  readonly #sink: Sink;

  constructor({ rows, layers, phrases }: EntryIndexParts) {
    this.#layers = new Map([...layers].map(([name, parts]) => [name, new Layer(parts)]));
    const names = this.#layers.get('grams')?.names ?? new Map();
    this.#grams = new QueryGrams(names);
    this.#phrases = phrases && new Phrases(phrases);
    this.#phrases?.shareGrams(names);
    this.#sink = { totals: new Float32Array(rows), seen: new Uint8Array(rows), touched: [] };
  }

  /** Indexes entries and counts their words into `words`, those of questions threefold. */
  static async build(entries: readonly CatalogEntry[], { concepts, words, pace }: IndexParts): Promise<EntryIndexParts> {
    const builders = new Map(
      Object.entries(plan).map(([name, signals]) => [name, new LayerBuilder(signals.map(({ measure }) => measure))]),
    );
    const phrases = new PhrasesBuilder();
    for (const entry of entries) {
      const wordings = [entry.question, ...entry.variations].map((wording) => analyse(wording, concepts));
      phrases.add(wordings);
      const question = together(wordings);
      const answer = analyse(`${entry.category} ${entry.answer}`, concepts);
      for (const word of question.content) words.set(word, (words.get(word) ?? 0) + 3);
      for (const word of answer.content) words.set(word, (words.get(word) ?? 0) + 1);
      for (const [name, builder] of builders) builder.add(rowFeatures(name, question, answer));
      await pace.breathe();
    }
    const layers = new Map<string, LayerParts>();
    for (const [name, builder] of builders) layers.set(name, await builder.finish(pace));
    return { rows: entries.length, layers, phrases: await phrases.finish(pace) };
  }

  /** Scores every row that shares something with the query; linear in the postings of the query's features. */
  score(query: Analysis): Scores {
    this.#forget();
    const letters = this.#grams.read(query.content);
    const asked = [...this.#layers].map(([name, layer]) => {
      const features = name === 'grams' ? letters : layer.read(queryFeatures(name, query));
      return { layer, features, signals: plan[name] ?? [], sizes: layer.sizes(features) };
    });
    let coverage = 0;
    for (const { signals, sizes } of asked) {
      for (let at = 0; at < signals.length; at++) if (signals[at]?.measure === 'coverage') coverage += sizes[at] as number;
    }
    for (const { layer, features, signals, sizes } of asked) {
      const scales = signals.map(({ measure, weight }, signal) => {
        const size = measure === 'coverage' ? coverage : Math.sqrt(sizes[signal] as number);
        return size === 0 ? 0 : weight / size;
      });
      layer.accumulate(features, scales, this.#sink);
    }
    this.#phrases?.add(query, letters, this.#sink);
    return this.#sink;
  }

  #forget(): void {
    const { totals, seen, touched } = this.#sink;
    for (const row of touched) {
      totals[row] = 0;
      seen[row] = 0;
    }
    touched.length = 0;
  }
}

function queryFeatures(name: string, { words, concepts, facets }: Analysis): Features {
  if (name === 'words') return words;
  return name === 'concepts' ? concepts : facets;
}

function rowFeatures(name: string, question: Analysis, answer: Analysis): readonly Features[] {
  if (name === 'words') return [answer.words, joined(question.words, answer.words)];
  if (name === 'concepts') return [question.concepts, answer.concepts, joined(question.concepts, answer.concepts)];
  if (name === 'facets') return [question.facets];
  return [grams(question.content), grams(answer.content), grams([...question.content, ...question.content, ...answer.content])];
}

/** Both sides as one, the answer's at half weight. */
function joined(question: Features, answer: Features): Features {
  const all = new Map(question);
  for (const [name, weight] of answer) all.set(name, Math.max(all.get(name) ?? 0, weight / 2));
  return all;
}
