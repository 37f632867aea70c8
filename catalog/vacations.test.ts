import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { BlinkyError } from '#sdk';
import { loadVacationPolicy } from './vacations.ts';

const good = `
timeZone: America/Mexico_City
workdays: [lunes, sábado]
noticeDays: 15
maxDays: 10
aheadDays: 365
firstYearFromMonth: 6
blocked: [{ from: "2027-01-04", to: "2027-01-08", reason: cierre }]
`;

describe("the company's rules for vacations", () => {
  const folder = mkdtempSync(join(tmpdir(), 'blinky-vacations-'));
  const file = join(folder, 'vacations.yaml');
  after(() => rmSync(folder, { recursive: true }));
  const load = (content: string) => {
    writeFileSync(file, content);
    return loadVacationPolicy(file);
  };

  it('that are shipped can be used', () => {
    expect(loadVacationPolicy(join(import.meta.dirname, 'vacations.yaml')).workdays).to.deep.equal([1, 2, 3, 4, 5]);
  });

  it('name weekdays by their number and have defaults', () => {
    expect(load(good)).to.deep.include({ workdays: [1, 6], holidays: [] });
  });

  const refused: readonly [string, string, RegExp][] = [
    ['a field that is missing', good.replace('maxDays: 10\n', ''), /vacations\.yaml: maxDays/],
    ['a field that it does not know', `${good}maxDias: 1`, /maxDias/],
    ['a time zone that is none', good.replace('America/Mexico_City', 'Marte'), /timeZone: must be a time zone/],
    ['no day of work', good.replace('[lunes, sábado]', '[]'), /workdays/],
    ['a day that no calendar has', good.replace('2027-01-04', '2027-02-30'), /blocked\.0\.from: must be a day/],
    ['a time that ends before it begins', good.replace('"2027-01-08"', '"2027-01-01"'), /from must come before to/],
    ['broken YAML, by its line', good.replace('[lunes', '{lunes'), /vacations\.yaml:\d+: not valid YAML/],
  ];
  for (const [title, content, says] of refused) {
    it(`refuse ${title}`, () => {
      expect(() => load(content))
        .to.throw(BlinkyError, says)
        .with.property('code', 'BLINKY_CATALOG_INVALID');
    });
  }
});
