import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { stringify } from 'yaml';
import { Metrics } from '../../../src/observability/metrics.ts';
import { read } from '../project.ts';
import { exportedNames, labelsByName } from './exported-metrics.ts';
import { only } from './manifests.ts';
import type { Container, Deployment, Service } from './types.ts';

interface Rule {
  readonly record?: string;
  readonly alert?: string;
  readonly expr: string;
  readonly labels?: { readonly severity: string };
  readonly annotations?: { readonly summary: string };
}

interface Rules {
  readonly spec: { readonly groups: readonly { readonly rules: readonly Rule[] }[] };
}

/** As promtool reads them. */
interface AlertTests {
  readonly tests: readonly {
    readonly alert_rule_test: readonly { readonly alertname: string; readonly exp_alerts: readonly object[] }[];
  }[];
}

interface Monitor {
  readonly spec: {
    readonly selector: { readonly matchLabels: object };
    readonly endpoints: readonly { readonly port: string; readonly path: string }[];
  };
}

describe('the alerts', () => {
  const rules = only<Rules>('k8s/monitoring/rules.yaml').spec.groups.flatMap((group) => group.rules);
  const alerts = rules.filter(({ alert }) => alert !== undefined);

  it('name only metrics that /metrics has, or ratios that are recorded', async () => {
    const exported = await exportedNames();
    const recorded = rules.map(({ record }) => record);
    for (const { expr, alert, record } of rules) {
      const names = expr.match(/\bblinky[\w:]*/g) ?? [];
      expect(names, alert ?? record).to.not.be.empty;
      const unknown = names.filter((name) => !exported.has(name) && !recorded.includes(name));
      expect(unknown, alert ?? record).to.deep.equal([]);
    }
  });

  it('group by labels that these metrics have, and by the pod, which Prometheus adds', () => {
    const labels = labelsByName();
    const grouped = alerts.flatMap(({ expr }) => [...expr.matchAll(/by \((\w+)\) \((?:\w+\()?(blinky_\w+)/g)]);
    expect(grouped).to.have.length.above(3);
    for (const [, label = '', name = ''] of grouped) {
      if (label !== 'pod') expect(labels.get(name), name).to.include(label);
    }
    expect(labels.get('blinky_send_failures_total')).to.include('final');
  });

  it('record each ratio that an alert compares, over its long and its short window', () => {
    const recorded = rules.flatMap(({ record }) => record ?? []);
    const used = new Set(alerts.flatMap(({ expr }) => expr.match(/\bblinky:[\w:]*/g) ?? []));
    expect(recorded).to.have.members([...used]);
    for (const { record, expr } of rules) {
      if (record)
        expect(new Set([...expr.matchAll(/\[(\w+)\]/g)].map(([, window]) => window))).to.deep.equal(
          new Set([record.replace(/.*rate/, '')]),
        );
    }
  });

  it('count as slow what took over 5 s, at an edge that the histogram has', async () => {
    const slow = rules.filter(({ record }) => record?.includes('turn_slow'));
    expect(slow).to.have.length.above(3);
    // Prometheus 3 writes whole numbers as 5.0.
    for (const { expr } of slow) expect(expr).to.include('le=~"5(\\\\.0)?"');
    const { turnSeconds } = new Metrics();
    turnSeconds.observe({ channel: 'test' }, 4.9);
    const { values } = await turnSeconds.get();
    expect(values.map(({ labels }) => (labels as { le?: number }).le)).to.include(5);
  });

  it('are each told to promtool in a case where it rings and in one where it does not', () => {
    const { tests } = only<AlertTests>('test/deploy/k8s/alerts.promtool.yaml');
    const cases = tests.flatMap((test) => test.alert_rule_test);
    const names = (rings: boolean): string[] =>
      cases.filter(({ exp_alerts }) => exp_alerts.length > 0 === rings).map(({ alertname }) => alertname);
    for (const { alert } of alerts) {
      expect(names(true), 'rings').to.include(alert);
      expect(names(false), 'is silent').to.include(alert);
    }
  });

  it('ring when they should and at no other time, by promtool', function () {
    if (spawnSync('promtool', ['--version']).error) return this.skip(); // comes with Prometheus
    const folder = mkdtempSync(join(tmpdir(), 'blinky-alerts-'));
    try {
      writeFileSync(join(folder, 'rules.yaml'), stringify({ groups: only<Rules>('k8s/monitoring/rules.yaml').spec.groups }));
      copyFileSync(join(import.meta.dirname, 'alerts.promtool.yaml'), join(folder, 'tests.yaml'));
      const { status, stdout, stderr } = spawnSync('promtool', ['test', 'rules', 'tests.yaml'], { cwd: folder, encoding: 'utf8' });
      expect(status, stdout + stderr).to.equal(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('say how bad it is and in words what is the matter, and what to do stands in docs/operations.md', () => {
    const headings = [...read('docs/operations.md').matchAll(/^### (Blinky\w+)$/gm)].map(([, name]) => name);
    expect(headings).to.have.members(alerts.map(({ alert }) => alert));
    for (const { labels, annotations } of alerts) {
      expect(['critical', 'warning']).to.include(labels?.severity);
      expect(annotations?.summary.length).to.be.above(10);
    }
  });
});

describe('the service monitor', () => {
  it('reads /metrics at the port of the service', () => {
    const { spec } = only<Monitor>('k8s/monitoring/service-monitor.yaml');
    const service = only<Service>('k8s/service.yaml');
    expect(service.metadata.labels).to.deep.include(spec.selector.matchLabels);
    expect(spec.endpoints).to.have.length(1);
    expect(spec.endpoints[0]).to.include({ port: service.spec.ports[0]?.name, path: '/metrics' });
    const [container]: readonly Container[] = only<Deployment>('k8s/deployment.yaml').spec.template.spec.containers;
    expect(container?.ports[0]?.name).to.equal(service.spec.ports[0]?.targetPort);
  });
});
