import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { knownColumns } from '#catalog';
import { read, root, samples } from './project.ts';

const guide = read('docs/catalog-para-rh.md');
const files = samples(guide);

describe("docs/catalog-para-rh.md, HR's guide", () => {
  const folder = mkdtempSync(join(tmpdir(), 'blinky-guide-'));
  after(() => rmSync(folder, { recursive: true }));

  it('shows three catalogs', () => {
    expect(files.map(({ path }) => path)).to.deep.equal(['ejemplo.csv', 'roto.csv', 'fecha.csv']);
  });

  for (const { path, text } of files) {
    it(`shows what catalog:lint really says of ${path}`, () => {
      writeFileSync(join(folder, path), text);
      const command = ['--conditions=source', join(root, 'src/cli/catalog-lint.ts'), '--catalog', path];
      const { stdout, stderr } = spawnSync(process.execPath, command, { cwd: folder, encoding: 'utf8', env: { PATH: process.env.PATH } });
      expect(guide).to.include(`\`npm run -s catalog:lint -- --catalog ${path}\`:\n\n\`\`\`text\n${stdout}${stderr}\`\`\``);
    });
  }

  it('explains each column and each rule', () => {
    for (const column of knownColumns) expect(guide).to.match(new RegExp(`^\\| \`${column}\` +\\|`, 'm'));
    const rules = ['lint-catalog.ts', 'lint-texts.ts'].flatMap((file) => [
      ...read(`src/understanding/lint/${file}`).matchAll(/rule: '([\w-]+)'/g),
    ]);
    expect(rules).to.have.length.greaterThan(4);
    for (const [, rule] of rules) expect(guide).to.match(new RegExp(`^\\| \`${rule}\` +\\|`, 'm'));
  });
});
