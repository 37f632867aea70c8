import { join } from 'node:path';
import { loadCompany } from '#catalog';
import type { HostFacts, KeyValueStore, LogFields, Logger, ModelClient, PluginContext } from '#sdk';
import * as sdk from '#sdk';
import { root } from '../../src/kernel/paths.ts';
import { MemoryFeed } from '../../src/storage/memory-feed.ts';

/** A context whose effects a test can look at: what was logged and kept, and where the network was asked for. */
export interface TestContext<C> extends PluginContext<C> {
  readonly log: RecordingLogger;
  readonly store: TestStore;
}

interface RecordingLogger extends Logger {
  readonly lines: readonly LogLine[];
}

interface LogLine {
  readonly level: keyof Logger;
  readonly fields: LogFields;
  readonly message: string;
}

interface TestStore extends KeyValueStore {
  readonly size: number;
}

interface ContextOverrides {
  readonly host?: Partial<HostFacts>;
  readonly fetch?: typeof fetch;
  readonly now?: () => Date;
  readonly model?: ModelClient;
}

/** A plugin's context for tests: a fixed time, a silent logger, a store in memory, and a network that refuses unless one is given. */
export function testContext<C>(settings: C, overrides: ContextOverrides = {}): TestContext<C> {
  const now = overrides.now ?? (() => new Date('2026-03-02T15:00:00Z'));
  return {
    settings,
    host: {
      root,
      publicBaseUrl: 'https://blinky.example',
      loopback: true,
      locale: 'es-MX',
      conversationTtlMs: 86_400_000,
      ...overrides.host,
    },
    log: recordingLogger(),
    fetch: overrides.fetch ?? refuseNetwork,
    now,
    company: () => loadCompany(join(root, 'catalog', 'company.yaml')),
    count: () => {},
    store: memoryStore(now),
    feed: new MemoryFeed(() => now().getTime()),
    sdk,
    ...(overrides.model && { model: overrides.model }),
  };
}

function recordingLogger(): RecordingLogger {
  const lines: LogLine[] = [];
  const at = (level: keyof Logger) => (fields: LogFields, message: string) => void lines.push({ level, fields, message });
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

const refuseNetwork: typeof fetch = async (input) => {
  const { host } = new URL(input instanceof Request ? input.url : input);
  throw new TypeError(`this test gives no network, and the plugin asked for ${host}`);
};

/** As strict as the real one: values go through JSON and end with their time to live. */
function memoryStore(now: () => Date): TestStore {
  const kept = new Map<string, { json: string; until: number }>();
  return {
    get size() {
      return kept.size;
    },
    async get<T>(key: string) {
      const found = kept.get(key);
      return found && found.until > now().getTime() ? (JSON.parse(found.json) as T) : undefined;
    },
    async set(key, value, ttlMs) {
      const json = JSON.stringify(value);
      if (json === undefined || !Number.isFinite(ttlMs) || ttlMs < 1) throw new RangeError('the store takes JSON values and at least 1 ms');
      kept.set(key, { json, until: now().getTime() + ttlMs });
    },
    async delete(key) {
      kept.delete(key);
    },
  };
}
