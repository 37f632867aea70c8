import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';

const root = join(import.meta.dirname, '..', '..');
const product = globSync('{src,plugins,dialogs,catalog}/**/*.ts', { cwd: root })
  .filter((file) => !/node_modules|\.test\.ts$/.test(file))
  .sort();

/** Files over 250 lines, each with why it is not two. */
const long: Readonly<Record<string, string>> = {};

describe('the sources', () => {
  const sizes = new Map(product.map((file) => [file, readFileSync(join(root, file), 'utf8').trimEnd().split('\n').length]));

  it('are small: none over 250 lines without a reason, half of them at most 100', () => {
    const over = [...sizes].filter(([, lines]) => lines > 250).map(([file]) => file);
    expect(over.filter((file) => !Object.hasOwn(long, file))).to.deep.equal([]);
    const sorted = [...sizes.values()].sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).to.be.at.most(100);
  });

  it('list no reason for a file that has become short', () => {
    expect(Object.keys(long).filter((file) => (sizes.get(file) ?? 0) <= 250)).to.deep.equal([]);
  });

  it("read the process's environment in one place", () => {
    const readers = product.filter((file) => !/\/testing\//.test(file) && /\bprocess\.env\b/.test(code(file)));
    expect(readers.filter((file) => !file.startsWith('src/cli/'))).to.deep.equal(['src/kernel/settings.ts']);
  });

  it('leave nothing to do later', () => {
    expect(product.filter((file) => /\b(TODO|FIXME|XXX)\b/.test(readFileSync(join(root, file), 'utf8')))).to.deep.equal([]);
  });
});

/** The text of a file without its comments. */
function code(file: string): string {
  return readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}
