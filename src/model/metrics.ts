import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { KeyState } from './key-pool.ts';

/** The model's metrics. Keys appear as their short hash; nothing of a user or a prompt is a label. */
export interface ModelMetrics {
  readonly calls: Counter<'name' | 'key' | 'outcome'>;
  readonly seconds: Histogram<'name'>;
  readonly tokens: Counter<'key' | 'kind'>;
  readonly conversationTokens: Histogram;
  readonly hedges: Counter;
  readonly refusals: Counter<'reason'>;
}

const keyStates = { ready: 0, cooling: 1, dead: 2 } as const;

/** US dollars per million tokens, by kind. */
export type Prices = Readonly<Record<'prompt' | 'completion', number | undefined>>;

/** Registers them; `keys` is asked at each scrape. The cost is there only where a price is. */
export function createModelMetrics(registry: Registry, keys: () => readonly KeyState[], prices?: Prices): ModelMetrics {
  const registers = [registry];
  const tokens = new Counter({ name: 'blinky_model_tokens_total', help: 'Tokens by key and kind', labelNames: ['key', 'kind'], registers });
  if (prices?.prompt !== undefined || prices?.completion !== undefined) registerCost(registry, tokens, prices);
  new Gauge({
    name: 'blinky_model_key_state',
    help: 'State of each key (short hash): 0 ready, 1 cooling, 2 refused by the provider',
    labelNames: ['key'],
    registers,
    collect() {
      this.reset();
      for (const { id, state } of keys()) this.set({ key: id }, keyStates[state]);
    },
  });
  return {
    calls: new Counter({
      name: 'blinky_model_calls_total',
      help: 'Attempts by what was asked, key and outcome',
      labelNames: ['name', 'key', 'outcome'],
      registers,
    }),
    seconds: new Histogram({
      name: 'blinky_model_seconds',
      help: 'Seconds until the model had answered or was given up',
      labelNames: ['name'],
      buckets: [0.1, 0.2, 0.4, 0.8, 1.5, 2.5, 3.5, 4.5, 6],
      registers,
    }),
    tokens,
    conversationTokens: new Histogram({
      name: 'blinky_model_conversation_tokens',
      help: 'Tokens that a conversation has used, after each of its turns with the model',
      buckets: [500, 1_000, 2_000, 5_000, 10_000, 15_000, 20_000, 50_000],
      registers,
    }),
    hedges: new Counter({ name: 'blinky_model_hedges_total', help: 'Second attempts beside a slow one', registers }),
    refusals: new Counter({
      name: 'blinky_model_refusals_total',
      help: 'Calls that gave no answer, by reason',
      labelNames: ['reason'],
      registers,
    }),
  };
}

function registerCost(registry: Registry, tokens: Counter<'key' | 'kind'>, prices: Prices): void {
  new Counter({
    name: 'blinky_model_cost_usd_total',
    help: 'US dollars by key, at the prices of the settings',
    labelNames: ['key'],
    registers: [registry],
    async collect() {
      this.reset();
      for (const { labels, value } of (await tokens.get()).values) {
        const price = prices[labels.kind as keyof Prices] ?? 0;
        this.inc({ key: labels.key as string }, (value * price) / 1e6);
      }
    },
  });
}
