import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import type { CatalogHarness, ChannelHarness, IntentHarness, PluginHarness, PluginKind } from '#sdk';
import { catalogCases, catalogContract } from './catalog.ts';
import { channelCases, channelContract } from './channel.ts';
import { intentCases, intentContract } from './intent.ts';
import { pluginCases, pluginContract } from './plugin.ts';

const plugins = join(import.meta.dirname, '..', '..', 'plugins');
const contracts: Readonly<Record<PluginKind, { readonly cases: object; register(harness: PluginHarness): void }>> = {
  channel: { cases: channelCases, register: (harness) => channelContract(harness as ChannelHarness) },
  intent: { cases: intentCases, register: (harness) => intentContract(harness as IntentHarness) },
  catalog: { cases: catalogCases, register: (harness) => catalogContract(harness as CatalogHarness) },
};

// Walks the folders, so that no plugin can forget its contract.
for (const folder of dropIns()) {
  const found = await findHarness(join(plugins, folder));
  describe(`the plugin ${folder}`, () => {
    it('has a harness that drives its contract', () => {
      if ('missing' in found) throw new Error(found.missing, { cause: found.cause });
    });
    if ('missing' in found) return;
    const { harness } = found;
    const { cases, register } = contracts[harness.definition.kind];
    it('skips only cases that there are, each with a reason', () => {
      for (const [title, reason] of Object.entries(harness.skip ?? {})) {
        expect({ ...pluginCases, ...cases }).to.have.property(title);
        expect(reason.split(' ').length, `words of the reason why "${title}" is skipped`).to.be.greaterThan(3);
      }
    });
    pluginContract({ ...harness, folder: join(plugins, folder) });
    register(harness);
  });
}

/** `kinds/id` of every plugin folder; names that start with `_` or `.` are skipped, as the loader does. */
function dropIns(): string[] {
  const below = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !/^[_.]/.test(entry.name))
      .map(({ name }) => name);
  return below(plugins).flatMap((kinds) => below(join(plugins, kinds)).map((id) => `${kinds}/${id}`));
}

type Found = { readonly harness: PluginHarness } | { readonly missing: string; readonly cause?: unknown };

async function findHarness(folder: string): Promise<Found> {
  const file = join(folder, 'harness.ts');
  if (!existsSync(file)) return { missing: `${file} is missing: default-export a harness (src/sdk/harness.ts) that drives the plugin` };
  try {
    const module: { default?: PluginHarness } = await import(pathToFileURL(file).href);
    const kind = module.default?.definition?.kind;
    if (module.default && kind && Object.hasOwn(contracts, kind)) return { harness: module.default };
    return { missing: `${file} does not default-export a harness with the definition of a plugin` };
  } catch (cause) {
    return { missing: `${file} cannot be loaded`, cause };
  }
}
