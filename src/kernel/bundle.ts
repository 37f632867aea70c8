import { readFileSync, realpathSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What stands in the folder of bundled packages. */
export interface BundleManifest {
  /** Every package that is in it, by its folder below node_modules, with its version. */
  readonly versions: Readonly<Record<string, string>>;
  /** The file that an import resolves to, below node_modules, with the file in the bundle that takes its place. */
  readonly files: Readonly<Record<string, string>>;
}

/**
 * From now on whoever imports one of the packages bundled in `folder`, host or drop-in, gets the bundled one. Only when all of
 * them are installed in `modules` in the versions that were bundled, else nothing changes but the time that a start takes.
 * Returns whether the bundle is used.
 */
export function useBundle(folder: string, modules: string): boolean {
  const manifest = read(join(folder, 'manifest.json')) as BundleManifest | undefined;
  if (!manifest || !Object.entries(manifest.versions).every(([name, version]) => installed(join(modules, name)) === version)) return false;
  const urls = new Map<string, string>();
  const place = realpathSync(modules);
  for (const [file, bundled] of Object.entries(manifest.files)) {
    urls.set(pathToFileURL(join(place, file)).href, pathToFileURL(join(folder, bundled)).href);
  }
  registerHooks({
    resolve(specifier, context, nextResolve) {
      const found = nextResolve(specifier, context);
      const url = urls.get(found.url);
      return url === undefined ? found : { ...found, url, format: 'module' };
    },
  });
  return true;
}

function installed(folder: string): string | undefined {
  return (read(join(folder, 'package.json')) as { version?: string } | undefined)?.version;
}

function read(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined; // not there, or not whole: as if it were not there
  }
}
