import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';
import { lazy } from './packages.ts';

/** Puts in the place of each lazy package an object with its names, which loads the package when one of them is read. */
export function lazily(root: string): Plugin {
  const require = createRequire(join(root, 'package.json'));
  return {
    name: 'lazily',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^[@a-z]/ }, ({ path, importer, namespace }) => {
        if (!lazy.has(path)) return undefined;
        if (namespace === 'lazy') return { path, external: true };
        // Another version than the one at the root would be found by nobody at run time: that goes into the bundle.
        return createRequire(importer).resolve(path) === require.resolve(path) ? { path, namespace: 'lazy' } : undefined;
      });
      onLoad({ filter: /.*/, namespace: 'lazy' }, ({ path }) => ({ contents: sourceOf(path, require(path)), loader: 'js' }));
    },
  };
}

function sourceOf(name: string, whole: object): string {
  const keys = JSON.stringify(Object.keys(whole));
  return `
const whole = () => require(${JSON.stringify(name)});
module.exports = function (...given) { return new.target ? Reflect.construct(whole(), given) : Reflect.apply(whole(), this, given); };
for (const key of ${keys}) Object.defineProperty(module.exports, key, { enumerable: true, configurable: true, get: () => whole()[key] });
${'__esModule' in whole ? "Object.defineProperty(module.exports, '__esModule', { value: true });" : ''}`;
}
