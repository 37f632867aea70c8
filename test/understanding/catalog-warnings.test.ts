import { expect } from 'chai';
import type { CatalogEntry } from '#sdk';
import { CatalogWarnings } from '../../src/understanding/lint/catalog-warnings.ts';
import type { CatalogSearch } from '../../src/understanding/search.ts';
import { createClock } from '../support/clock.ts';

describe('the warnings about the catalog', () => {
  it('are looked for once for each version of the catalog and once an hour', async () => {
    const { warnings, clock, asked, replace } = opened(3);
    const { findings, checked, rows } = await warnings.current();
    expect([findings.map(({ rule }) => rule), checked, rows]).to.deep.equal([['missing-answer'], 3, 3]);
    await warnings.current();
    expect(asked()).to.equal(3);
    replace();
    await warnings.current();
    expect(asked()).to.equal(6);
    clock.advance(3_600_001);
    await warnings.current();
    expect(asked()).to.equal(9);
  });

  it('are those of the first 2,000 rows of a large catalog', async () => {
    const { warnings } = opened(2_500);
    await warnings.current();
    const { checked, rows } = await warnings.current();
    expect([checked, rows]).to.deep.equal([2_000, 2_500]);
  });
});

/** A catalog whose first row has no answer yet, and a search that finds each question's own row. */
function opened(size: number) {
  const clock = createClock();
  const entries = Array.from({ length: size }, (_, at) => entry(at));
  let asked = 0;
  const searchOf = (): CatalogSearch => {
    const find = (text: string) => {
      asked++;
      return [{ id: text.split(' ')[0] ?? '', question: text, score: 1 }];
    };
    return { size, find, exact: () => undefined, question: () => undefined, thresholds: {} as CatalogSearch['thresholds'] };
  };
  let search = searchOf();
  const warnings = new CatalogWarnings({ entries: () => entries, search: () => search, now: clock.now });
  const replace = (): void => {
    search = searchOf();
  };
  return { warnings, clock, asked: () => asked, replace };
}

function entry(at: number): CatalogEntry {
  const answer = at === 0 ? 'pendiente' : 'Sí.';
  const texts = { answer, additionalInfo: '', variations: [], category: '', locale: 'es-MX', owner: '' };
  return { id: `fila-${at}`, question: `fila-${at}`, origin: `faq.csv:${at + 2}`, ...texts };
}
