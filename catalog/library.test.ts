import { expect } from 'chai';
import type { CatalogRow } from '#sdk';
import { type EntryOptions, validateEntries } from './entry.ts';
import { createLibrary, mergeSources } from './library.ts';

const options: EntryOptions = { defaultLocale: 'es-MX', now: new Date('2026-03-02T15:00:00Z') };

describe('the library', () => {
  it('is empty before the first catalog', () => {
    const library = createLibrary();
    expect(library.entries).to.deep.equal([]);
    expect(library.entry('a')).to.equal(undefined);
  });

  it('swaps the whole catalog', () => {
    const library = createLibrary();
    library.swap(validateEntries([row('a'), row('b')], options).entries);
    library.swap(validateEntries([row('b'), row('c')], options).entries);
    expect(library.entries.map(({ id }) => id)).to.deep.equal(['b', 'c']);
    expect(library.entry('a')).to.equal(undefined);
    expect(library.entry('c')?.question).to.equal('¿c?');
  });
});

describe('several sources', () => {
  it('become one list in their order, each origin with its source', () => {
    const rows = mergeSources(new Map([['csv', [row('a')]], ['postgres', [row('b')]]])); // biome-ignore format: reads as a table
    expect(rows.map(({ origin }) => origin)).to.deep.equal(['csv faq:a', 'postgres faq:b']);
  });

  it('leave the origins alone when there is but one', () => {
    expect(mergeSources(new Map([['csv', [row('a')]]])).map(({ origin }) => origin)).to.deep.equal(['faq:a']);
  });

  it('that share an id are refused, naming both places', () => {
    const rows = mergeSources(new Map([['csv', [row('a')]], ['postgres', [row('a')]]])); // biome-ignore format: reads as a table
    expect(() => validateEntries(rows, options)).to.throw(/^postgres faq:a: its id is also that of csv faq:a/);
  });
});

function row(id: string): CatalogRow {
  return { origin: `faq:${id}`, fields: { id, question: `¿${id}?`, answer: 'Sí.', additional_info: '' } };
}
