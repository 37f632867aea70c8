import { spawnSync } from 'node:child_process';
import { cpSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { Layout } from '../kernel/layout.ts';

const root = join(import.meta.dirname, '..', '..');

/** What is begun, and the line that its marked test tells to change. */
const begun: Readonly<Record<string, { readonly command: readonly string[]; readonly mark: readonly [file: string, line: RegExp] }>> = {
  'plugins/channels/paloma': { command: ['new-plugin.ts', 'channel', 'paloma'], mark: ['message.ts', /^const posted = /] },
  'plugins/intents/a1-muy-largo-de-nombre': {
    command: ['new-plugin.ts', 'intent', 'a1-muy-largo-de-nombre'],
    mark: ['recognizer.ts', /return examples/],
  },
  'plugins/catalogs/wiki-de-la-empresa': {
    command: ['new-plugin.ts', 'catalog', 'wiki-de-la-empresa'],
    mark: ['rows.ts', /^const listed = /],
  },
  'dialogs/apartar_sala_de_juntas': { command: ['new-dialog.ts', 'apartar_sala_de_juntas'], mark: ['texts.ts', /^ {2}done: /] },
};

const ids = Object.keys(begun).map((folder) => folder.split('/').at(-1) ?? '');

describe('a drop-in that was begun', () => {
  const layout = new Layout('copied').ship('test/contracts', 'test/fixtures', 'dialogs');
  let results: Results;

  before(() => {
    for (const file of ['biome.json', 'tsconfig.json']) cpSync(join(root, file), join(layout.folder, file));
    for (const { command } of Object.values(begun)) expect(run(command).stderr).to.equal('');
    const specs = ['test/contracts/every-plugin.test.ts', 'dialogs/every-dialog.test.ts', ...ownTests()];
    results = JSON.parse(mocha(specs)) as Results;
  });
  after(() => layout.delete());

  for (const [folder, { mark }] of Object.entries(begun)) {
    it(`keeps its contract but for one test that says what to change, and where: ${folder}`, () => {
      const id = folder.split('/').at(-1) ?? '';
      const passed = results.passes.filter(({ fullTitle }) => fullTitle.includes(id));
      expect(passed.length, 'tests that pass').to.be.greaterThan(folder.startsWith('dialogs/') ? 1 : 10);
      const [failure, ...more] = results.failures.filter(({ fullTitle }) => fullTitle.includes(id));
      expect(more).to.deep.equal([]);
      const place = /MAKE THIS PASS \((\S+):(\d+)\)/.exec(failure?.title ?? '');
      expect(place?.[1]).to.equal(`${folder}/${mark[0]}`);
      expect(failure?.err.message).to.include(`${place?.[1]}:${place?.[2]}`);
      expect(read(`${folder}/${mark[0]}`).split('\n')[Number(place?.[2]) - 1]).to.match(mark[1]);
    });
  }

  it('fits in with the other dialogs', () => {
    expect(results.failures.filter(({ fullTitle }) => fullTitle.startsWith('every dialog'))).to.deep.equal([]);
    expect(results.passes.filter(({ fullTitle }) => /claims each intent once|gives each intent/.test(fullTitle))).to.have.length(2);
  });

  it('holds no word of its template', () => {
    for (const file of files()) expect(`${file}\n${read(file)}`).not.to.match(/sample.(plugin|dialog|folder)|MARK/i);
  });

  it('is formatted, linted and typed as the project is', () => {
    const folders = Object.keys(begun);
    const checked = node([join(root, 'node_modules/@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', ...folders]);
    expect(checked.status, checked.stderr).to.equal(0);
    writeFileSync(join(layout.folder, 'types.json'), JSON.stringify({ extends: './tsconfig.json', include: folders }));
    const typed = node([join(root, 'node_modules/@typescript/native/bin/tsc'), '-p', 'types.json']);
    expect(typed.status, typed.stdout).to.equal(0);
  });

  const refusals: readonly (readonly [command: readonly string[], line: RegExp])[] = [
    [['new-plugin.ts', 'channel', 'paloma'], /'paloma' is taken by channel\/paloma/],
    [['new-plugin.ts', 'channel', '../paloma'], /'\.\.\/paloma' is not kebab-case/],
    [['new-plugin.ts', 'intent', 'a'.repeat(41)], /at most 40 characters/],
    [['new-plugin.ts', 'mood', 'good'], /a kind and an id are needed/],
    [['new-dialog.ts', 'volver'], /the intent 'volver' is claimed by dialog\/volver/],
    [['new-dialog.ts', 'pedir-café'], /'pedir-café' is not snake_case/],
    [['new-dialog.ts'], /a name is needed/],
  ];
  for (const [command, line] of refusals) {
    it(`is refused, with the remedy, for ${command.join(' ').slice(0, 40)}`, () => {
      const before = files();
      const { status, stderr } = run(command);
      expect({ status, stderr }).to.have.property('status', 1);
      expect(stderr)
        .to.match(/^BLINKY_BAD_REQUEST {2}new {2}.*: .*\n$/)
        .and.to.match(line);
      expect(files()).to.deep.equal(before);
    });
  }

  it('never replaces a folder that is no drop-in yet', () => {
    cpSync(join(root, 'LICENSE'), join(layout.folder, 'plugins/intents/half/notes.txt'));
    expect(run(['new-plugin.ts', 'intent', 'half']).stderr).to.match(/plugins\/intents\/half exists already/);
    layout.remove('plugins/intents/half');
  });

  it('is explained by --help', () => {
    for (const file of ['new-plugin.ts', 'new-dialog.ts']) expect(run([file, '--help']).stdout).to.match(/npm run new:/);
  });

  function run([file = '', ...options]: readonly string[]) {
    return node(['--conditions=source', join(layout.folder, 'src/cli', file), ...options]);
  }

  function mocha(specs: readonly string[]): string {
    // What takes long is about the shipped dialogs alone.
    const concerned = `(${ids.join('|')}|claims each intent once|gives each intent)`;
    const options = ['--no-config', '--extension', 'ts', '--timeout', '240000', '--reporter', 'json', '--grep', concerned];
    return node(['--conditions=source', join(root, 'node_modules/mocha/bin/mocha.js'), ...options, ...specs]).stdout;
  }

  function node(command: readonly string[]) {
    const env = { PATH: process.env.PATH };
    return spawnSync(process.execPath, command, { cwd: layout.folder, env, encoding: 'utf8', maxBuffer: 50_000_000 });
  }

  function ownTests(): string[] {
    return files().filter((file) => file.endsWith('.test.ts'));
  }

  function files(): string[] {
    return globSync(
      Object.keys(begun).map((folder) => `${folder}/*`),
      { cwd: layout.folder },
    ).sort();
  }

  function read(file: string): string {
    return readFileSync(join(layout.folder, file), 'utf8');
  }
});

interface Results {
  readonly passes: readonly { readonly fullTitle: string }[];
  readonly failures: readonly { readonly title: string; readonly fullTitle: string; readonly err: { readonly message: string } }[];
}
