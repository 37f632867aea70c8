import type { Company, Logger, ModelClient } from '#sdk';
import type { ModelSettings } from '../kernel/model-settings.ts';
import type { Budget } from './budget.ts';
import { Calls } from './calls.ts';
import { Chat } from './chat.ts';
import { Embeddings } from './embeddings.ts';
import { createHttpFetch } from './http-fetch.ts';
import type { KeyPool } from './key-pool.ts';
import type { ModelKey } from './keys.ts';
import type { ModelMetrics } from './metrics.ts';
import { isFlagged } from './moderation.ts';
import { type LeanOpenAI, openaiClient } from './openai-client.ts';
import { type PhrasingParts, phrase } from './phrasing.ts';
import { transcribe } from './transcription.ts';

export interface EngineParts {
  readonly settings: ModelSettings;
  readonly turnDeadlineMs: number;
  readonly pool: KeyPool;
  readonly budget: Budget;
  readonly metrics: ModelMetrics;
  readonly log: Logger;
  readonly company: () => Company;
  /** For tests and cassettes; default: keep-alive connections of our own. */
  readonly fetch: typeof fetch | undefined;
}

/** Everything that needs the SDK and the tokenizer: loaded once a model is configured, and not before. */
export interface Engine {
  readonly calls: Calls;
  readonly client: Required<ModelClient>;
  close(): void;
}

/** Puts the parts of the model together. No side effect before the first call. */
export function createEngine(parts: EngineParts): Engine {
  const { settings, budget, metrics } = parts;
  const http = createHttpFetch();
  const calls = new Calls({ ...parts, client: clients(settings.OPENAI_BASE_URL, parts.fetch ?? http.fetch) });
  const chat = new Chat({ calls, budget, metrics, model: settings.OPENAI_MODEL });
  const embeddings = new Embeddings({ calls, budget, model: settings.OPENAI_EMBEDDING_MODEL ?? '' });
  const flagged: ModelClient['flagged'] = (text, signal) => isFlagged(calls, text, signal);
  const phrasing: PhrasingParts = {
    structured: (request, signal) => chat.structured(request, signal),
    flagged: settings.OPENAI_MODERATION ? flagged : undefined,
    company: parts.company,
    always: settings.OPENAI_PHRASING === 'phrase',
  };
  return {
    calls,
    client: {
      structured: phrasing.structured,
      phrase: (request, signal) => phrase(phrasing, request, signal),
      embed: (texts, signal) => embeddings.of(texts, signal),
      flagged,
      transcribe: (audio, contentType, signal) =>
        transcribe(calls, { audio, contentType, model: settings.OPENAI_TRANSCRIBE_MODEL ?? '' }, signal),
    },
    close: () => http.close(),
  };
}

/** One SDK client per key, kept as long as the key is. */
function clients(baseURL: string, fetchGiven: typeof fetch): (key: ModelKey) => LeanOpenAI {
  const known = new WeakMap<ModelKey, LeanOpenAI>();
  return (key) => {
    const client = known.get(key) ?? openaiClient(key.secret, baseURL, fetchGiven);
    known.set(key, client);
    return client;
  };
}
