import type { PluginKind } from '#sdk';
import { BlinkyError, z } from '#sdk';
import type { Discovery, FoundDialog, FoundPlugin } from './discover.ts';
import type { Environment } from './environment.ts';
import { resolveSettings, sharedInUse } from './resolve-settings.ts';
import type { HostSettings } from './settings.ts';

export type PluginState =
  | { readonly state: 'on'; readonly values: Record<string, unknown> }
  | { readonly state: 'off'; readonly why: string }
  | { readonly state: 'error'; readonly why: string };

export type ConfiguredPlugin = FoundPlugin & { readonly status: PluginState };
export type ConfiguredDialog = FoundDialog & { readonly values: Record<string, unknown> };

export interface Configuration {
  /** Every plugin that was found, those that are on in the order in which they are asked. */
  readonly plugins: readonly ConfiguredPlugin[];
  readonly dialogs: readonly ConfiguredDialog[];
  /** Everything that stops the start: what discovery found wrong, and the settings. */
  readonly problems: readonly BlinkyError[];
}

const choosers = { channel: 'CHANNELS', intent: 'INTENTS', catalog: 'CATALOG' } as const satisfies Record<PluginKind, keyof HostSettings>;

/** Decides what is on, in which order, with which settings. Collects every problem instead of stopping at the first. */
export function configure(discovery: Discovery, environment: Environment, host: HostSettings): Configuration {
  const problems = [...discovery.problems];
  const hasModel = modelNames.some((name) => environment.get(name) !== undefined);
  const plugins = (Object.keys(choosers) as PluginKind[]).flatMap((kind) => {
    const found = discovery.plugins.filter((plugin) => plugin.definition.kind === kind);
    const chosen = host[choosers[kind]];
    problems.push(...unknownChoices(kind, chosen, found));
    const inUse = new Set(found.flatMap(({ definition }) => sharedInUse(definition.settings, environment)));
    const configured = found.map((plugin) => configurePlugin(plugin, { environment, chosen, problems, hasModel, inUse }));
    if (found.length > 0 && kind !== 'intent' && !configured.some((plugin) => plugin.status.state !== 'off')) {
      problems.push(new BlinkyError('BLINKY_SETTINGS', `no ${kind} plugin is on`, { owner: 'host', hint: `check ${choosers[kind]}` }));
    }
    return sorted(configured, chosen);
  });
  problems.push(...sameMount(plugins));
  const dialogs = discovery.dialogs.map((dialog) => configureDialog(dialog, environment, problems));
  return { plugins, dialogs, problems };
}

interface Choosing {
  readonly environment: Environment;
  readonly chosen: readonly string[] | undefined;
  readonly problems: BlinkyError[];
  readonly hasModel: boolean;
  readonly inUse: ReadonlySet<string>;
}

/** One of these configures a model. */
const modelNames = ['OPENAI_API_KEY', 'OPENAI_API_KEYS'];

function configurePlugin(plugin: FoundPlugin, { environment, chosen, problems, hasModel, inUse }: Choosing): ConfiguredPlugin {
  const named = chosen?.includes(plugin.definition.id) ?? false;
  if (chosen && !named) return { ...plugin, status: { state: 'off', why: `not in ${choosers[plugin.definition.kind]}` } };
  if (plugin.definition.needsModel && !hasModel)
    return { ...plugin, status: { state: 'off', why: `set ${modelNames.join(' or ')} to turn it on` } };
  const owner = { name: plugin.owner, code: 'BLINKY_PLUGIN_SETTINGS' as const, mustBeOn: named, inUse };
  const resolved = resolveSettings(plugin.definition.settings, environment, owner);
  if (resolved.state === 'on') return { ...plugin, status: resolved };
  if (resolved.state === 'off') return { ...plugin, status: { state: 'off', why: `set ${resolved.missing.join(', ')} to turn it on` } };
  problems.push(...resolved.problems);
  return { ...plugin, status: { state: 'error', why: resolved.problems.map((problem) => problem.message).join('; ') } };
}

function configureDialog(dialog: FoundDialog, environment: Environment, problems: BlinkyError[]): ConfiguredDialog {
  const owner = { name: dialog.owner, code: 'BLINKY_PLUGIN_SETTINGS' as const, mustBeOn: true };
  const resolved = resolveSettings(dialog.definition.settings ?? z.strictObject({}), environment, owner);
  if (resolved.state === 'error') problems.push(...resolved.problems);
  return { ...dialog, values: resolved.state === 'on' ? resolved.values : {} };
}

function unknownChoices(kind: PluginKind, chosen: readonly string[] | undefined, found: readonly FoundPlugin[]): BlinkyError[] {
  const known = found.map((plugin) => plugin.definition.id);
  return (chosen ?? [])
    .filter((id) => !known.includes(id))
    .map((id) => {
      const hint = `one of: ${known.join(', ') || 'none was found'}`;
      return new BlinkyError('BLINKY_SETTINGS', `${choosers[kind]} names '${id}', which does not exist`, { owner: 'host', hint });
    });
}

function sameMount(plugins: readonly ConfiguredPlugin[]): BlinkyError[] {
  const taken = new Map<string, string>();
  return plugins.flatMap(({ owner, definition: { kind, id, mount = id }, status }) => {
    if (kind !== 'channel' || status.state !== 'on') return [];
    const other = taken.get(mount);
    taken.set(mount, other ?? owner);
    if (other === undefined) return [];
    const hint = 'turn one off with CHANNELS';
    return [new BlinkyError('BLINKY_PLUGIN_INVALID', `is mounted at /chatbot/${mount}, where ${other} is`, { owner, hint })];
  });
}

function sorted(plugins: readonly ConfiguredPlugin[], chosen: readonly string[] | undefined): ConfiguredPlugin[] {
  const rank = (plugin: ConfiguredPlugin): number => {
    const at = chosen?.indexOf(plugin.definition.id) ?? -1;
    return at >= 0 ? at : 1_000 + (plugin.definition.order ?? 100);
  };
  return [...plugins].sort((a, b) => rank(a) - rank(b));
}
