import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Megabytes of npm packages that must be installed for `names`, what they need included, as Node finds them from `folder`. */
export function installMb(names: readonly string[], folder: string): number {
  const seen = new Set<string>();
  const queue = names.map((name) => ({ name, from: folder }));
  for (let next = queue.pop(); next; next = queue.pop()) {
    const found = packageFolder(next.name, next.from);
    if (!found || seen.has(found)) continue; // an optional one that is not there, or one that was counted
    seen.add(found);
    for (const name of Object.keys(dependenciesOf(found))) queue.push({ name, from: found });
  }
  return [...seen].reduce((sum, path) => sum + bytesOf(path), 0) / 1e6;
}

/** What a package.json names as needed at run time. */
export function dependenciesOf(folder: string): Readonly<Record<string, string>> {
  return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest).dependencies ?? {};
}

/** Bytes of the files below a folder, nested packages left out: they count by themselves. */
function bytesOf(folder: string): number {
  const paths = globSync('**/*', { cwd: folder, exclude: (name) => name === 'node_modules' });
  return paths.reduce((sum, path) => {
    const found = statSync(join(folder, path), { throwIfNoEntry: false });
    return sum + (found?.isFile() ? found.size : 0);
  }, 0);
}

function packageFolder(name: string, from: string): string | undefined {
  for (let at = from; ; at = dirname(at)) {
    const path = join(at, 'node_modules', name);
    if (existsSync(join(path, 'package.json'))) return path;
    if (dirname(at) === at) return undefined;
  }
}
