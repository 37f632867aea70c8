import 'reflect-metadata';
import { Container, ContainerModule, type ServiceIdentifier } from 'inversify';
import type { PluginContext, PluginKind, Ports } from '#sdk';
import { BlinkyError } from '#sdk';
import type { ConfiguredPlugin } from './configure.ts';
import { withDeadline } from './deadline.ts';
import { asProblem, ProblemReport } from './problems.ts';

/** A plugin that is on, with what it created. */
export interface Loaded<K extends PluginKind = PluginKind> {
  readonly owner: string;
  readonly id: string;
  readonly mount: string;
  readonly port: Ports[K];
}

/** Where the plugins of each kind are found in the container: every instance of a kind is bound to the same token. */
const pluginTokens: { readonly [K in PluginKind]: ServiceIdentifier<Loaded<K>> } = {
  channel: Symbol.for('blinky.channel'),
  intent: Symbol.for('blinky.intent'),
  catalog: Symbol.for('blinky.catalog'),
};

const CREATE_MS = 10_000;

/**
 * Creates every plugin that is on and loads each as a module of one Inversify container. Throws a ProblemReport that names
 * all that could not be created.
 */
export async function loadPlugins(
  plugins: readonly ConfiguredPlugin[],
  contextFor: (plugin: ConfiguredPlugin, settings: Record<string, unknown>) => PluginContext<Record<string, unknown>>,
  createMs = CREATE_MS,
): Promise<Container> {
  const container = new Container();
  const problems: BlinkyError[] = [];
  for (const plugin of plugins) {
    if (plugin.status.state !== 'on') continue;
    try {
      const port = await create(plugin, contextFor(plugin, plugin.status.values), createMs);
      await container.load(moduleOf(plugin, port));
    } catch (error) {
      const hint = 'correct it, or move what may fail into start()';
      problems.push(asProblem(error, { code: 'BLINKY_PLUGIN_INVALID', owner: plugin.owner, doing: 'create() threw', hint }));
    }
  }
  if (problems.length > 0) throw new ProblemReport(problems);
  return container;
}

/** The plugins of a kind in the order in which they were loaded; empty when none is on. */
export function loaded<K extends PluginKind>(container: Container, kind: K): readonly Loaded<K>[] {
  const token = pluginTokens[kind];
  return container.isBound(token) ? container.getAll(token) : [];
}

async function create(
  plugin: ConfiguredPlugin,
  context: PluginContext<Record<string, unknown>>,
  createMs: number,
): Promise<Ports[PluginKind]> {
  const late = (): Error =>
    new BlinkyError('BLINKY_PLUGIN_INVALID', `create() did not end within ${createMs / 1000} s`, {
      owner: plugin.owner,
      hint: 'move what it waits for into start()',
    });
  return checkPort(await withDeadline<unknown>(createMs, () => plugin.definition.create(context), late), plugin);
}

const needs = { channel: ['routes', 'limits', 'send'], intent: ['recognize'], catalog: ['load'] } as const satisfies {
  [K in PluginKind]: readonly (keyof Ports[K])[];
};

/** A plugin may be JavaScript, which no compiler checked: what is missing is said now, not at the first message. */
function checkPort(port: unknown, { definition, owner }: ConfiguredPlugin): Ports[PluginKind] {
  const missing = needs[definition.kind].filter((name) => typeof port !== 'object' || port === null || !(name in port));
  if (missing.length === 0) return port as Ports[PluginKind];
  throw new BlinkyError('BLINKY_PLUGIN_INVALID', `create() returned something without ${missing.join(', ')}`, {
    owner,
    hint: `return what src/sdk/${definition.kind}.ts describes`,
  });
}

function moduleOf({ owner, definition }: ConfiguredPlugin, port: Ports[PluginKind]): ContainerModule {
  const instance = { owner, id: definition.id, mount: definition.mount ?? definition.id, port };
  // Bound unnamed: getAll() on named bindings finds nothing, silently.
  return new ContainerModule(({ bind }) => {
    bind(pluginTokens[definition.kind] as ServiceIdentifier).toConstantValue(instance);
  });
}
