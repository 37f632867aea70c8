import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { read, root } from './project.ts';

interface Control {
  readonly of: string;
  readonly control: string;
  readonly code: string;
  readonly test: string;
}

describe('SECURITY.md', () => {
  const text = read('SECURITY.md');
  const controls = rowsOf(text);

  it('has a line for every chapter of ASVS 5 and every risk of the LLM Top 10', () => {
    const chapters = Array.from({ length: 17 }, (_, at) => `V${at + 1}`);
    const risks = Array.from({ length: 10 }, (_, at) => `LLM${String(at + 1).padStart(2, '0')}`);
    const named = new Set(controls.map(({ of }) => of.split(' ')[0]));
    expect([...named]).to.have.members([...chapters, ...risks]);
  });

  it('names for each control a file that has it and a test that fails without it, and says why where there is none', () => {
    expect(controls.length).to.be.above(40);
    for (const { of, control, code, test } of controls) {
      if (code === '–') {
        expect(control, of).to.match(/^does not apply: \w/);
        continue;
      }
      expect(code, of).to.not.match(/\.test\.ts$/);
      expect(test, of).to.match(/\.test\.ts$/);
      expect([code, test].filter((path) => !existsSync(join(root, path)))).to.deep.equal([]);
      expect(read(test), `${test} tests nothing`).to.match(/\bit\(|Contract\(/);
    }
  });

  it('says how to report and what is supported', () => {
    expect(text).to.include('## Report a vulnerability').and.to.include('## Supported versions');
  });
});

/** The rows of the tables of four columns, without the backticks of paths. */
function rowsOf(markdown: string): Control[] {
  const lines = markdown.split('\n').filter((line) => /^\| (V\d+|LLM\d\d) /.test(line));
  return lines.map((line) => {
    const [of = '', control = '', code = '', test = '', ...rest] = line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim());
    if (rest.length > 0) throw new Error(`not four columns: ${line}`);
    return { of, control, code: code.replaceAll('`', ''), test: test.replaceAll('`', '') };
  });
}
