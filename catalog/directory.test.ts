import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { BlinkyError, fold } from '#sdk';
import { loadDirectory } from './directory.ts';

const header = 'name,role,area,email,extension';

describe('the directory', () => {
  const folder = mkdtempSync(join(tmpdir(), 'blinky-directory-'));
  const file = join(folder, 'directory.csv');
  after(() => rmSync(folder, { recursive: true }));
  const load = (content: string | Buffer) => {
    writeFileSync(file, content);
    return loadDirectory(file);
  };

  it('that is shipped can be used, and nobody stands in it twice', () => {
    const people = loadDirectory(join(import.meta.dirname, 'directory.csv'));
    expect(people.length).to.be.above(5);
    expect(new Set(people.map(({ name }) => fold(name))).size).to.equal(people.length);
    expect(people.every(({ email }) => email.endsWith('.example'))).to.equal(true);
  });

  it('takes semicolons, a BOM, what Excel writes, quoted commas, other orders of the columns and empty lines', () => {
    const expected = [{ name: 'Íñigo Peña', role: 'Jefe, a ratos', areas: ['TI', 'sistemas'], email: '', extension: '7' }];
    expect(load(`\uFEFF${header}\n\nÍñigo Peña,"Jefe, a ratos",TI | sistemas,,7\n,,,,\n`)).to.deep.equal(expected);
    expect(load('extension;name;role;area;email\r\n7;Íñigo Peña;Jefe, a ratos;TI|sistemas;\r\n')).to.deep.equal(expected);
    expect(load(Buffer.from(`${header}\nÍñigo Peña,"Jefe, a ratos",TI | sistemas,,7`, 'latin1'))).to.deep.equal(expected);
  });

  const refused: readonly [string, string, RegExp][] = [
    ['a missing column', 'name,role,area,email\n', /directory\.csv:1: the columns are/],
    ['an empty file', '', /the columns are missing/],
    ['a row with too many cells', `${header}\nAna,,TI,,1,2`, /directory\.csv:2: 6 cells instead of 5/],
    ['a row without a name', `${header}\nAna,,TI,,1\n,,TI,,1`, /directory\.csv:3: name and area/],
    ['nobody to be reached', `${header}\nAna,,TI,,`, /neither e-mail nor extension/],
    ['an address that is none', `${header}\nAna,,TI,ana en bliwork,`, /email is no address/],
    ['a quote that is not closed', `${header}\n"Ana,,TI,,1`, /quote is not closed/],
    ['a file over 1 MB', `${header}\n${'Ana,,TI,,1\n'.repeat(110_000)}`, /over 1 MB/],
  ];
  for (const [title, content, says] of refused) {
    it(`refuses ${title}`, () => {
      expect(() => load(content))
        .to.throw(BlinkyError, says)
        .with.property('code', 'BLINKY_CATALOG_INVALID');
    });
  }

  it('says where it was looked for', () => {
    expect(() => loadDirectory(join(folder, 'none.csv'))).to.throw(BlinkyError, join(folder, 'none.csv'));
  });
});
