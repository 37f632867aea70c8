import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../kernel/paths.ts';

interface Lock {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean; readonly devDependencies?: object }>>;
}

// npm run -s sbom: what runs in production, from the lockfile, as CycloneDX on standard output.
// npm is shown a project without development packages: its own --omit=dev leaves out what both kinds need.
const folder = mkdtempSync(join(tmpdir(), 'blinky-sbom-'));
try {
  const lock = json<Lock>('package-lock.json');
  const packages = Object.fromEntries(
    Object.entries(lock.packages)
      .filter(([, { dev }]) => !dev)
      .map(([path, entry]) => [path, path === '' ? without(entry) : entry]),
  );
  writeFileSync(join(folder, 'package.json'), JSON.stringify(without(json('package.json'))));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ ...lock, packages }));
  const command = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
  process.exitCode = spawnSync('npm', command, { cwd: folder, stdio: 'inherit' }).status ?? 1;
} finally {
  rmSync(folder, { recursive: true });
}

function json<T>(name: string): T {
  return JSON.parse(readFileSync(join(root, name), 'utf8')) as T;
}

function without(manifest: { readonly devDependencies?: object }): object {
  return { ...manifest, devDependencies: undefined };
}
