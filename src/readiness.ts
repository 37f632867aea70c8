import type { Container } from 'inversify';
import type { Health, Lifecycle } from '#sdk';
import type { Readiness } from './http/own-routes.ts';
import { loaded } from './kernel/container.ts';
import { withDeadline } from './kernel/deadline.ts';
import type { Model } from './model/model.ts';
import type { Storage } from './storage/storage.ts';
import type { Knowledge } from './understanding/knowledge.ts';

export interface ReadinessParts {
  readonly knowledge: Knowledge;
  readonly container: Container;
  readonly model: Model | undefined;
  readonly storage: Storage;
}

/** Where a Blinky is between its start and its stop. */
export interface Phase {
  started: boolean;
  draining: boolean;
}

const HEALTH_MS = 1_000;

/** Not ready only for what every request needs: one channel's fault must not take every replica out. */
export async function readiness({ knowledge, container, model, storage }: ReadinessParts, phase: Phase): Promise<Readiness> {
  const catalog = await knowledge.health();
  const host = { ok: phase.started && !phase.draining, detail: phase.draining ? 'stopping' : phase.started ? 'running' : 'starting' };
  const plugins = await Promise.all(
    [...loaded(container, 'channel'), ...loaded(container, 'intent')].map(async ({ owner, port }) => {
      return [owner, await healthOf(port)] as const;
    }),
  );
  const modelHealth = model && (await healthOf(model));
  const database = storage.health && (await healthOf(storage));
  return {
    ready: host.ok && catalog.ok && database?.ok !== false,
    checks: { host, catalog, ...(database && { database }), ...(modelHealth && { model: modelHealth }), ...Object.fromEntries(plugins) },
  };
}

/** A health check that throws or takes longer than a second is a fault of its own, and must not hold the others up. */
async function healthOf(port: Pick<Lifecycle, 'health'>): Promise<Health> {
  const late = (): Error => new Error('late');
  try {
    return (await withDeadline(HEALTH_MS, () => port.health?.(), late)) ?? { ok: true };
  } catch {
    return { ok: false, detail: `its health check threw, or took over ${HEALTH_MS / 1000} s` };
  }
}
