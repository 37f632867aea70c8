import { Gauge, type Registry } from 'prom-client';
import type { LoadGuard } from './load-guard.ts';

/** What is asked each time the metrics are read. */
export interface Watched {
  readonly queue: { readonly depth: number; readonly oldestAt?: number | undefined };
  readonly catalog: { readonly entries: { readonly length: number }; readonly loadedAt: Date | undefined; readonly stale: boolean };
  readonly load: Pick<LoadGuard, 'last' | 'overloaded'>;
  readonly now: () => Date;
}

export function registerGauges(registry: Registry, { queue, catalog, load, now }: Watched): void {
  const secondsSince = (at: number | undefined): number => (at === undefined ? 0 : Math.max(0, now().getTime() - at) / 1_000);
  const gauge = (name: string, help: string, read: () => number): void => {
    const collect = function (this: Gauge): void {
      this.set(read());
    };
    new Gauge({ name, help, registers: [registry], collect });
  };
  gauge('blinky_queue_depth', 'Messages accepted and not yet answered', () => queue.depth);
  gauge('blinky_queue_oldest_seconds', 'Age of the oldest of them; 0 when there is none', () => secondsSince(queue.oldestAt));
  gauge('blinky_catalog_entries', 'Entries in the catalog that answers', () => catalog.entries.length);
  gauge('blinky_catalog_age_seconds', 'Since the catalog was loaded; 0 before', () => secondsSince(catalog.loadedAt?.getTime()));
  gauge('blinky_catalog_stale', '1 while a changed catalog is refused and the one before it answers', () => Number(catalog.stale));
  gauge('blinky_overloaded', '1 while callers that wait for a reply are refused, else 0', () => Number(load.overloaded));
  new Gauge({
    name: 'blinky_event_loop_delay_seconds',
    help: 'How late the event loop was over the last second',
    labelNames: ['stat'],
    registers: [registry],
    collect() {
      for (const stat of ['mean', 'p99', 'max'] as const) this.set({ stat }, load.last[stat] / 1_000);
    },
  });
}
