import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

// Compiles into dist/, from scratch, so that a removed drop-in is gone there too. With --if-needed only when a source,
// a drop-in or the compiler's settings changed since the last build. Needs nothing that was built.
const root = join(import.meta.dirname, '..', '..');
const stampFile = join(root, 'dist', '.stamp');
const sources = globSync(
  [
    '{src,plugins,dialogs,catalog,test/contracts}/**/*',
    'test/fixtures/dialog-{host,turn}.ts',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
  ],
  { cwd: root },
)
  .filter((path) => statSync(join(root, path)).isFile())
  .filter((path) => !/\/testing\/|\.(test\.ts|csv|yaml|md)$/.test(path))
  .sort();
const stamp = sources.reduce((hash, path) => hash.update(path).update(readFileSync(join(root, path))), createHash('sha256')).digest('hex');

if (!process.argv.includes('--if-needed') || lastStamp() !== stamp) await build();

async function build(): Promise<void> {
  process.stdout.write('building …\n');
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  const compiler = [join(root, 'node_modules/@typescript/native/bin/tsc'), '-p', 'src'];
  const { status } = spawnSync(process.execPath, compiler, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(1); // the compiler has said what is wrong, and where
  // What drop-ins read at run time: pages, pictures, data.
  for (const path of sources.filter((file) => /^(plugins|dialogs)\//.test(file) && !/\.ts$/.test(file))) {
    cpSync(join(root, path), join(root, 'dist', path));
  }
  // What they serve out of npm packages, which need not be installed where it runs.
  for (const path of sources.filter((file) => /^plugins\/.*\/assets\.json$/.test(file))) {
    const files: Record<string, string> = JSON.parse(readFileSync(join(root, path), 'utf8'));
    for (const [name, from] of Object.entries(files)) {
      cpSync(join(root, 'node_modules', from), join(root, 'dist', dirname(path), 'public', name));
    }
  }
  const { bundlePackages } = await import('./bundle/bundle.ts'); // what it needs is not there in production
  await bundlePackages(root, join(root, 'dist', 'packages'));
  warmUp();
  writeFileSync(stampFile, stamp);
}

/** As `npm start` runs it: V8 keeps its code by its flags. Without it a start takes longer and is as good. */
function warmUp(): void {
  const script = join(root, 'dist', 'src', 'cli', 'warm-up.js');
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { start: string } };
  const flags = (scripts.start.split('exec node ')[1] ?? '').split(' ').filter((word) => word.startsWith('--'));
  const { status } = spawnSync(process.execPath, [...flags, script], { cwd: root, env: {}, stdio: 'inherit' });
  if (status !== 0)
    process.stderr.write('the build is good, but its first start was not: starts will take longer until that is corrected\n');
}

function lastStamp(): string | undefined {
  try {
    return readFileSync(stampFile, 'utf8');
  } catch {
    return undefined; // never built
  }
}
