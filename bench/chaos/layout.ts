import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const fixtures = join(root, 'test', 'fixtures', 'plugins');

/** A built Blinky in a folder of its own, with the benchmark's channel and dialog dropped in. */
export interface BuiltBlinky {
  readonly main: string;
  delete(): void;
}

/** The working tree, built where it is not. */
export function buildCurrent(): BuiltBlinky {
  execFileSync(process.execPath, [join(root, 'src', 'cli', 'build.ts'), '--if-needed'], { stdio: ['ignore', 'ignore', 'inherit'] });
  return stage(root);
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
    return stage(folder);
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

function stage(from: string): BuiltBlinky {
  const folder = mkdtempSync(join(tmpdir(), 'blinky-chaos-'));
  for (const name of ['package.json', 'catalog', 'dist']) cpSync(join(from, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  // As TypeScript: Node takes it, and the loader looks for it first.
  cpSync(join(fixtures, 'banco'), join(folder, 'dist', 'plugins', 'channels', 'banco'), { recursive: true });
  cpSync(join(fixtures, 'contar'), join(folder, 'dist', 'dialogs', 'contar'), { recursive: true });
  return { main: join(folder, 'dist', 'src', 'main.js'), delete: () => rmSync(folder, { recursive: true, force: true }) };
}
