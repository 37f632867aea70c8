import { type CatalogEntry, type PluginContext, redact, type Utterance } from '#sdk';

/** Larger catalogs are searched by words only: their vectors would take more memory than the rest of Blinky. */
const MAX_ENTRIES = 5_000;
const BATCH = 100;
const NEAREST = 20;
const ANSWER_LENGTH = 300;
/** Milliseconds that a user waits for the vector of a question; then the words have to do. */
const PATIENCE_MS = 800;
const RETRY_MS = 60_000;

interface Embedded {
  readonly entries: readonly CatalogEntry[];
  readonly vectors: readonly Float32Array[];
}

/** Finds rows by meaning, where an embedding model is named; else it finds none. */
export class Nearest {
  readonly #parts: Pick<PluginContext, 'model' | 'now' | 'log'>;
  #entries: readonly CatalogEntry[] = [];
  #embedded: Embedded | undefined;
  #preparing = false;
  #triedAt = Number.NEGATIVE_INFINITY;
  #stopped = new AbortController();

  constructor(parts: Pick<PluginContext, 'model' | 'now' | 'log'>) {
    this.#parts = parts;
  }

  /** Embeds the entries in the background; until that is done the last ones are searched. */
  learn(entries: readonly CatalogEntry[]): void {
    this.#entries = entries.length <= MAX_ENTRIES ? entries : [];
    this.#triedAt = Number.NEGATIVE_INFINITY;
    this.#prepare();
  }

  /** The nearest entries, best first; empty when the vectors are not there in time. Never throws. */
  async find(utterance: Pick<Utterance, 'text'>, signal: AbortSignal): Promise<readonly CatalogEntry[]> {
    const { embed } = this.#parts.model ?? {};
    if (!embed) return [];
    this.#prepare();
    if (!this.#embedded) return [];
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
    try {
      const [vector] = await embed([redact(utterance.text)], AbortSignal.any([signal, patience.signal]));
      return vector ? closest(this.#embedded, vector, this.#parts.now()) : [];
    } catch {
      return []; // counted where it failed
    } finally {
      clearTimeout(timer);
    }
  }

  stop(): void {
    this.#stopped.abort();
  }

  #prepare(): void {
    const { model, now, log } = this.#parts;
    const due = now().getTime() - this.#triedAt >= RETRY_MS && this.#embedded?.entries !== this.#entries;
    if (!model?.embed || this.#preparing || !due || this.#entries.length === 0 || this.#stopped.signal.aborted) return;
    this.#preparing = true;
    this.#triedAt = now().getTime();
    const entries = this.#entries;
    embedAll(entries, model.embed, this.#stopped.signal)
      .then((vectors) => {
        this.#embedded = { entries, vectors };
      })
      .catch((error: unknown) => {
        const why = error instanceof Error ? error.message : 'unknown';
        if (!this.#stopped.signal.aborted) log.warn({ why }, 'the catalog was not embedded; rows are found by words until the next try');
      })
      .finally(() => {
        this.#preparing = false;
      });
  }
}

async function embedAll(
  entries: readonly CatalogEntry[],
  embed: (texts: readonly string[], signal: AbortSignal) => Promise<readonly Float32Array[]>,
  signal: AbortSignal,
): Promise<Float32Array[]> {
  const vectors: Float32Array[] = [];
  for (let at = 0; at < entries.length; at += BATCH) {
    const texts = entries.slice(at, at + BATCH).map(({ question, answer }) => `${question}\n${answer.slice(0, ANSWER_LENGTH)}`);
    vectors.push(...(await embed(texts, signal)));
  }
  return vectors;
}

/** By the cosine, which for unit vectors is their product; rows that are past their last day are left out. */
function closest({ entries, vectors }: Embedded, vector: Float32Array, now: Date): CatalogEntry[] {
  const today = now.toLocaleDateString('sv-SE');
  return entries
    .map((entry, at) => ({ entry, score: product(vectors[at] as Float32Array, vector) }))
    .filter(({ entry }) => entry.validUntil === undefined || entry.validUntil >= today)
    .sort((a, b) => b.score - a.score)
    .slice(0, NEAREST)
    .map(({ entry }) => entry);
}

function product(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += (one[at] as number) * (other[at] as number);
  return sum;
}
