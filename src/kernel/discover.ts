import { existsSync } from 'node:fs';
import { readdir, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DialogDefinition, PluginDefinition, PluginKind } from '#sdk';
import { BlinkyError } from '#sdk';
import { claimedTwice, duplicates } from './conflicts.ts';
import { withDeadline } from './deadline.ts';
import { checkDialog, checkPlugin } from './definitions.ts';
import { entryOf, readManifest } from './package-manifest.ts';
import { codeRoot, packages as installed } from './paths.ts';
import { asProblem } from './problems.ts';

export interface FoundPlugin {
  /** `channel/http`: names the plugin in every report and log. */
  readonly owner: string;
  readonly definition: PluginDefinition;
  /** Folder, or package name and version. */
  readonly from: string;
}

export interface FoundDialog {
  /** `dialog/saludar`. */
  readonly owner: string;
  readonly definition: DialogDefinition;
  readonly from: string;
}

export interface Discovery {
  readonly plugins: readonly FoundPlugin[];
  readonly dialogs: readonly FoundDialog[];
  /** Folders that start with `_` or `.`. */
  readonly skipped: readonly string[];
  readonly problems: readonly BlinkyError[];
}

const kinds: Readonly<Record<PluginKind, string>> = { channel: 'channels', intent: 'intents', catalog: 'catalogs' };
const IMPORT_DEADLINE_MS = 10_000;

export interface Places {
  /** Holds `plugins/` and `dialogs/`; default this package. */
  readonly folder?: string;
  /** The folder with the npm packages; default where this package's own stand. */
  readonly packages?: string;
  /** How long one module may take to load, in milliseconds. */
  readonly importMs?: number;
}

/** Finds every drop-in; what is wrong is collected, never thrown. */
export async function discover({
  folder = codeRoot,
  packages = installed,
  importMs = IMPORT_DEADLINE_MS,
}: Places = {}): Promise<Discovery> {
  const plugins: FoundPlugin[] = [];
  const dialogs: FoundDialog[] = [];
  const skipped: string[] = [];
  const problems: BlinkyError[] = [];
  const places = [
    ...Object.entries(kinds).map(([kind, name]) => ({ kind: kind as PluginKind, parent: join(folder, 'plugins', name) })),
    { kind: 'dialog' as const, parent: join(folder, 'dialogs') },
  ];
  for (const { kind, parent } of places) {
    for (const id of await folders(parent)) {
      if (/^[_.]/.test(id)) {
        skipped.push(join(parent, id));
        continue;
      }
      const owner = `${kind}/${id}`;
      try {
        const exported = await importDefault(pathToFileURL(await entryFile(parent, id, owner)).href, owner, importMs);
        if (kind === 'dialog') dialogs.push({ owner, definition: checkDialog(exported, id, owner), from: join(parent, id) });
        else plugins.push({ owner, definition: checkPlugin(exported, { id, kind, owner }), from: join(parent, id) });
      } catch (error) {
        problems.push(notLoaded(error, owner));
      }
    }
  }
  await addPackages({ folder: packages, importMs }, plugins, problems);
  return { plugins, dialogs, skipped, problems: [...problems, ...duplicates(plugins), ...claimedTwice(dialogs)] };
}

async function folders(parent: string): Promise<string[]> {
  if (!existsSync(parent)) return [];
  const entries = await readdir(parent, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
    .map((entry) => entry.name)
    .sort();
}

async function entryFile(parent: string, id: string, owner: string): Promise<string> {
  const base = await realpath(parent);
  for (const name of ['index.ts', 'index.js']) {
    const path = join(parent, id, name);
    if (!existsSync(path)) continue;
    const real = await realpath(path);
    if (real.startsWith(join(base, id) + sep)) return real;
    throw new BlinkyError('BLINKY_PLUGIN_INVALID', `${name} lies outside its folder (a symbolic link)`, {
      owner,
      hint: 'copy the files into the folder',
    });
  }
  throw new BlinkyError('BLINKY_PLUGIN_INVALID', 'has no index.ts', {
    owner,
    hint: 'add one that default-exports its definition, or start the folder name with _ to skip it',
  });
}

async function importDefault(url: string, owner: string, importMs: number): Promise<unknown> {
  const late = (): Error =>
    new BlinkyError('BLINKY_PLUGIN_INVALID', `did not load within ${importMs / 1000} s`, {
      owner,
      hint: 'move whatever its module waits for into start()',
    });
  const module = await withDeadline<{ default?: unknown }>(importMs, () => import(url), late);
  return module.default;
}

/** Packages whose package.json has `"blinky": {"sdk": 1}`. */
async function addPackages(
  { folder, importMs }: { folder: string; importMs: number },
  plugins: FoundPlugin[],
  problems: BlinkyError[],
): Promise<void> {
  for (const name of await packageNames(folder)) {
    const manifest = readManifest(join(folder, name, 'package.json'));
    if (!manifest?.blinky) continue;
    const owner = `package/${name}`;
    try {
      if (manifest.blinky.sdk !== 1) {
        throw new BlinkyError('BLINKY_PLUGIN_INVALID', `is made for contract version ${String(manifest.blinky.sdk)}, this host speaks 1`, {
          owner,
          hint: 'install a version of it for contract 1, or remove it',
        });
      }
      const entry = await realpath(join(folder, name, entryOf(manifest)));
      const definition = checkPlugin(await importDefault(pathToFileURL(entry).href, owner, importMs), { owner });
      plugins.push({ owner: `${definition.kind}/${definition.id}`, definition, from: `${name}@${manifest.version ?? '?'}` });
    } catch (error) {
      problems.push(notLoaded(error, owner));
    }
  }
}

function notLoaded(error: unknown, owner: string): BlinkyError {
  const hint = 'correct the file, or start its folder name with _ to skip it';
  return asProblem(error, { code: 'BLINKY_PLUGIN_INVALID', owner, doing: 'cannot be loaded', hint });
}

async function packageNames(folder: string): Promise<string[]> {
  const names = await folders(folder);
  const scoped = names
    .filter((name) => name.startsWith('@'))
    .map(async (scope) => (await folders(join(folder, scope))).map((name) => `${scope}/${name}`));
  return [...names.filter((name) => !/^[@.]/.test(name)), ...(await Promise.all(scoped)).flat()];
}
