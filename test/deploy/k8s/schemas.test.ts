import { expect } from 'chai';
import { parse } from 'yaml';
import { read } from '../project.ts';
import { cannotRender, documents, only, rendered, whole } from './manifests.ts';
import { type Manifest, problemsOf } from './schema.ts';

describe('the Kubernetes manifests', () => {
  for (const path of whole) {
    it(`${path} fits its schema, with no field that Kubernetes does not know`, () => {
      expect(documents(read(path)).flatMap(problemsOf)).to.deep.equal([]);
    });
  }

  for (const folder of ['k8s/base', 'k8s/overlays/example']) {
    it(`${folder} renders to manifests that fit their schemas`, function () {
      const reason = cannotRender();
      if (reason) return this.skip();
      const manifests = rendered(folder);
      expect(manifests.map(({ kind }) => kind)).to.include.members(['Deployment', 'Service', 'NetworkPolicy']);
      expect(manifests.flatMap(problemsOf)).to.deep.equal([]);
    });
  }

  it('are each part of what is rendered, but for the secret, which is filled in by hand', () => {
    const listed = ['k8s/base', 'k8s/monitoring', 'k8s/overlays/example'].flatMap((folder) => {
      const { resources } = parse(read(`${folder}/kustomization.yaml`)) as { resources: string[] };
      return resources.filter((name) => name.endsWith('.yaml')).map((name) => `${folder}/${name}`);
    });
    const shortcuts = ['k8s/secrets.yaml', 'k8s/deployment.yaml', 'k8s/service.yaml'];
    expect([...listed, ...shortcuts]).to.have.members(whole);
    for (const name of ['deployment.yaml', 'service.yaml']) {
      expect(read(`k8s/${name}`), 'the three commands apply what the base holds').to.equal(read(`k8s/base/${name}`));
    }
  });
});

describe('the schema check', () => {
  const deployment = (): Record<string, never> => structuredClone(only('k8s/base/deployment.yaml'));

  it('names a field that is misspelt, at any depth', () => {
    const manifest = deployment() as unknown as { spec: { template: { spec: { containers: object[]; securityContext: object } } } };
    Object.assign(manifest.spec.template.spec.containers[0] ?? {}, { imagePullPolice: 'Always' });
    Object.assign(manifest.spec.template.spec.securityContext, { runAsNonRoute: true });
    expect(problemsOf(manifest as unknown as Manifest)).to.have.members([
      '/spec/template/spec/containers/0/imagePullPolice is unknown',
      '/spec/template/spec/securityContext/runAsNonRoute is unknown',
    ]);
  });

  it('names a value of the wrong type, a field that is missing, and a kind that it does not know', () => {
    const manifest = deployment() as unknown as { spec: { replicas: unknown; selector?: object } };
    manifest.spec.replicas = 'two';
    delete manifest.spec.selector;
    expect(problemsOf(manifest as unknown as Manifest).join('\n'))
      .to.match(/\/spec\/replicas must be integer/)
      .and.to.match(/selector/);
    expect(problemsOf({ apiVersion: 'v1', kind: 'Servce', metadata: { name: 'x' } })).to.deep.equal(['no schema for v1 Servce']);
  });
});
