import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The version of each package below `modules` that a file of `files` belongs to, by the package's folder there. */
export function versionsOf(modules: string, files: readonly string[]): Record<string, string> {
  const folders = files.flatMap((file) => /^(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+(?=\/)/.exec(below(modules, file))?.[0] ?? []);
  return Object.fromEntries([...new Set(folders)].sort().map((folder) => [folder, versionOf(join(modules, folder))]));
}

/** The path of a file from a folder, with slashes. */
export function below(folder: string, file: string): string {
  return relative(folder, file).split(sep).join('/');
}

function versionOf(folder: string): string {
  return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version;
}
