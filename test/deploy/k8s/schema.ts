import { PrometheusRule } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PrometheusRule';
import { ServiceMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/ServiceMonitor';
import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler';
import { Ingress } from 'kubernetes-models/networking.k8s.io/v1/Ingress';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import { ConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { Secret } from 'kubernetes-models/v1/Secret';
import { Service } from 'kubernetes-models/v1/Service';

export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

const models = [
  ...[Deployment, Service, Secret, ConfigMap, Ingress, NetworkPolicy],
  ...[HorizontalPodAutoscaler, PodDisruptionBudget, ServiceMonitor, PrometheusRule],
];

/** What is wrong with a manifest by the schemas of Kubernetes and of the Prometheus operator, unknown fields included; [] when nothing is. */
export function problemsOf(manifest: Manifest): string[] {
  const model = models.find(({ apiVersion, kind }) => apiVersion === manifest.apiVersion && kind === manifest.kind);
  if (!model) return [`no schema for ${manifest.apiVersion} ${manifest.kind}`];
  const looked = new Looked();
  return [...refusal(() => model.prototype.validate.call(looked.at(manifest, ''))), ...looked.unseen()];
}

function refusal(validate: () => void): string[] {
  try {
    validate();
    return [];
  } catch (error) {
    return [String(error)];
  }
}

/** The schemas let unknown fields pass, but they look at every field that they know: what nobody looked at is unknown. */
class Looked {
  readonly #objects: { readonly path: string; readonly object: object; readonly seen: Set<string> }[] = [];

  at(object: object, path: string): object {
    const seen = new Set<string>();
    const inner = new Map<string, object>();
    this.#objects.push({ path, object, seen });
    return new Proxy(object, {
      get: (target, key) => {
        const value: unknown = Reflect.get(target, key);
        if (typeof key === 'symbol') return value;
        seen.add(key);
        if (typeof value !== 'object' || value === null) return value;
        const known = inner.get(key) ?? this.at(value, `${path}/${key}`);
        inner.set(key, known);
        return known;
      },
    });
  }

  unseen(): string[] {
    return this.#objects.flatMap(({ path, object, seen }) =>
      Object.keys(object)
        .filter((key) => !seen.has(key))
        .map((key) => `${path}/${key} is unknown`),
    );
  }
}
