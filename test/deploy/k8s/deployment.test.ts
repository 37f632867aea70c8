import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'yaml';
import { list } from '../../../src/cli/plugins-report.ts';
import { ownRoutes } from '../../../src/http/own-routes.ts';
import { configure } from '../../../src/kernel/configure.ts';
import { discover } from '../../../src/kernel/discover.ts';
import { describeSettings } from '../../../src/kernel/resolve-settings.ts';
import { hostSchema, readSettings } from '../../../src/kernel/settings.ts';
import { Metrics } from '../../../src/observability/metrics.ts';
import { environmentOf } from '../../kernel/settings-of.ts';
import { read, shipped } from '../project.ts';
import { only } from './manifests.ts';
import type { Container, Deployment, Secret, Service } from './types.ts';

const HOST_STOPS_WITHIN_S = 18; // src/kernel/process.ts
/** In a secret of the overlay's own, as far as an installation uses them. */
const ofTheDatabase = ['DATABASE_URL', 'DATABASE_DIRECT_URL', 'BLINKY_SECRET', 'BLINKY_SECRET_PREVIOUS'];

describe('the deployment', () => {
  const deployment = only<Deployment>('k8s/deployment.yaml');
  const service = only<Service>('k8s/service.yaml');
  const secret = only<Secret>('k8s/secrets.yaml');
  const pod = deployment.spec.template.spec;
  const [container] = pod.containers;

  it('sets only variables that the code reads, here and in the example', async () => {
    const owned = list(await shipped()).flatMap(({ settings }) => settings);
    const known = new Set([...describeSettings(hostSchema), ...owned].map(({ name }) => name));
    const patch = parse(read('k8s/overlays/example/database.yaml')) as Deployment;
    const { configMapGenerator } = parse(read('k8s/overlays/example/kustomization.yaml')) as {
      configMapGenerator: { literals: string[] }[];
    };
    const settings = configMapGenerator.flatMap(({ literals }) => literals.map((line) => line.replace(/=.*/, '')));
    const used = [container, patch.spec.template.spec.containers[0]].flatMap(variablesOf);
    const names = [...used, ...Object.keys(secret.stringData), ...settings].map((name) => name.replace(/_FILE$/, ''));
    expect(names.filter((name) => !known.has(name))).to.deep.equal([]);
    expect(names.length).to.be.above(15);
  });

  it('brings every secret as a file, and every secret of the code that is not chosen per installation has its place', async () => {
    const mounted = filesOf(container).map(([name]) => name);
    expect(mounted).to.have.members(Object.keys(secret.stringData));
    for (const [name, path] of filesOf(container)) {
      expect(basename(path)).to.equal(name);
      expect(container.volumeMounts).to.deep.include({ name: 'secrets', mountPath: dirname(path), readOnly: true });
    }
    expect(pod.volumes).to.deep.include({ name: 'secrets', secret: { secretName: secret.metadata.name, defaultMode: 0o440 } });
    const all = [...describeSettings(hostSchema), ...list(await shipped()).flatMap(({ settings }) => settings)];
    const secrets = new Set(all.filter(({ secret: isSecret }) => isSecret).map(({ name }) => name));
    for (const name of ['OPENAI_API_KEY', ...ofTheDatabase]) secrets.delete(name); // one key: OPENAI_API_KEYS takes it too
    expect([...secrets].filter((name) => !mounted.includes(name))).to.deep.equal([]);
  });

  it('starts with the form as it is, and with every key of it filled in', async () => {
    const filled: Readonly<Record<string, string>> = {
      MicrosoftAppId: '00000000-0000-0000-0000-000000000001',
      TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
      TWILIO_WHATSAPP_FROM: '+5215512345678',
      TELEGRAM_BOT_TOKEN: '123456:made-up-token-of-a-test-0123456789abc',
      ...Object.fromEntries(
        ['HANDOFF', 'VACATIONS', 'PAYROLL', 'ENCUESTA'].map((name) => [`${name}_WEBHOOK_URL`, 'https://hooks.example.com/x']),
      ),
    };
    const ownValue = (name: string): string => filled[name] ?? 'made-up-value-of-a-test-0123456789abcdef';
    expect(await startsWith(() => '')).to.not.include('channel/twilio-whatsapp');
    expect(await startsWith(ownValue)).to.include.members(['channel/twilio-whatsapp', 'channel/http', 'intent/openai']);
  });

  it('probes routes that exist', () => {
    const routes = ownRoutes({ readiness: async () => ({ ready: true, checks: {} }), metrics: new Metrics(), summary: () => [] });
    const { startupProbe, livenessProbe, readinessProbe } = container;
    for (const { httpGet } of [startupProbe, livenessProbe, readinessProbe]) {
      expect(routes.map(({ path }) => path)).to.include(httpGet.path);
      expect(container.ports.map(({ name }) => name)).to.include(httpGet.port);
    }
    expect(readinessProbe.httpGet.path, 'a draining replica gets no new requests').to.equal('/readyz');
    expect(livenessProbe.httpGet.path, 'a missing database does not restart the replica').to.equal('/healthz');
  });

  it('agrees with the service and the image on port, labels and address', () => {
    const variables = new Map(container.env.map(({ name, value }) => [name, value]));
    const [port] = container.ports;
    expect(variables.get('HOST')).to.equal('0.0.0.0');
    expect(Number(variables.get('PORT'))).to.equal(port?.containerPort);
    expect(read('Dockerfile')).to.include(`EXPOSE ${port?.containerPort}\n`);
    expect(service.spec.ports).to.have.length(1);
    expect(service.spec.ports[0]).to.include({ port: port?.containerPort, targetPort: port?.name, name: port?.name });
    expect(service.spec.selector).to.deep.equal(deployment.spec.selector.matchLabels);
    expect(deployment.spec.template.metadata.labels).to.deep.include(deployment.spec.selector.matchLabels);
    for (const { labelSelector } of pod.topologySpreadConstraints) expect(labelSelector).to.deep.equal(deployment.spec.selector);
  });

  it('names the image of this version, which the example replaces by name', () => {
    const { version } = JSON.parse(read('package.json')) as { version: string };
    expect(container.image).to.equal(`blinky:${version}`);
    const { images } = parse(read('k8s/overlays/example/kustomization.yaml')) as { images: { name: string; newTag: string }[] };
    expect(images).to.have.length(1);
    expect(images[0]).to.include({ name: 'blinky', newTag: version });
  });

  it('runs as the image’s user, who may do nothing else, on a file system that cannot be written', () => {
    const uid = Number(/^USER (\d+)/m.exec(read('Dockerfile'))?.[1]);
    expect(uid).to.be.above(0);
    expect(pod.automountServiceAccountToken).to.equal(false);
    expect(pod.securityContext).to.deep.equal({
      runAsNonRoot: true,
      runAsUser: uid,
      runAsGroup: uid,
      fsGroup: uid,
      seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(container.securityContext).to.deep.equal({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    for (const shared of ['hostNetwork', 'hostPID', 'hostIPC']) expect(pod).to.not.have.property(shared);
  });

  it('leaves enough time to finish what was accepted', () => {
    const wait = Number(container.lifecycle.preStop.exec.command[1]);
    expect(wait).to.be.at.least(3);
    expect(pod.terminationGracePeriodSeconds).to.be.above(wait + HOST_STOPS_WITHIN_S);
  });

  it('bounds CPU and memory, and gives the full inbox in memory room in the heap', () => {
    const { requests, limits } = container.resources;
    expect(requests).to.have.all.keys('cpu', 'memory');
    expect(limits).to.have.all.keys('cpu', 'memory');
    const share = Number(/--max-old-space-size-percentage=(\d+)/.exec(read('Dockerfile'))?.[1]) / 100;
    const limitMi = Number(/^(\d+)Mi$/.exec(limits.memory ?? '')?.[1]);
    expect(limitMi * share, '740 MiB of conversations and 150 of the rest').to.be.above(740 + 150);
    expect(limitMi * (1 - share), 'what is outside the heap').to.be.above(256);
  });

  it('holds no secret: the form is empty', () => {
    expect(Object.values(secret.stringData).filter(Boolean)).to.deep.equal([]);
  });

  /** The plugins that are on with the secret's files as `valueFor` fills them; throws what the start would. */
  async function startsWith(valueFor: (name: string) => string): Promise<string[]> {
    const folder = mkdtempSync(join(tmpdir(), 'blinky-secret-'));
    try {
      for (const name of Object.keys(secret.stringData)) writeFileSync(join(folder, name), valueFor(name));
      const moved = filesOf(container).map(([name]) => [`${name}_FILE`, join(folder, name)] as const);
      const plain = container.env.filter(({ name }) => !name.endsWith('_FILE')).map(({ name, value }) => [name, value] as const);
      const { environment, host } = readSettings(environmentOf({ ...Object.fromEntries([...plain, ...moved]), ...configMap(valueFor) }));
      const { plugins, problems } = configure(await discover(), environment, host);
      expect(problems.map(({ line }) => line)).to.deep.equal([]);
      return plugins.filter(({ status }) => status.state === 'on').map(({ owner }) => owner);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
});

/** What is no secret and comes from the config map: WhatsApp's signatures are checked against the URL. */
function configMap(valueFor: (name: string) => string): Record<string, string> {
  const isFilled = valueFor('TWILIO_AUTH_TOKEN') !== '';
  return isFilled ? { PUBLIC_BASE_URL: 'https://blinky.example.com', WHATSAPP_CLOUD_PHONE_NUMBER_ID: '123456789012345' } : {};
}

function variablesOf({ env }: Container): string[] {
  return env.map(({ name }) => name);
}

/** The settings that come from files, with their paths. */
function filesOf({ env }: Container): [string, string][] {
  return env.filter(({ name }) => name.endsWith('_FILE')).map(({ name, value }) => [name.replace(/_FILE$/, ''), value]);
}
