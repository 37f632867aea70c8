import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { parse } from 'yaml';
import type { PluginHarness } from '#sdk';
import { adminRoutes } from '../../../src/http/admin/admin-routes.ts';
import { ownRoutes } from '../../../src/http/own-routes.ts';
import { routeTable } from '../../../src/http/route-table.ts';
import { configure } from '../../../src/kernel/configure.ts';
import { loaded, loadPlugins } from '../../../src/kernel/container.ts';
import { discover } from '../../../src/kernel/discover.ts';
import { Metrics } from '../../../src/observability/metrics.ts';
import { testContext } from '../../contracts/context.ts';
import { environmentOf, hostOf } from '../../kernel/settings-of.ts';
import { read, root } from '../project.ts';
import { only } from './manifests.ts';
import type { Service } from './types.ts';

interface Path {
  readonly path: string;
  readonly pathType: 'Exact' | 'Prefix';
  readonly backend: { readonly service: { readonly name: string; readonly port: { readonly name: string } } };
}

interface Ingress {
  readonly spec: {
    readonly tls: readonly { readonly hosts: readonly string[] }[];
    readonly rules: readonly [{ readonly host: string; readonly http: { readonly paths: readonly Path[] } }];
  };
}

describe('the ingress of the example', () => {
  const { spec } = only<Ingress>('k8s/overlays/example/ingress.yaml');
  const [{ host, http }] = spec.rules;

  it('routes every path of every channel', async () => {
    const paths = await channelPaths();
    expect(paths).to.include.members(['/', '/api/messages', '/chatbot/http', '/chatbot/whatsapp', '/webchat/token']);
    expect(paths.filter((path) => !isRouted(path))).to.deep.equal([]);
  });

  it('keeps what belongs to operators inside the cluster', () => {
    const admin = adminRoutes({ outreach: undefined as never, door: undefined as never }).map(({ path }) => path);
    const own = ownRoutes({ readiness: async () => ({ ready: true, checks: {} }), metrics: new Metrics(), summary: () => [] });
    const inside = [...admin, ...own.map(({ path }) => path).filter((path) => path !== '/' && path !== '/healthz'), '/admin', '/admin/'];
    expect(inside).to.include.members(['/metrics', '/readyz', '/admin/proactive']);
    expect(inside.filter(isRouted)).to.deep.equal([]);
  });

  it('sends all of it to the service’s port, over TLS', () => {
    const { metadata, spec: service } = only<Service>('k8s/service.yaml');
    for (const { backend } of http.paths) {
      expect(backend).to.deep.equal({ service: { name: metadata.name, port: { name: service.ports[0]?.name } } });
    }
    expect(spec.tls.flatMap(({ hosts }) => hosts)).to.deep.equal([host]);
    const { configMapGenerator } = parse(read('k8s/overlays/example/kustomization.yaml')) as {
      configMapGenerator: { literals: string[] }[];
    };
    expect(configMapGenerator[0]?.literals).to.include(`PUBLIC_BASE_URL=https://${host}`);
  });

  /** As an ingress controller matches: a prefix by whole segments. */
  function isRouted(asked: string): boolean {
    return http.paths.some(
      ({ path, pathType }) => asked === path || (pathType === 'Prefix' && asked.startsWith(`${path.replace(/\/$/, '')}/`)),
    );
  }
});

/** The full paths of all shipped channels, each switched on as its harness does. */
async function channelPaths(): Promise<string[]> {
  const folder = join(root, 'plugins/channels');
  const harnesses = readdirSync(folder).map(async (id) => {
    const module = (await import(pathToFileURL(join(folder, id, 'harness.ts')).href)) as { default: PluginHarness };
    return module.default.settings;
  });
  const variables = Object.assign({}, ...(await Promise.all(harnesses)));
  const { plugins } = configure(await discover(), environmentOf(variables), hostOf(variables));
  const channels = loaded(await loadPlugins(plugins, (_plugin, settings) => testContext(settings)), 'channel');
  const mounts = channels.map(({ owner, mount, port }) => ({ owner, mount, channel: port, host: undefined as never }));
  const upgrades = channels.flatMap(({ port }) => port.upgradePath ?? []);
  return [...routeTable(mounts, []).map(({ path }) => path), ...upgrades];
}
