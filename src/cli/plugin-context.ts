import { join } from 'node:path';
import { loadCompany } from '#catalog';
import type { ModelClient, PluginContext } from '#sdk';
import * as sdk from '#sdk';
import { root } from '../kernel/paths.ts';
import type { RootLogger } from '../observability/logger.ts';
import { MemoryFeed } from '../storage/memory-feed.ts';
import { MemoryStore } from '../storage/memory-store.ts';

interface Given {
  readonly owner: string;
  readonly settings: Record<string, unknown>;
  readonly log: RootLogger;
  readonly fetch: typeof fetch;
  readonly model?: ModelClient | undefined;
}

/** What a plugin gets from a command that needs one outside a running Blinky: nothing is kept, and nobody calls in. */
export function commandContext({ owner, settings, log, fetch, model }: Given): PluginContext<Record<string, unknown>> {
  return {
    settings,
    host: { root, publicBaseUrl: undefined, loopback: true, locale: 'es-MX', conversationTtlMs: 60_000 },
    log: log.child(owner),
    fetch,
    now: () => new Date(),
    company: () => loadCompany(join(root, 'catalog', 'company.yaml')),
    count: () => {},
    store: new MemoryStore(() => Date.now()),
    feed: new MemoryFeed(() => Date.now()),
    sdk,
    ...(model && { model }),
  };
}
