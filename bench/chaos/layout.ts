import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfNeeded } from '../built.ts';

const root = join(import.meta.dirname, '..', '..');
const fixtures = join(root, 'test', 'fixtures', 'plugins');

/** Folders that are dropped in, by where they belong below `dist`. */
export type DropIns = Readonly<Record<string, string>>;

const counting: DropIns = { 'plugins/channels/banco': join(fixtures, 'banco'), 'dialogs/contar': join(fixtures, 'contar') };

/** A built Blinky in a folder of its own, with the benchmark's drop-ins. */
export interface BuiltBlinky {
  readonly main: string;
  delete(): void;
}

/** The working tree, built where it is not; with the benchmark's channel and dialog unless others are named. */
export function buildCurrent(dropIns: DropIns = counting): BuiltBlinky {
  buildIfNeeded();
  return stage(root, dropIns);
}

/** A commit, built from its own sources with the packages that are installed; a sentence that says why not. */
export function buildCommit(commit: string): BuiltBlinky | string {
  const folder = mkdtempSync(join(tmpdir(), 'blinky-chaos-old-'));
  try {
    const archive = execFileSync('git', ['archive', commit], { cwd: root, maxBuffer: 200_000_000 });
    execFileSync('tar', ['-x', '-C', folder], { input: archive });
    if (!existsSync(join(folder, 'src', 'inbox', 'postgres'))) return `${commit} has no inbox in PostgreSQL`;
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    execFileSync(process.execPath, [join(folder, 'src', 'cli', 'build.ts')], { stdio: ['ignore', 'ignore', 'inherit'] });
    return stage(folder, counting);
  } catch (error) {
    return `${commit} cannot be built (${error instanceof Error ? error.message.split('\n')[0] : String(error)})`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The last commit but one that changed the product; undefined outside a repository. */
export function commitBefore(): string | undefined {
  try {
    const args = ['log', '-2', '--format=%H', '--', 'src', 'plugins', 'dialogs', 'catalog'];
    return execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim().split('\n')[1];
  } catch {
    return undefined;
  }
}

function stage(from: string, dropIns: DropIns): BuiltBlinky {
  const folder = mkdtempSync(join(tmpdir(), 'blinky-chaos-'));
  for (const name of ['package.json', 'catalog', 'dist']) cpSync(join(from, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  // As TypeScript: Node takes it, and the loader looks for it first.
  for (const [place, source] of Object.entries(dropIns)) cpSync(source, join(folder, 'dist', place), { recursive: true });
  return { main: join(folder, 'dist', 'src', 'main.js'), delete: () => rmSync(folder, { recursive: true, force: true }) };
}
