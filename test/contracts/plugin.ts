import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect } from 'chai';
import type { HostFacts, Lifecycle, PluginHarness, PluginKind } from '#sdk';
import { type Cases, registerCases } from './cases.ts';
import { type TestContext, testContext } from './context.ts';

/** A harness with the folder that it was found in. */
export interface PlacedHarness extends PluginHarness {
  readonly folder: string;
  readonly host?: Partial<HostFacts>;
}

/** Registers the contract of every plugin, whatever its kind, as mocha tests. */
export function pluginContract(harness: PlacedHarness): void {
  registerCases(pluginCases, harness);
}

const folders: Readonly<Record<PluginKind, string>> = { channel: 'channels', intent: 'intents', catalog: 'catalogs' };

export const pluginCases: Cases<PlacedHarness> = {
  'has the id and the kind that its path says': ({ definition, folder }) => {
    expect(definition.sdk).to.equal(1);
    const manifest = manifestIn(folder);
    if (manifest) {
      expect(manifest.blinky, 'blinky in package.json').to.deep.equal({ sdk: 1 });
    } else {
      expect(definition.id).to.equal(basename(folder));
      expect(folders[definition.kind]).to.equal(basename(dirname(folder)));
    }
    expect(definition.summary).to.match(/^[A-Z].*\.$/s);
  },

  'lists exactly its settings in the README': async ({ definition, folder }) => {
    const listed = settingsIn(await readFile(join(folder, 'README.md'), 'utf8'));
    expect(listed.toSorted()).to.deep.equal(Object.keys(definition.settings.shape).toSorted());
  },

  'describes every setting': ({ definition }) => {
    for (const [name, field] of Object.entries(definition.settings.shape)) {
      const { description } = field as { description?: string };
      expect(description, name).to.be.a('string').and.not.equal('');
    }
  },

  'takes its settings, and no unknown one': ({ definition, settings }) => {
    expect(definition.settings.safeParse(settings).success, 'its settings').to.equal(true);
    expect(definition.settings.safeParse({ ...settings, NO_SUCH_SETTING: 'x' }).success, 'with NO_SUCH_SETTING').to.equal(false);
  },

  'does nothing before it is started': async (harness) => {
    const asked: string[] = [];
    const refuse: typeof fetch = async (input) => {
      asked.push(String(input));
      throw new TypeError('no network before start');
    };
    const context = contextOf(harness, refuse);
    await setImmediate(); // mocha starts its own timer once a test waits
    const before = openResources();
    await harness.definition.create(context);
    expect(beyond(before, openResources()), 'timers, sockets and files').to.deep.equal([]);
    expect(asked, 'requests').to.deep.equal([]);
    expect(context.store.size, 'values stored').to.equal(0);
  },

  'can be stopped before it starts, and twice': async (harness) => {
    const port: Lifecycle = await harness.definition.create(contextOf(harness));
    await port.stop?.();
    await port.stop?.();
  },
};

/** A package is found by its package.json, not by its path. */
function manifestIn(folder: string): { readonly blinky?: unknown } | undefined {
  const file = join(folder, 'package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

function contextOf({ definition, settings, host }: PlacedHarness, fetchGiven?: typeof fetch): TestContext<Record<string, unknown>> {
  return testContext(definition.settings.parse(settings), { ...(host && { host }), ...(fetchGiven && { fetch: fetchGiven }) });
}

/** The names in the first column of the tables under a heading "Settings". */
function settingsIn(readme: string): string[] {
  const [, section] = readme.split(/^#+ Settings\s*$/m);
  expect(section, 'a heading "Settings" in the README').to.be.a('string');
  const lines = (section?.split(/^#/m)[0] ?? '').split('\n');
  const firstCells = lines.filter((line) => line.startsWith('|')).map((line) => line.split('|')[1] ?? '');
  return firstCells.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name ?? ''));
}

/** What keeps the process busy, by kind. */
function openResources(): string[] {
  return process.getActiveResourcesInfo();
}

/** What `after` holds more of than `before`: what others left open may end meanwhile. */
function beyond(before: readonly string[], after: readonly string[]): string[] {
  const left = [...before];
  return after.filter((kind) => {
    const at = left.indexOf(kind);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
