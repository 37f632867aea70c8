import { BlinkyError, type CatalogSource, type WritableCatalog } from '#sdk';
import type { ConfiguredPlugin } from '../../kernel/configure.ts';
import { loaded, loadPlugins } from '../../kernel/container.ts';
import { discover, type FoundPlugin } from '../../kernel/discover.ts';
import type { Environment } from '../../kernel/environment.ts';
import { resolveSettings } from '../../kernel/resolve-settings.ts';
import { createLogger } from '../../observability/logger.ts';
import { commandContext } from '../plugin-context.ts';

/** A catalog that can be written, and how to let go of it. */
export interface OpenCatalog {
  readonly catalog: WritableCatalog;
  close(): Promise<void>;
}

const hint = 'set DATABASE_URL, and CATALOG_TABLE where the table is not called catalog';

/**
 * The one catalog source that can be written and whose settings are there, whether it is on or not; `id` chooses among
 * several. Throws BLINKY_SETTINGS or BLINKY_PLUGIN_SETTINGS that says what to set.
 */
export async function openWritable(id: string | undefined, environment: Environment): Promise<OpenCatalog> {
  const { plugins, problems } = await discover();
  const found = plugins.filter(({ definition }) => definition.kind === 'catalog' && (id === undefined || definition.id === id));
  const configured = found.map((plugin) => configureAlone(plugin, environment));
  const wrong = [...problems.filter(({ owner }) => owner.startsWith('catalog/')), ...configured.flatMap((one) => one.problems)];
  const sources = await create(configured.flatMap((one) => one.plugin));
  const writable = sources.filter(({ writable }) => writable);
  const [source] = writable;
  if (writable.length === 1 && source?.writable) return { catalog: source.writable, close: async () => source.stop?.() };
  if (writable.length > 1) {
    throw new BlinkyError('BLINKY_SETTINGS', 'several catalog sources can be written', { owner: 'host', hint: 'name one with --source' });
  }
  throw wrong[0] ?? new BlinkyError('BLINKY_SETTINGS', 'there is no catalog source that can be written', { owner: 'host', hint });
}

function configureAlone(plugin: FoundPlugin, environment: Environment): { plugin: ConfiguredPlugin[]; problems: readonly BlinkyError[] } {
  const owner = { name: plugin.owner, code: 'BLINKY_PLUGIN_SETTINGS' as const, mustBeOn: true };
  const resolved = resolveSettings(plugin.definition.settings, environment, owner);
  if (resolved.state === 'on') return { plugin: [{ ...plugin, status: resolved }], problems: [] };
  return { plugin: [], problems: resolved.state === 'error' ? resolved.problems : [] };
}

async function create(plugins: readonly ConfiguredPlugin[]): Promise<CatalogSource[]> {
  const log = createLogger('error');
  const container = await loadPlugins(plugins, ({ owner }, settings) => commandContext({ owner, settings, log, fetch }));
  return loaded(container, 'catalog').map(({ port }) => port);
}
