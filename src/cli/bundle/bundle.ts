import { realpathSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import type { BundleManifest } from '../../kernel/bundle.ts';
import { lazily } from './lazily.ts';
import { bundled, external, lazy } from './packages.ts';
import { below, versionsOf } from './versions.ts';

/** CommonJS asks for these, and an ES module has none of its own. */
const commonJs = [
  "import { createRequire as requireFrom } from 'node:module';",
  'const require = requireFrom(import.meta.url), __filename = import.meta.filename, __dirname = import.meta.dirname;',
].join('\n');

/**
 * Writes the npm packages that a start loads into `folder`: one file for each import, what they share in common files, and the
 * manifest by which src/kernel/bundle.ts finds them. docs/decisions/built-start.md says why.
 */
export async function bundlePackages(root: string, folder: string): Promise<void> {
  const modules = realpathSync(join(root, 'node_modules'));
  const entries = await Promise.all(bundled.map(readEntry));
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: entries.map(({ name, file }) => ({ in: `entry:${name}`, out: file })),
    outdir: folder,
    bundle: true,
    splitting: true,
    metafile: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    banner: { js: commonJs },
    chunkNames: 'shared-[hash]',
    external: [...external],
    legalComments: 'none',
    minifyWhitespace: true, // V8 keeps the text of what it runs, at two bytes a character where one comment has an arrow
    logLevel: 'error',
    plugins: [entryPoints(entries, root), lazily(root)],
  });
  const { resolve: find } = createRequire(join(root, 'package.json'));
  const inputs = Object.keys(metafile.inputs).filter((input) => input.includes('node_modules/') && !/^\w+:/.test(input));
  const manifest: BundleManifest = {
    versions: versionsOf(modules, [...inputs.map((input) => resolve(root, input)), ...[...lazy].map((name) => find(name))]),
    files: Object.fromEntries(entries.map(({ path, file }) => [below(modules, path), `${file}.js`])),
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
}

interface Entry {
  /** As it is imported. */
  readonly name: string;
  /** What Node loads for it. */
  readonly path: string;
  /** Its file in the bundle, without an ending. */
  readonly file: string;
  readonly exports: readonly string[];
}

async function readEntry(name: string): Promise<Entry> {
  const exports = Object.keys((await import(name)) as object);
  return { name, path: fileURLToPath(import.meta.resolve(name)), file: name.replace(/\.js$/, '').replace(/[@/]+/g, '_'), exports };
}

/** Each entry exports what Node finds in the package, under the same names. */
function entryPoints(entries: readonly Entry[], root: string): Plugin {
  return {
    name: 'entry points',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^entry:/ }, ({ path }) => ({ path: path.slice('entry:'.length), namespace: 'entry' }));
      onLoad({ filter: /.*/, namespace: 'entry' }, ({ path }) => {
        const entry = entries.find(({ name }) => name === path);
        return entry && { contents: sourceOf(entry), resolveDir: root };
      });
    },
  };
}

function sourceOf({ path, exports }: Entry): string {
  const from = JSON.stringify(path);
  if (!exports.includes('module.exports')) {
    return `export * from ${from};${exports.includes('default') ? `\nexport { default } from ${from};` : ''}`;
  }
  const names = exports.filter((name) => name !== 'default' && /^[A-Za-z$][\w$]*$/.test(name));
  return [
    `const whole = require(${from});`,
    `export const { ${names.join(', ')} } = whole;`,
    "export { whole as default, whole as 'module.exports' };", // the second is what require() gives
  ].join('\n');
}
