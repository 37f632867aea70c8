import { Registry } from 'prom-client';
import { loadCompany } from '#catalog';
import { type ModelRequest, z } from '#sdk';
import { modelSettings } from '../../src/kernel/model-settings.ts';
import { createModel, type Model } from '../../src/model/model.ts';
import { createClock } from '../support/clock.ts';
import { recordingLog } from '../support/recording-log.ts';

export interface ModelBenchOptions {
  readonly fetch?: typeof fetch;
  readonly turnDeadlineMs?: number;
  /** Settings beside the keys, as environment variables hold them. */
  readonly env?: Readonly<Record<string, string>>;
}

/** The model as the host composes it, on made-up keys and the shipped company. */
export function modelOn(keys: readonly string[], { fetch, turnDeadlineMs = 4_500, env = {} }: ModelBenchOptions = {}) {
  const values = { OPENAI_API_KEYS: keys.join(','), OPENAI_BASE_URL: 'http://model.test/v1', ...env };
  const settings: z.output<z.ZodObject<typeof modelSettings>> = z.object(modelSettings).parse(values);
  const registry = new Registry();
  const log = recordingLog();
  const clock = createClock();
  const company = loadCompany(new URL('../../catalog/company.yaml', import.meta.url).pathname);
  const options = { settings, turnDeadlineMs, now: clock.now, log, registry, company: () => company };
  const model = createModel(fetch ? { ...options, fetch } : options) as Model;
  return { model, registry, log, clock, settings };
}

/** A small question to the model. */
export const question: ModelRequest = {
  name: 'question',
  messages: [
    { role: 'system', content: 'Say whether it is a greeting.' },
    { role: 'user', content: 'hola' },
  ],
  schema: { type: 'object', properties: { ok: { type: 'boolean' } }, required: ['ok'], additionalProperties: false },
  maxTokens: 20,
};

export const never: AbortSignal = new AbortController().signal;
