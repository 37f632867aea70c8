import { BlockList, isIPv6 } from 'node:net';
import { expect } from 'chai';
import { cannotRender, only, rendered } from './manifests.ts';
import type { Deployment } from './types.ts';

interface IpBlock {
  readonly cidr: string;
  readonly except?: readonly string[];
}

interface Peer {
  readonly ipBlock?: IpBlock;
  readonly namespaceSelector?: { readonly matchLabels: Readonly<Record<string, string>> };
  readonly podSelector?: object;
}

interface NetworkPolicy {
  readonly spec: {
    readonly podSelector: { readonly matchLabels: object };
    readonly policyTypes: readonly string[];
    readonly ingress: readonly { readonly from: readonly Peer[]; readonly ports: readonly { readonly port: string }[] }[];
    readonly egress: readonly { readonly to: readonly Peer[]; readonly ports: readonly { readonly port: number }[] }[];
  };
}

interface Budget {
  readonly spec: { readonly selector: object; readonly maxUnavailable: number };
}

interface Autoscaler {
  readonly spec: { readonly minReplicas: number; readonly scaleTargetRef: object };
}

describe('the network policy', () => {
  const { spec } = only<NetworkPolicy>('k8s/base/network-policy.yaml');
  const { spec: database } = only<NetworkPolicy>('k8s/overlays/example/database-policy.yaml');
  const deployment = only<Deployment>('k8s/deployment.yaml');

  it('governs the pods of the deployment, both ways', () => {
    expect(spec.podSelector).to.deep.equal(deployment.spec.selector);
    expect(database.podSelector).to.deep.equal(deployment.spec.selector);
    expect(spec.policyTypes).to.have.members(['Ingress', 'Egress']);
  });

  it('lets in the ingress and the monitoring, at the port of the container, and nobody else', () => {
    const from = spec.ingress.flatMap(({ from: peers }) => peers);
    const namespaces = from.map(({ namespaceSelector }) => namespaceSelector?.matchLabels['kubernetes.io/metadata.name']);
    expect(namespaces).to.have.members(['ingress-nginx', 'monitoring']);
    const named = deployment.spec.template.spec.containers[0].ports.map(({ name }) => name);
    expect(spec.ingress.flatMap(({ ports }) => ports.map(({ port }) => port))).to.deep.equal(named);
  });

  it('lets out to DNS inside the cluster, and over 443 to public addresses only', () => {
    const toBlocks = spec.egress.filter(({ to }) => to.some(({ ipBlock }) => ipBlock));
    expect(toBlocks.flatMap(({ ports }) => ports.map(({ port }) => port))).to.deep.equal([443]);
    const dns = spec.egress.filter((rule) => !toBlocks.includes(rule));
    expect(dns.flatMap(({ ports }) => ports.map(({ port }) => port))).to.deep.equal([53, 53]);
    const reach = (address: string): boolean => toBlocks.some(({ to }) => to.some(({ ipBlock }) => ipBlock && within(address, ipBlock)));
    const inside = ['10.1.2.3', '172.16.0.1', '172.31.255.254', '192.168.1.1', '169.254.169.254', '100.64.0.1', '127.0.0.1', '0.0.0.0'];
    expect([...inside, '::1', 'fd00::1', 'fe80::1', '64:ff9b::a00:1'].filter(reach)).to.deep.equal([]);
    const outside = ['8.8.8.8', '172.32.0.1', '192.169.0.1', '100.128.0.1', '2606:4700::1111'];
    expect(outside.filter((address) => !reach(address))).to.deep.equal([]);
  });

  it('lets the example out to its database, and nothing more', () => {
    expect(database.policyTypes).to.deep.equal(['Egress']);
    expect(database.egress).to.have.length(1);
    expect(database.egress[0]?.to[0]).to.have.property('podSelector');
    expect(database.egress[0]?.ports.map(({ port }) => port)).to.deep.equal([5432]);
  });
});

describe('the example with several replicas', () => {
  it('leaves their number to the autoscaler, which keeps enough for the disruption budget', function () {
    const reason = cannotRender();
    if (reason) return this.skip();
    const manifests = rendered('k8s/overlays/example');
    const find = <T>(kind: string): T => manifests.find((manifest) => manifest.kind === kind) as T;
    const deployment = find<Deployment>('Deployment');
    const { spec: autoscaler } = find<Autoscaler>('HorizontalPodAutoscaler');
    const { spec: budget } = find<Budget>('PodDisruptionBudget');
    expect(deployment.spec).to.not.have.property('replicas');
    expect(autoscaler.scaleTargetRef).to.deep.equal({ apiVersion: 'apps/v1', kind: 'Deployment', name: deployment.metadata.name });
    expect(autoscaler.minReplicas).to.be.above(budget.maxUnavailable);
    expect(budget.selector).to.deep.equal(deployment.spec.selector);
    const [container] = deployment.spec.template.spec.containers;
    const named = container.env.map(({ name }) => name);
    expect(named).to.include.members(['DATABASE_URL_FILE', 'BLINKY_SECRET_FILE', 'BLINKY_API_KEYS_FILE']);
  });
});

function within(address: string, { cidr, except = [] }: IpBlock): boolean {
  const family = isIPv6(address) ? 'ipv6' : 'ipv4';
  const list = (subnets: readonly string[]): BlockList => {
    const blocks = new BlockList();
    for (const subnet of subnets) {
      const [net = '', prefix] = subnet.split('/');
      blocks.addSubnet(net, Number(prefix), isIPv6(net) ? 'ipv6' : 'ipv4');
    }
    return blocks;
  };
  return list([cidr]).check(address, family) && !list(except).check(address, family);
}
