import { join } from 'node:path';
import { expect } from 'chai';
import type { CatalogEntry } from '#sdk';
import { lexiconFiles, loadLexicon } from '../../catalog/lexicon.ts';
import { loadEntries } from '../../src/cli/eval/engine.ts';
import { root } from '../../src/kernel/paths.ts';
import { lintCatalog, lintEntry } from '../../src/understanding/lint/lint-catalog.ts';
import type { CatalogSearch } from '../../src/understanding/search.ts';
import { buildSearch } from '../../src/understanding/search.ts';
import { entries, now, searchOf } from './sample-catalog.ts';

describe('catalog:lint', () => {
  it('finds nothing in a sound catalog', async () => {
    expect(await lint(entries())).to.deep.equal([]);
  });

  it('finds nothing in the shipped one', async () => {
    const { entries: shipped } = await loadEntries();
    const words = await loadLexicon(...(await lexiconFiles(join(root, 'catalog'))));
    const search = await buildSearch(shipped, { lexicon: words, intents: [], defaultLocale: 'es-MX' });
    expect(lintCatalog(shipped, search, now).map(({ row, problem }) => `${row} ${problem}`)).to.deep.equal([]);
  });

  const broken: Readonly<Record<string, Partial<CatalogEntry>>> = {
    'missing-answer': { answer: 'Pendiente' },
    'too-long': { answer: 'Es largo. '.repeat(200) },
    stale: { validUntil: '2026-02-28' },
    'broken-link': { additionalInfo: 'https:/portal.example/x' },
  };
  for (const [rule, change] of Object.entries(broken)) {
    it(`names the row of a ${rule}, and the remedy`, async () => {
      const found = await lint(entries((id) => (id === 'comedor' ? change : {})));
      expect(found).to.have.length(1);
      expect(found[0]).to.include({ rule, row: 'faq.csv:6' });
      expect(found[0]?.remedy).to.not.equal('');
    });
  }

  it('warns before an answer goes stale, and not long before', async () => {
    const until = (validUntil: string) => lint(entries((id) => (id === 'comedor' ? { validUntil } : {})));
    expect((await until('2026-03-20'))[0]?.problem).to.include('18 day(s) away');
    expect(await until('2026-12-31')).to.deep.equal([]);
  });

  it('finds links that cannot be opened, and leaves the others', async () => {
    const links = ['https://portal.example/a?b=c', '(https://portal.example/a).', 'ext. 100 | rh@example.com'];
    for (const additionalInfo of links)
      expect(await lint(entries((id) => (id === 'comedor' ? { additionalInfo } : {}))), additionalInfo).to.deep.equal([]);
    for (const additionalInfo of ['www.portal.example', 'http://portal', 'https:///x']) {
      expect(await lint(entries((id) => (id === 'comedor' ? { additionalInfo } : {}))), additionalInfo).to.have.length(1);
    }
  });

  it('finds a row that wins the variation of another', async () => {
    const variations = ['¿Qué horario tiene el comedor?'];
    const found = await lint(entries((id) => (id === 'gafete' ? { variations } : {})));
    expect(found.map(({ rule, row }) => [rule, row])).to.deep.include(['wins-another', 'faq.csv:4']);
  });

  it('finds rows that ask the same in other words', async () => {
    const twin: CatalogEntry = {
      ...(entries()[0] as CatalogEntry),
      id: 'gemela',
      question: '¿Cuántos días de vacaciones me corresponden al año?',
      origin: 'faq.csv:9',
    };
    const found = await lint([...entries(), twin]);
    expect(found.some(({ rule, row }) => rule === 'near-duplicate' && /:(?:2|9)$/.test(row))).to.equal(true);
  });

  it('finds them also where one is answered, when the other is a third as likely', () => {
    const [entry, other] = entries() as [CatalogEntry, CatalogEntry];
    const rulesAt = (score: number): string[] => {
      const find = () => [entry, other].map(({ id, question }, at) => ({ id, question, score: at === 0 ? 0.67 : score }));
      const search = { find, thresholds: { answer: 0.5, gap: 0.1, clarify: 0.2 } } as unknown as CatalogSearch;
      return lintEntry({ ...entry, variations: [] }, { entries: [entry, other], search, now }).map(({ rule }) => rule);
    };
    expect(rulesAt(0.29)).to.include('near-duplicate');
    expect(rulesAt(0.17)).not.to.include('near-duplicate');
  });
});

async function lint(catalog: readonly CatalogEntry[]) {
  return lintCatalog(catalog, await searchOf(catalog), now);
}
