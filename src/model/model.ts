import type { Registry } from 'prom-client';
import type { Company, Health, Logger, ModelClient } from '#sdk';
import type { ModelSettings } from '../kernel/model-settings.ts';
import { Budget } from './budget.ts';
import type { Engine } from './engine.ts';
import { KeyPool } from './key-pool.ts';
import { keysOf } from './keys.ts';
import { createModelMetrics } from './metrics.ts';
import { currentTurn, newTurn, type TokenSession } from './session.ts';

export { newSession, shouldTellBudgetSpent, type TokenSession } from './session.ts';

export interface ModelOptions {
  readonly settings: ModelSettings;
  /** Milliseconds that a whole turn may wait for the model. */
  readonly turnDeadlineMs: number;
  readonly now: () => Date;
  readonly log: Logger;
  readonly registry: Registry;
  /** The company's facts: how answers are worded. */
  readonly company: () => Company;
  /** For tests and cassettes; leave it out to use keep-alive connections of our own, which cost half as much. */
  readonly fetch?: typeof fetch;
}

/** The language model of one server. */
export interface Model {
  /** What plugins and dialogs get. */
  readonly client: ModelClient;
  /** Loads the SDK and the tokenizer, so that the first user does not wait for them. */
  start(): Promise<void>;
  /** Runs one turn of a conversation: its calls share a deadline that begins now, and are charged to `session`. */
  inSession<T>(session: TokenSession, work: () => Promise<T>): Promise<T>;
  /** Whether the turn that is running had to make something without the model that was to be made with it; false outside a turn. */
  missed(): boolean;
  /** The state of each key by its short hash; not ok when every one was refused for good. */
  health(): Promise<Health>;
  stop(): Promise<void>;
}

const IN_FLIGHT_PER_KEY = 100;

/** The model that the settings describe; undefined when they hold no key. */
export function createModel(options: ModelOptions): Model | undefined {
  const { settings, log, registry, turnDeadlineMs } = options;
  const keys = keysOf(settings);
  if (keys().length === 0) return undefined;
  const now = (): number => options.now().getTime();
  const pool = new KeyPool({
    keys,
    now,
    random: Math.random,
    inFlightCap: IN_FLIGHT_PER_KEY,
    onDead: ({ id }) =>
      log.error({ key: id }, 'a key of the model was refused (401) and is not used until the settings change: replace it'),
  });
  const metrics = createModelMetrics(registry, () => pool.states(), {
    prompt: settings.OPENAI_PRICE_INPUT,
    completion: settings.OPENAI_PRICE_OUTPUT,
  });
  const budget = new Budget({ session: settings.SESSION_TOKEN_BUDGET, day: settings.DAILY_TOKEN_BUDGET }, now);
  let engine: Promise<Engine> | undefined;
  const load = (): Promise<Engine> => {
    engine ??= import('./engine.ts').then(({ createEngine }) =>
      createEngine({ settings, turnDeadlineMs, pool, budget, metrics, log, company: options.company, fetch: options.fetch }),
    );
    return engine;
  };
  return {
    client: lazyClient(settings, load),
    start: async () => void (await load()),
    async inSession(session, work) {
      const before = session.used;
      const { calls } = await load();
      try {
        return await currentTurn.run(newTurn(session, calls.turnDeadlineMs), work);
      } finally {
        if (session.used > before) metrics.conversationTokens.observe(session.used);
      }
    },
    missed: () => currentTurn.getStore()?.missed ?? false,
    health: async () => healthOf(pool),
    stop: async () => void (await engine)?.close(),
  };
}

/** The optional calls are there only where the settings ask for them. */
function lazyClient(settings: ModelSettings, load: () => Promise<Engine>): ModelClient {
  return {
    structured: async (request, signal) => (await load()).client.structured(request, signal),
    phrase: async (request, signal) => (await load()).client.phrase(request, signal),
    ...(settings.OPENAI_EMBEDDING_MODEL ? { embed: async (texts, signal) => (await load()).client.embed(texts, signal) } : {}),
    ...(settings.OPENAI_MODERATION ? { flagged: async (text, signal) => (await load()).client.flagged(text, signal) } : {}),
    ...(settings.OPENAI_TRANSCRIBE_MODEL
      ? { transcribe: async (audio, type, signal) => (await load()).client.transcribe(audio, type, signal) }
      : {}),
  };
}

function healthOf(pool: KeyPool): Health {
  const states = pool.states();
  const detail = states.map(
    ({ id, state, coolsForMs }) => `${id} ${state}${state === 'cooling' ? ` ${Math.ceil(coolsForMs / 1_000)} s` : ''}`,
  );
  return { ok: states.some(({ state }) => state !== 'dead'), detail: `keys: ${detail.join(', ')}` };
}
