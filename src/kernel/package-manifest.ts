import { readFileSync } from 'node:fs';

export interface Manifest {
  readonly version?: string;
  readonly main?: string;
  readonly exports?: Exports;
  readonly blinky?: { readonly sdk?: unknown };
}

type Exports = string | null | { readonly [condition: string]: Exports } | readonly Exports[];

/**
 * The package.json of a package that says something of Blinky; undefined for any other folder. Synchronous: there are hundreds of
 * packages, the loop is idle while Blinky starts, and a promise for each costs 150 ms.
 */
export function readManifest(path: string): Manifest | undefined {
  try {
    const text = readFileSync(path, 'utf8');
    return text.includes('"blinky"') ? (JSON.parse(text) as Manifest) : undefined;
  } catch {
    return undefined; // a folder that is not a package
  }
}

/**
 * The file that `import 'name'` loads, from the package's folder. Read from the manifest, since Node resolves only from where
 * the host itself stands, and under `--conditions=source` to sources that it does not run inside node_modules.
 */
export function entryOf({ exports, main }: Manifest): string {
  return (exports === undefined ? main : chosen(exports)) ?? 'index.js';
}

function chosen(exports: Exports): string | undefined {
  if (typeof exports === 'string' || exports === null) return exports ?? undefined;
  if (Array.isArray(exports)) return exports.map(chosen).find((file) => file !== undefined);
  for (const [condition, target] of Object.entries(exports)) {
    if (!['.', 'import', 'node', 'module-sync', 'default'].includes(condition)) continue;
    const file = chosen(target);
    if (file !== undefined) return file;
  }
  return undefined;
}
