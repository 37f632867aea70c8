import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { BlinkyError } from '#sdk';
import { discover } from '../../src/kernel/discover.ts';
import { Layout } from './layout.ts';

describe('discovery', () => {
  const layout = new Layout();
  let problems: readonly BlinkyError[];

  before(async () => {
    for (const name of ['broken-syntax', 'no-default', 'wrong-version', 'wrong-id', 'wrong-shape', 'import-throws', 'eco']) {
      layout.drop(name, 'plugins/channels');
    }
    layout.drop('wrong-kind', 'plugins/intents');
    for (const name of ['pedir_cafe', 'taken_intent', 'bad_name']) layout.drop(name, 'dialogs');
    mkdirSync(join(layout.folder, 'plugins/channels/empty'));
    linkOut(layout);
    problems = (await layout.discover()).problems;
  });

  after(() => layout.delete());

  const expected: readonly [string, RegExp][] = [
    ['channel/broken-syntax', /cannot be loaded: .*correct the file/],
    ['channel/no-default', /no definition: export default definePlugin/],
    ['channel/wrong-version', /contract version 2, this host speaks 1: set sdk: 1/],
    ['channel/wrong-id', /its kind is 'catalog', its folder says 'channel': make them equal/],
    ['channel/wrong-shape', /id: must be kebab-case; summary: .*; settings: must be a z.strictObject; create: must be a function/],
    ['channel/import-throws', /cannot be loaded: no such machine: correct the file/],
    ['channel/empty', /has no index.ts: add one/],
    ['channel/linked-file', /lies outside its folder \(a symbolic link\): copy the files/],
    ['channel/linked-folder', /lies outside its folder \(a symbolic link\): copy the files/],
    ['intent/wrong-kind', /its kind is 'catalog', its folder says 'intent'/],
    ['dialog/bad_name', /intents\.0\.name: must be snake_case/],
    ['dialog/taken_intent', /claims the intent 'pedir_cafe', which dialog\/pedir_cafe claims: rename one/],
  ];
  for (const [owner, says] of expected) {
    it(`names ${owner}, what is wrong with it and what to do`, () => {
      const found = problems.filter((problem) => problem.owner === owner);
      expect(found).to.have.length(1);
      expect(found[0]?.code).to.equal('BLINKY_PLUGIN_INVALID');
      expect(found[0]?.line).to.match(says);
    });
  }

  it('reports nothing else, and still finds what is whole', async () => {
    expect(problems.map(({ owner }) => owner)).to.have.members(expected.map(([owner]) => owner));
    const { plugins, dialogs } = await layout.discover();
    expect(plugins.map(({ owner }) => owner)).to.deep.equal(['channel/eco']);
    expect(dialogs.map(({ owner }) => owner)).to.deep.equal(['dialog/pedir_cafe', 'dialog/taken_intent']);
  });

  it('never shows a line break: each problem is one line', () => {
    for (const problem of problems) expect(problem.line).not.to.contain('\n');
  });
});

describe('discovery of a module that does not come to an end', () => {
  it('waits as long as it may, and says so', async () => {
    const layout = new Layout().drop('import-hangs', 'plugins/channels');
    const { problems } = await layout.discover(500);
    layout.delete();
    expect(problems.map(({ owner, code }) => [owner, code])).to.deep.equal([['channel/import-hangs', 'BLINKY_PLUGIN_INVALID']]);
    expect(problems[0]?.line)
      .to.match(/did not load within 0.5 s: move whatever its module waits for/)
      .and.not.to.contain('\n');
  });
});

describe('discovery of what is not broken', () => {
  it('compares the id with the folder', async () => {
    const layout = new Layout().drop('wrong-id', 'plugins/catalogs');
    const { problems } = await layout.discover();
    layout.delete();
    expect(problems.map(({ line }) => line)).to.have.length(1);
    expect(problems[0]?.line).to.match(/catalog\/wrong-id {2}its id is 'another-name', its folder says 'wrong-id'/);
  });

  it('skips folders that start with _ or . and says so', async () => {
    const layout = new Layout().drop('broken-syntax', 'plugins/channels').drop('eco', 'plugins/channels');
    const at = (name: string): string => join(layout.folder, 'plugins/channels', name);
    renameSync(at('broken-syntax'), at('_broken-syntax'));
    renameSync(at('eco'), at('.eco'));
    const found = await layout.discover();
    layout.delete();
    expect(found).to.deep.include({ plugins: [], problems: [] });
    expect(found.skipped.map((folder) => folder.slice(layout.folder.length))).to.deep.equal([
      '/plugins/channels/.eco',
      '/plugins/channels/_broken-syntax',
    ]);
  });

  it('finds nothing, and nothing wrong, where there is nothing', async () => {
    expect(await discover({ folder: '/nowhere', packages: '/nowhere' })).to.deep.equal({
      plugins: [],
      dialogs: [],
      skipped: [],
      problems: [],
    });
  });

  it('refuses an npm package for another contract version, and names it', async () => {
    const layout = new Layout();
    const folder = join(layout.folder, 'packages/@team/blinky-fax');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: '@team/blinky-fax', version: '9.0.0', blinky: { sdk: 3 } }));
    const { problems } = await layout.discover();
    layout.delete();
    expect(problems.map(({ line }) => line)).to.deep.equal([
      'BLINKY_PLUGIN_INVALID  package/@team/blinky-fax  is made for contract version 3, this host speaks 1: install a version of it for contract 1, or remove it',
    ]);
  });
});

/** A folder and a file that point out of the layout: code that nobody copied there. */
function linkOut(layout: Layout): void {
  const outside = join(layout.folder, 'outside');
  mkdirSync(outside);
  writeFileSync(join(outside, 'index.ts'), 'export default {};');
  symlinkSync(outside, join(layout.folder, 'plugins/channels/linked-folder'));
  mkdirSync(join(layout.folder, 'plugins/channels/linked-file'));
  symlinkSync(join(outside, 'index.ts'), join(layout.folder, 'plugins/channels/linked-file/index.ts'));
}
