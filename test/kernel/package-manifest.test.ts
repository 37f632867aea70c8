import { expect } from 'chai';
import { entryOf, type Manifest } from '../../src/kernel/package-manifest.ts';

describe('the entry of a package', () => {
  const cases: Readonly<Record<string, readonly [manifest: Manifest, file: string]>> = {
    'is index.js where nothing is said': [{}, 'index.js'],
    'is main': [{ main: 'lib/plugin.js' }, 'lib/plugin.js'],
    'is exports, which wins over main': [{ main: 'old.js', exports: './new.js' }, './new.js'],
    'is that of the package itself, not of a path below': [{ exports: { './sub': './sub.js', '.': './own.js' } }, './own.js'],
    'is the compiled one, not the source': [{ exports: { '.': { types: './a.d.ts', source: './a.ts', default: './a.js' } } }, './a.js'],
    'is that for import, not for require': [{ exports: { require: './a.cjs', import: { node: './a.mjs' } } }, './a.mjs'],
    'is the first that may be used': [{ exports: { '.': [{ browser: './web.js' }, './a.js'] } }, './a.js'],
  };
  for (const [title, [manifest, file]] of Object.entries(cases)) {
    it(title, () => expect(entryOf(manifest)).to.equal(file));
  }
});
