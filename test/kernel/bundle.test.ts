import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';

const hook = pathToFileURL(join(import.meta.dirname, '..', '..', 'src', 'kernel', 'bundle.ts')).href;

/** Who asks for the package `thing`: the host, a drop-in, CommonJS, and one that brought its own version. */
const main = `
import { createRequire } from 'node:module';
import { useBundle } from '${hook}';
const used = useBundle(process.argv[2], process.argv[3]);
const host = (await import('thing')).from;
const dropIn = (await import('./plugins/channels/x/index.js')).default;
const common = createRequire(import.meta.url)('thing').from;
const own = (await import('brings-its-own')).default;
console.log(JSON.stringify({ used, host, dropIn, common, own }));
`;

describe('the bundle of npm packages', () => {
  const folder = mkdtempSync(join(tmpdir(), 'blinky-bundle-'));
  const file = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const thing = (place: string, version: string): void => {
    file(`${place}/package.json`, JSON.stringify({ name: 'thing', version, main: 'lib.js' }));
    file(`${place}/lib.js`, `exports.from = 'installed ${version}';`);
  };
  const installed = 'installed 1.0.0';
  before(() => {
    file('package.json', '{"type":"module"}');
    file('main.js', main);
    file('plugins/channels/x/index.js', "export { from as default } from 'thing';");
    thing('node_modules/thing', '1.0.0');
    thing('node_modules/brings-its-own/node_modules/thing', '2.0.0');
    file('node_modules/brings-its-own/package.json', '{"name":"brings-its-own","type":"module","exports":"./index.js"}');
    file('node_modules/brings-its-own/index.js', "import thing from 'thing'; export default thing.from;");
    file(
      'packages/thing.js',
      "const whole = { from: 'bundle' }; export const { from } = whole; export { whole as default, whole as 'module.exports' };",
    );
  });
  after(() => rmSync(folder, { recursive: true }));

  it('is what host, drop-ins and CommonJS get alike; a package with a version of its own keeps that', () => {
    const answer = run({ versions: { thing: '1.0.0' }, files: { 'thing/lib.js': 'thing.js' } });
    expect(answer).to.deep.equal({ used: true, host: 'bundle', dropIn: 'bundle', common: 'bundle', own: 'installed 2.0.0' });
  });

  it('is left alone when another version is installed, or one of its packages is not', () => {
    for (const versions of [{ thing: '1.0.1' }, { thing: '1.0.0', missing: '1.0.0' }]) {
      const answer = run({ versions, files: { 'thing/lib.js': 'thing.js' } });
      expect(answer).to.include({ used: false, host: installed, dropIn: installed, common: installed });
    }
  });

  it('is left alone when it was not built, or not to the end', () => {
    for (const manifest of [undefined, '{"versions":{"thi']) {
      expect(run(manifest)).to.include({ used: false, host: installed, dropIn: installed, common: installed });
    }
  });

  function run(manifest: object | string | undefined): unknown {
    rmSync(join(folder, 'packages', 'manifest.json'), { force: true });
    if (manifest !== undefined) file('packages/manifest.json', typeof manifest === 'string' ? manifest : JSON.stringify(manifest));
    const command = [join(folder, 'main.js'), join(folder, 'packages'), join(folder, 'node_modules')];
    const { stdout, stderr } = spawnSync(process.execPath, command, { cwd: folder, encoding: 'utf8', env: { PATH: process.env.PATH } });
    expect(stderr).to.equal('');
    return JSON.parse(stdout);
  }
});
