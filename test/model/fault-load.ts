import { Registry } from 'prom-client';
import { loadCompany } from '#catalog';
import type { ModelClient } from '#sdk';
import { z } from '#sdk';
import { createModel, type Model, newSession } from '../../src/model/model.ts';
import { modelSettings } from '../../src/model/settings.ts';
import { type Behaviour, startProvider } from '../support/aimock.ts';
import { recordingLog } from '../support/recording-log.ts';

export interface Load {
  readonly keys: Readonly<Record<string, Behaviour>>;
  readonly requests: number;
  readonly perSecond: number;
  readonly turnDeadlineMs: number;
}

export interface LoadResult {
  readonly answered: number;
  /** Turns that the local answer would have served. */
  readonly local: number;
  readonly p50: number;
  readonly p99: number;
  readonly slowest: number;
  readonly calls: Readonly<Record<string, number>>;
  readonly all: number;
}

export const question: Parameters<ModelClient['structured']>[0] = {
  name: 'load',
  messages: [{ role: 'user', content: 'hola' }],
  schema: { type: 'object', properties: { ok: { type: 'boolean' } }, required: ['ok'], additionalProperties: false },
  maxTokens: 20,
};

/** A model on `keys`, with the shipped company and the given settings. */
export function modelOn(
  keys: readonly string[],
  options: { readonly fetch?: typeof fetch; readonly turnDeadlineMs?: number; readonly env?: object } = {},
) {
  const settings = z
    .object(modelSettings)
    .parse({ OPENAI_API_KEYS: keys.join(','), OPENAI_BASE_URL: 'http://model.test/v1', ...options.env });
  const registry = new Registry();
  const log = recordingLog();
  const model = createModel({
    settings,
    turnDeadlineMs: options.turnDeadlineMs ?? 4_500,
    now: () => new Date(),
    log,
    registry,
    company: () => loadCompany(new URL('../../catalog/company.yaml', import.meta.url).pathname),
    ...(options.fetch ? { fetch: options.fetch } : {}),
  }) as Model;
  return { model, registry, log };
}

/** Turns at a steady rate, each in a conversation of its own, whatever became of those before. */
export async function runLoad({ keys, requests, perSecond, turnDeadlineMs }: Load): Promise<LoadResult> {
  const provider = await startProvider(keys);
  const { model } = modelOn(Object.keys(keys), { fetch: provider.fetch, turnDeadlineMs });
  await model.start();
  const started = performance.now();
  const turns = Array.from({ length: requests }, async (_, nth) => {
    await new Promise((resolve) => setTimeout(resolve, (nth * 1_000) / perSecond));
    const at = performance.now();
    const ok = await model
      .inSession(newSession(), () => model.client.structured(question, new AbortController().signal))
      .then(
        () => true,
        () => false,
      );
    return { ok, ms: performance.now() - at };
  });
  const done = await Promise.all(turns);
  void started;
  const times = done.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (share: number): number => Math.round(times[Math.ceil(share * times.length) - 1] ?? 0);
  const calls = Object.fromEntries(Object.keys(keys).map((key) => [key, provider.calls(key)]));
  await model.stop();
  await provider.stop();
  const answered = done.filter(({ ok }) => ok).length;
  return { answered, local: requests - answered, p50: at(0.5), p99: at(0.99), slowest: at(1), calls, all: provider.sent.length };
}
