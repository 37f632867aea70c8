import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Installs the peers of bench/package-lock.json where they are missing; says in a sentence what went wrong, or nothing. */
export function installPeers(): string | undefined {
  if (existsSync(join(import.meta.dirname, 'node_modules', '.package-lock.json'))) return undefined;
  process.stderr.write('installing the peers that Blinky is compared with into bench/node_modules (once, about 170 MB) …\n');
  const { status, stderr } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: import.meta.dirname,
    encoding: 'utf8',
    timeout: 300_000,
  });
  return status === 0 ? undefined : `npm ci in bench/ failed: ${stderr?.trim().split('\n').at(-1) ?? 'it took over 5 minutes'}`;
}
