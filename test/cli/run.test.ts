import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'chai';

const cli = join(import.meta.dirname, '..', '..', 'src', 'cli');

describe('a command that fails', () => {
  const cases: readonly (readonly [command: readonly string[], code: number, line: RegExp])[] = [
    [['eval.ts', 'moods'], 1, /^BLINKY_BAD_REQUEST {2}eval {2}there is no evaluation 'moods': faq or intents\n$/],
    [['catalog-lint.ts', '--catalog', '/nowhere/faq.csv'], 2, /^BLINKY_CATALOG_INVALID {2}catalog\/csv {2}.*faq\.csv.*\n$/],
    [['catalog-lint.ts', '/nowhere/faq.csv'], 2, /^BLINKY_CATALOG_INVALID {2}catalog\/csv {2}.*faq\.csv.*\n$/],
    [['teams-package.ts', '--no-such-option'], 1, /^Unknown option '--no-such-option'.*\n$/],
  ];
  for (const [[file = '', ...options], code, line] of cases) {
    it(`says why in one line and exits with ${code}: ${file}`, () => {
      const command = ['--conditions=source', join(cli, file), ...options];
      const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8', env: { PATH: process.env.PATH } });
      expect(stderr).to.match(line);
      expect({ status, stdout }).to.deep.equal({ status: code, stdout: '' });
    });
  }
});

describe('the check of the catalog', () => {
  it('looks at the one that Blinky answers from', () => {
    const command = ['--conditions=source', join(cli, 'catalog-lint.ts')];
    const env = { PATH: process.env.PATH, CATALOG_CSV: '/nowhere/own.csv' };
    const { status, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8', env });
    expect({ status, names: stderr.includes('/nowhere/own.csv') }).to.deep.equal({ status: 2, names: true });
  });
});

describe('a command whose reader has seen enough', () => {
  it('ends without a word', () => {
    const command = `{ "${process.execPath}" --conditions=source "${join(cli, 'plugins.ts')}" --json || echo failed >&2; } | head -c 1`;
    const { stdout, stderr } = spawnSync('sh', ['-c', command], { encoding: 'utf8', env: { PATH: process.env.PATH } });
    expect({ stdout, stderr }).to.deep.equal({ stdout: '[', stderr: '' });
  });
});
