import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Registry } from 'prom-client';
import { parse } from 'yaml';
import { createModelMetrics } from '../../src/model/metrics.ts';
import { registerGauges } from '../../src/observability/gauges.ts';
import { Metrics } from '../../src/observability/metrics.ts';

interface Panel {
  readonly type: string;
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets?: readonly { readonly expr: string; readonly legendFormat: string }[];
}

const file = join(import.meta.dirname, '..', '..', 'docs', 'grafana', 'blinky.json');
const { panels } = JSON.parse(readFileSync(file, 'utf8')) as { panels: readonly Panel[] };
const charts = panels.filter(({ type }) => type !== 'row');
const queries = charts.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
const rules = join(import.meta.dirname, '..', '..', 'k8s', 'monitoring', 'rules.yaml');

/** Labels that a metric may have, `le` for a histogram. */
const exported = labelsByName(everyMetric());
/** Labels that Prometheus adds. */
const added = ['instance', 'job'];

describe('the Grafana dashboard', () => {
  it('asks only for metrics and labels that are exported', () => {
    for (const { title, targets = [] } of charts) {
      expect(targets, title).not.to.have.length(0);
      for (const { expr, legendFormat } of targets) {
        const names = expr.match(/\bblinky_\w+/g) ?? [];
        expect(names, expr).not.to.have.length(0);
        for (const name of names) expect(exported.has(name), `${title}: ${name}`).to.equal(true);
        const known = [...names.flatMap((name) => exported.get(name) ?? []), ...added];
        expect(known, `${title}: ${expr}`).to.include.members([...labelsIn(expr), ...labelsOf(legendFormat)]);
      }
    }
  });

  it('adds up nothing that each replica tells of the database that all share', () => {
    const asked = queries.filter((expr) => expr.includes('blinky_queue'));
    expect(asked).to.deep.equal(['max(blinky_queue_depth)', 'max(blinky_queue_oldest_seconds)']);
  });

  it('shows every metric but the counts that others are made of', () => {
    const asked = queries.flatMap((expr) => expr.match(/\bblinky_\w+/g) ?? []);
    const shown = new Set(asked.map(family));
    expect([...new Set([...exported.keys()].map(family))].filter((name) => !shown.has(name))).to.deep.equal([]);
  });

  it('finds the edges of histograms as Prometheus 2 and 3 write them: 5 and 5.0', () => {
    const edges = queries.flatMap((expr) => [...expr.matchAll(/\ble(=~?)"([^"]*)"/g)]);
    expect(edges).to.have.length.above(0);
    for (const [, operator, pattern = ''] of edges) {
      expect(operator).to.equal('=~');
      const edge = new RegExp(`^(?:${pattern.replaceAll('\\\\', '\\')})$`);
      expect(['5', '5.0'].map((text) => edge.test(text))).to.deep.equal([true, true]);
      expect(['50', '5x0'].map((text) => edge.test(text))).to.deep.equal([false, false]);
    }
  });

  it('measures replies against what the alerts promise, and tells a share also while every turn fails', () => {
    const [replies = '', fine = ''] = queries;
    const { groups } = (parse(readFileSync(rules, 'utf8')) as { spec: { groups: { rules: { record?: string; expr: string }[] }[] } }).spec;
    const slow = groups.flatMap((group) => group.rules).find(({ record }) => record === 'blinky:turn_slow:ratio_rate1h');
    expect(slow?.expr.trim()).to.equal(`1 - ${replies}`);
    expect(fine.match(/blinky_turns_total\[1h\]\)\) or vector\(0\)/g)).to.have.length(2);
  });

  it('has no panel over another', () => {
    const overlapping = panels.flatMap((one, at) => panels.slice(at + 1).filter((other) => overlap(one.gridPos, other.gridPos)));
    expect(overlapping.map(({ title }) => title)).to.deep.equal([]);
  });
});

/** What a Blinky with a model and its prices exports. */
function everyMetric(): Registry[] {
  const metrics = new Metrics();
  const load = { last: { mean: 0, p99: 0, max: 0 }, overloaded: false };
  registerGauges(metrics.registry, {
    queue: { depth: 0 },
    catalog: { entries: [], loadedAt: undefined, stale: false },
    load,
    now: () => new Date(),
  });
  createModelMetrics(metrics.registry, () => [], { prompt: 1, completion: 1 });
  return [metrics.registry];
}

function labelsByName(registries: readonly Registry[]): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, readonly string[]>();
  for (const metric of registries.flatMap((registry) => registry.getMetricsAsArray())) {
    const { name, labelNames, buckets } = metric as unknown as { name: string; labelNames: readonly string[]; buckets?: unknown };
    if (buckets === undefined) all.set(name, labelNames);
    else {
      all.set(`${name}_bucket`, [...labelNames, 'le']);
      for (const suffix of ['_count', '_sum']) all.set(name + suffix, labelNames);
    }
  }
  return all;
}

function family(name: string): string {
  return name.replace(/_(bucket|count|sum)$/, '');
}

function labelsIn(expr: string): string[] {
  const grouped = [...expr.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(',').map((label) => label.trim()));
  const matched = [...expr.matchAll(/\{([^}]*)\}/g)].flatMap(([, list = '']) =>
    [...list.matchAll(/(\w+)\s*[=!]/g)].map(([, label = '']) => label),
  );
  return [...grouped, ...matched];
}

function labelsOf(legend: string): string[] {
  return [...legend.matchAll(/\{\{(\w+)\}\}/g)].map(([, label = '']) => label);
}

function overlap(a: Panel['gridPos'], b: Panel['gridPos']): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}
