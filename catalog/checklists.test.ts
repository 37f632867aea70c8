import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { BlinkyError, fold } from '#sdk';
import { loadChecklists } from './checklists.ts';

const header = 'role,step,title,detail,link';

describe('the checklists', () => {
  const folder = mkdtempSync(join(tmpdir(), 'blinky-checklists-'));
  const file = join(folder, 'checklists.csv');
  after(() => rmSync(folder, { recursive: true }));
  const load = (...rows: string[]) => {
    writeFileSync(file, [header, ...rows].join('\n'));
    return loadChecklists(file);
  };

  describe('that are shipped', () => {
    const lists = loadChecklists(join(import.meta.dirname, 'checklists.csv'));

    it('name each role in ways that no other role has', () => {
      const names = lists.flatMap(({ roles }) => [...new Set(roles.map(fold))]);
      expect(new Set(names).size).to.equal(names.length);
    });

    it('fit into one message of WhatsApp, and no title holds another', () => {
      for (const { steps } of lists) {
        expect(steps.map(({ title, detail, link }) => `${title} ${detail} ${link}`).join('\n').length).to.be.below(1_400);
        const titles = steps.map(({ title }) => fold(title));
        for (const title of titles) expect(titles.filter((other) => other.includes(title))).to.deep.equal([title]);
      }
    });
  });

  it('keep the order of the file, each step with its role', () => {
    const lists = load('A | a2,uno,Uno,,', 'B,uno,Uno,,', 'A,dos,Dos,Detalle,https://a.example/x');
    expect(lists.map(({ roles, steps }) => [roles[0], steps.map(({ step }) => step)])).to.deep.equal([
      ['A', ['uno', 'dos']],
      ['B', ['uno']],
    ]);
  });

  const refused: readonly [string, string[], RegExp][] = [
    ['no list', [], /has no list/],
    ['a step without a title', ['A,uno,,,'], /checklists\.csv:2: role and title/],
    ['a step without a short name', ['A,Uno y dos,Uno,,'], /step is no short name/],
    ['a step twice in a list', ['A,uno,Uno,,', 'A,uno,Dos,,'], /checklists\.csv:3: uno stands twice/],
    ['a link that leads nowhere', ['A,uno,Uno,,portal'], /link is no web address/],
    ['a link that is a script', ['A,uno,Uno,,javascript:alert(1)'], /link is no web address/],
    ['a list that nobody reads', Array.from({ length: 26 }, (_, at) => `A,paso-${at},Paso,,`), /25 steps at most/],
  ];
  for (const [title, rows, says] of refused) {
    it(`refuse ${title}`, () => {
      expect(() => load(...rows))
        .to.throw(BlinkyError, says)
        .with.property('code', 'BLINKY_CATALOG_INVALID');
    });
  }
});
