import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PluginHarness } from '#sdk';
import { dropInContract, isHarness } from './drop-in.ts';

const plugins = join(import.meta.dirname, '..', '..', 'plugins');

// Walks the folders, so that no plugin can forget its contract.
for (const folder of dropIns()) {
  const found = await findHarness(join(plugins, folder));
  describe(`the plugin ${folder}`, () => {
    it('has a harness that drives its contract', () => {
      if ('missing' in found) throw new Error(found.missing, { cause: found.cause });
    });
    if ('missing' in found) return;
    dropInContract(found.harness, join(plugins, folder));
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
    const { default: harness }: { default?: unknown } = await import(pathToFileURL(file).href);
    if (isHarness(harness)) return { harness };
    return { missing: `${file} does not default-export a harness with the definition of a plugin` };
  } catch (cause) {
    return { missing: `${file} cannot be loaded`, cause };
  }
}
