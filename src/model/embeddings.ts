import { createHash } from 'node:crypto';
import type { Budget } from './budget.ts';
import type { Calls, Job } from './calls.ts';
import { Fault } from './fault.ts';
import { ModelError } from './model-error.ts';
import { currentTurn } from './session.ts';
import { tokensOf } from './tokens.ts';

export interface EmbeddingsParts {
  readonly calls: Calls;
  readonly budget: Budget;
  readonly model: string;
}

/** Texts of one request. */
const BATCH = 128;
/** Vectors that are kept: the rows of the largest catalog that is embedded, and what users asked lately. */
const KEPT = 8_000;

/** Vectors of texts, kept in memory by the hash of their content: a changed catalog embeds its changed rows only. */
export class Embeddings {
  readonly #parts: EmbeddingsParts;
  readonly #kept = new Map<string, Float32Array>();

  constructor(parts: EmbeddingsParts) {
    this.#parts = parts;
  }

  /** One unit vector per text. Throws a ModelError. */
  async of(texts: readonly string[], signal: AbortSignal): Promise<readonly Float32Array[]> {
    const hashes = texts.map((text) => createHash('sha256').update(text).digest('base64url'));
    const found = new Map(hashes.map((hash) => [hash, this.#kept.get(hash)]));
    const missing = [...new Set(texts.filter((_, at) => !found.get(hashes[at] as string)))];
    for (let at = 0; at < missing.length; at += BATCH) {
      const batch = missing.slice(at, at + BATCH);
      const vectors = await this.#ask(batch, signal);
      batch.forEach((text, place) => {
        const hash = hashes[texts.indexOf(text)] as string;
        found.set(hash, vectors[place]);
        this.#keep(hash, vectors[place] as Float32Array);
      });
    }
    return hashes.map((hash) => found.get(hash) as Float32Array);
  }

  #keep(hash: string, vector: Float32Array): void {
    this.#kept.set(hash, vector);
    if (this.#kept.size > KEPT) this.#kept.delete(this.#kept.keys().next().value as string);
  }

  async #ask(texts: readonly string[], signal: AbortSignal): Promise<readonly Float32Array[]> {
    const { calls, budget, model } = this.#parts;
    const turn = currentTurn.getStore();
    const tokens = texts.reduce((sum, text) => sum + tokensOf(text), 0);
    const reservation = budget.reserve(turn?.session, { atMost: tokens, exact: () => tokens });
    try {
      const { value } = await calls.run(embeddingJob(model, texts), { turn, signal });
      reservation.settle(tokens);
      return value;
    } catch (error) {
      throw error instanceof Fault ? new ModelError('request', `the embedding model was refused (${error.status})`) : error;
    } finally {
      reservation.settle(0);
    }
  }
}

function embeddingJob(model: string, input: readonly string[]): Job<readonly Float32Array[]> {
  return {
    name: 'embedding',
    async send(client, signal) {
      const response = await client.embeddings.create({ model, input: [...input], encoding_format: 'float' }, { signal }).asResponse();
      return { value: readVectors(JSON.parse(await response.text()), input.length), headers: response.headers };
    },
  };
}

/** As many vectors as texts, all of one length, of length 1; anything else is unusable. */
function readVectors(body: unknown, count: number): readonly Float32Array[] {
  const data = (body as { data?: readonly { index?: number; embedding?: unknown }[] } | undefined)?.data;
  if (!Array.isArray(data) || data.length !== count) throw new Fault('unusable');
  const vectors: Float32Array[] = new Array(count);
  for (const [at, { index = at, embedding }] of data.entries()) {
    if (!Array.isArray(embedding) || !embedding.every(Number.isFinite)) throw new Fault('unusable');
    vectors[index] = normalised(embedding);
  }
  const width = vectors[0]?.length;
  for (let at = 0; at < count; at++) if (!width || vectors[at]?.length !== width) throw new Fault('unusable');
  return vectors;
}

function normalised(values: readonly number[]): Float32Array {
  const size = Math.hypot(...values) || 1;
  return Float32Array.from(values, (value) => value / size);
}
