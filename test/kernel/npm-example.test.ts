import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { mock } from 'node:test';
import { expect } from 'chai';
import { type Listed, list } from '../../src/cli/plugins-report.ts';
import { compose } from '../../src/compose.ts';
import { configure } from '../../src/kernel/configure.ts';
import { discover } from '../../src/kernel/discover.ts';
import { createLogger } from '../../src/observability/logger.ts';
import { essentials, Layout } from './layout.ts';
import { environmentOf, hostOf } from './settings-of.ts';

const root = join(import.meta.dirname, '..', '..');
const example = join(root, 'test', 'fixtures', 'npm', 'blinky-channel-example');
/** Where npm keeps what it caches. */
const home = mkdtempSync(join(tmpdir(), 'blinky-home-'));
const variables = { EXAMPLE_URL: 'https://platform.example/out', EXAMPLE_TOKEN: 'made-up-token-of-a-test' };

describe('the example of a plugin from npm', () => {
  const folder = mkdtempSync(join(tmpdir(), 'blinky-npm-'));
  const project = join(folder, 'project');
  const packages = join(project, 'node_modules');
  const layout = new Layout().ship(...essentials);
  const sources = new Layout('copied').ship('plugins', 'dialogs', 'test/contracts', 'test/fixtures');

  before(() => {
    mkdirSync(project);
    writeFileSync(join(project, 'package.json'), JSON.stringify({ private: true }));
    run(example, 'npm', 'pack', '--pack-destination', folder);
    // Its peer comes from this project's own packages: the installation asks no registry.
    const zod = join(root, 'node_modules', 'zod');
    run(project, 'npm', 'install', '--offline', '--no-audit', '--no-fund', join(folder, 'blinky-channel-example-1.0.0.tgz'), zod);
  });
  after(() => {
    layout.delete();
    sources.delete();
    for (const temporary of [folder, home]) rmSync(temporary, { recursive: true });
  });

  afterEach(() => mock.timers.reset());

  it('installs from its tarball, is found, and is listed with its version', async () => {
    expect(readdirSync(join(packages, 'blinky-channel-example'))).to.have.members(['README.md', 'index.js', 'package.json']);
    const found = await discover({ folder: layout.folder, packages });
    expect(found.problems).to.deep.equal([]);
    const listed = list(configure(found, environmentOf(), hostOf())).find(({ owner }) => owner === 'channel/example');
    expect(listed).to.include({ version: '1.0.0', state: 'off', why: 'set EXAMPLE_URL, EXAMPLE_TOKEN to turn it on' });
  });

  it('answers', async () => {
    mock.timers.enable({ apis: ['Date'], now: new Date('2026-11-26') }); // every row of the shipped catalog is valid
    const { promise, resolve } = Promise.withResolvers<unknown>();
    const platform: typeof fetch = async (_, init) => {
      resolve(JSON.parse(String(init?.body)));
      return new Response();
    };
    const found = await discover({ folder: layout.folder, packages });
    const configuration = configure(found, environmentOf(variables), hostOf(variables));
    const app = await compose(configuration, hostOf(variables), { log: createLogger('silent'), fetch: platform });
    try {
      const url = `${await app.start()}/chatbot/example`;
      const headers = { 'content-type': 'application/json', 'x-token': variables.EXAMPLE_TOKEN };
      const body = JSON.stringify({ id: 'm1', user: 'ana', text: '¿Cuántos días de vacaciones me corresponden?' });
      expect((await fetch(url, { method: 'POST', headers: { ...headers, 'x-token': 'guessed' }, body })).status).to.equal(401);
      expect((await fetch(url, { method: 'POST', headers, body })).status).to.equal(202);
      expect(await promise).to.have.property('user', 'ana');
      expect(await promise)
        .to.have.property('text')
        .that.matches(/12 días/);
    } finally {
      await app.stop();
    }
  });

  describe('beside the engine as a package', () => {
    const own = join(folder, 'own');

    before(() => {
      for (const file of ['tsconfig.json', 'README.md', 'LICENSE']) cpSync(join(root, file), join(sources.folder, file));
      run(sources.folder, 'npm', 'pack', '--pack-destination', folder);
      cpSync(example, own, { recursive: true });
      mkdirSync(join(own, 'node_modules'));
      // Unpacked, not installed: that would ask a registry for what the engine depends on. It is linked instead.
      for (const place of [packages, join(own, 'node_modules')]) {
        mkdirSync(join(place, 'blinky-engine'));
        const tarball = readdirSync(folder).find((file) => file.startsWith('blinky-engine-')) ?? '';
        run(folder, 'tar', '-xzf', tarball, '-C', join(place, 'blinky-engine'), '--strip-components', '1');
        const present = readdirSync(place);
        for (const name of readdirSync(join(root, 'node_modules'))) {
          if (!present.includes(name)) symlinkSync(join(root, 'node_modules', name), join(place, name));
        }
      }
    });

    it('keeps the contract: the kit runs against the package', () => {
      const mocha = join(own, 'node_modules/mocha/bin/mocha.js');
      const passed = run(own, process.execPath, mocha, '--timeout', '240000', 'contract.test.js');
      expect(passed).to.match(/a busy or broken platform gives a retryable error/);
      expect(passed)
        .to.match(/\b20 passing/)
        .and.not.to.match(/pending|failing/);
    });

    it('fits the types that the engine brings', () => {
      const compiler = join(root, 'node_modules/@typescript/native/bin/tsc');
      run(own, process.execPath, compiler, '-p', '.');
      writeFileSync(join(own, 'wrong.js'), "/** @type {import('blinky-engine/sdk').PluginDefinition} */\nexport default { sdk: 2 };\n");
      expect(() => run(own, process.execPath, compiler, '-p', '.')).to.throw(/wrong\.js/);
    });

    it('is found by the engine that was installed beside it', () => {
      const plugins = join(packages, 'blinky-engine', 'dist', 'src', 'cli', 'plugins.js');
      const listed = JSON.parse(run(project, process.execPath, plugins, '--json')) as Listed[];
      expect(listed.find(({ owner }) => owner === 'channel/example')).to.include({ version: '1.0.0' });
      expect(listed.map(({ owner }) => owner)).to.include.members(['channel/http', 'catalog/csv', 'dialog/ayuda']);
    });
  });
});

/** What a command prints; throws with all of it when the command fails. */
function run(cwd: string, command: string, ...options: readonly string[]): string {
  const path = `${dirname(process.execPath)}${delimiter}${process.env.PATH}`;
  const { status, stdout, stderr } = spawnSync(command, options, { cwd, encoding: 'utf8', env: { PATH: path, HOME: home } });
  if (status !== 0) throw new Error(`${command} ${options.join(' ')}\n${stdout}\n${stderr}`);
  return stdout;
}
