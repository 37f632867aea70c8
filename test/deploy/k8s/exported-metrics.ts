import { Registry } from 'prom-client';
import { compose } from '../../../src/compose.ts';
import { configure } from '../../../src/kernel/configure.ts';
import { discover } from '../../../src/kernel/discover.ts';
import { createModelMetrics } from '../../../src/model/metrics.ts';
import { createLogger } from '../../../src/observability/logger.ts';
import { Metrics } from '../../../src/observability/metrics.ts';
import { environmentOf, hostOf } from '../../kernel/settings-of.ts';

const refuse: typeof fetch = async () => new Response(undefined, { status: 401 });

/** Every series name that `GET /metrics` of a running Blinky with a model can have: a histogram has three. */
export async function exportedNames(): Promise<Set<string>> {
  const variables = { OPENAI_API_KEY: 'made-up' };
  const host = hostOf(variables);
  const configuration = configure(await discover(), environmentOf(variables), host);
  const app = await compose(configuration, host, { log: createLogger('silent'), modelFetch: refuse });
  const url = await app.start();
  try {
    const text = await (await fetch(`${url}/metrics`)).text();
    const types = [...text.matchAll(/^# TYPE (\w+) (\w+)$/gm)];
    return new Set(
      types.flatMap(([, name = '', type]) => (type === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name])),
    );
  } finally {
    await app.stop();
  }
}

/** The labels of each metric, by its name. */
export function labelsByName(): Map<string, readonly string[]> {
  const { registry } = new Metrics();
  const model = new Registry();
  createModelMetrics(model, () => []);
  const metrics = [...registry.getMetricsAsArray(), ...model.getMetricsAsArray()] as { name: string; labelNames?: readonly string[] }[];
  return new Map(metrics.map(({ name, labelNames = [] }) => [name, labelNames]));
}
