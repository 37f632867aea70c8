import { expect } from 'chai';
import { parseAllDocuments } from 'yaml';
import { list } from '../../src/cli/plugins-report.ts';
import { ownRoutes } from '../../src/http/own-routes.ts';
import { describeSettings } from '../../src/kernel/resolve-settings.ts';
import { hostSchema } from '../../src/kernel/settings.ts';
import { Metrics } from '../../src/observability/metrics.ts';
import { read, shipped } from './project.ts';

interface Probe {
  readonly httpGet: { readonly path: string; readonly port: string };
}

interface Container {
  readonly image: string;
  readonly ports: readonly { readonly name: string; readonly containerPort: number }[];
  readonly env: readonly { readonly name: string; readonly value: string }[];
  readonly envFrom: readonly { readonly secretRef: { readonly name: string } }[];
  readonly startupProbe: Probe;
  readonly livenessProbe: Probe;
  readonly readinessProbe: Probe;
  readonly lifecycle: { readonly preStop: { readonly exec: { readonly command: readonly string[] } } };
  readonly resources: { readonly requests: Readonly<Record<string, string>>; readonly limits: Readonly<Record<string, string>> };
  readonly securityContext: unknown;
}

interface Pod {
  readonly automountServiceAccountToken: boolean;
  readonly terminationGracePeriodSeconds: number;
  readonly securityContext: Readonly<Record<string, unknown>>;
  readonly containers: readonly [Container];
}

interface Deployment {
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly selector: { readonly matchLabels: object };
    readonly template: { readonly metadata: { readonly labels: object }; readonly spec: Pod };
  };
}

interface Service {
  readonly spec: { readonly selector: object; readonly ports: readonly { readonly port: number; readonly targetPort: string }[] };
}

interface Secret {
  readonly metadata: { readonly name: string };
  readonly stringData: Readonly<Record<string, string>>;
}

const HOST_STOPS_WITHIN_S = 18; // src/kernel/process.ts

describe('the Kubernetes files', () => {
  const deployment = only<Deployment>('k8s/deployment.yaml');
  const service = only<Service>('k8s/service.yaml');
  const secret = only<Secret>('k8s/secrets.yaml');
  const pod = deployment.spec.template.spec;
  const [container] = pod.containers;

  it('set only variables that the code knows', async () => {
    const owned = list(await shipped()).flatMap(({ settings }) => settings);
    const known = new Set([...describeSettings(hostSchema), ...owned].map(({ name }) => name));
    const used = [...container.env.map(({ name }) => name), ...Object.keys(secret.stringData)];
    expect(used.filter((name) => !known.has(name) && !known.has(name.replace(/_FILE$/, '')))).to.deep.equal([]);
  });

  it('probe routes that exist', () => {
    const routes = ownRoutes({ readiness: async () => ({ ready: true, checks: {} }), metrics: new Metrics(), summary: () => [] });
    const { startupProbe, livenessProbe, readinessProbe } = container;
    for (const { httpGet } of [startupProbe, livenessProbe, readinessProbe]) {
      expect(routes.map(({ path }) => path)).to.include(httpGet.path);
      expect(container.ports.map(({ name }) => name)).to.include(httpGet.port);
    }
    expect(readinessProbe.httpGet.path, 'a draining replica gets no new requests').to.equal('/readyz');
    expect(livenessProbe.httpGet.path, 'a missing database does not restart the replica').to.equal('/healthz');
  });

  it('agree on port, labels, name of the secret and address to listen on', () => {
    const variables = new Map(container.env.map(({ name, value }) => [name, value]));
    const [port] = container.ports;
    expect(variables.get('HOST')).to.equal('0.0.0.0');
    expect(Number(variables.get('PORT'))).to.equal(port?.containerPort);
    expect(service.spec.ports).to.have.length(1);
    expect(service.spec.ports[0]).to.include({ port: port?.containerPort, targetPort: port?.name });
    expect(service.spec.selector).to.deep.equal(deployment.spec.selector.matchLabels);
    expect(deployment.spec.template.metadata.labels).to.deep.include(deployment.spec.selector.matchLabels);
    expect(container.envFrom.map(({ secretRef }) => secretRef.name)).to.deep.equal([secret.metadata.name]);
  });

  it('run as the image’s user, who may do nothing else, on a file system that cannot be written', () => {
    const uid = Number(/^USER (\d+)/m.exec(read('Dockerfile'))?.[1]);
    expect(uid).to.be.above(0);
    expect(pod.automountServiceAccountToken).to.equal(false);
    expect(pod.securityContext).to.deep.include({ runAsNonRoot: true, runAsUser: uid, seccompProfile: { type: 'RuntimeDefault' } });
    expect(container.securityContext).to.deep.equal({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
  });

  it('leave enough time to finish what was accepted', () => {
    const wait = Number(container.lifecycle.preStop.exec.command[1]);
    expect(pod.terminationGracePeriodSeconds).to.be.above(wait + HOST_STOPS_WITHIN_S);
  });

  it('ask for CPU and memory, and bound the memory', () => {
    expect(container.resources.requests).to.have.all.keys('cpu', 'memory');
    expect(container.resources.limits).to.have.property('memory');
  });

  it('hold no secret: the form is empty, and an empty value counts as absent', () => {
    expect(Object.values(secret.stringData).filter(Boolean)).to.deep.equal([]);
  });
});

/** The one document of a YAML file. */
function only<T>(path: string): T {
  const documents = parseAllDocuments(read(path), { strict: true });
  if ('empty' in documents) throw new Error(`${path} is empty`);
  expect(documents.flatMap(({ errors, warnings }) => [...errors, ...warnings])).to.deep.equal([]);
  expect(documents).to.have.length(1);
  return documents[0]?.toJS() as T;
}
