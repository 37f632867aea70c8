import { expect } from 'chai';
import { settings } from './settings.ts';

describe('the settings of a catalog in PostgreSQL', () => {
  const good = { DATABASE_URL: 'postgres://a@b/c' };
  const accepts = (values: Record<string, string>): boolean => settings.safeParse({ ...good, ...values }).success;

  it('take names that need no care in SQL, and no others', () => {
    for (const table of ['catalog', 'hr.faq', '_a1']) expect(accepts({ CATALOG_TABLE: table }), table).to.equal(true);
    for (const table of ['', 'Faq', 'a b', 'a"b', 'a;drop table x', "a'", 'a.b.c', '1a', 'a-b', '.a', 'a.', 'ñ', 'x'.repeat(64)])
      expect(accepts({ CATALOG_TABLE: table }), table).to.equal(false);
  });

  it('take only columns of the catalog, each once', () => {
    expect(accepts({ CATALOG_COLUMNS: 'question=pregunta, answer=respuesta,position=orden' })).to.equal(true);
    for (const columns of [
      '',
      'question',
      'question=',
      'pregunta=question',
      'question=a,question=b',
      'answer=a"b',
      'answer=a)--',
      '__proto__=a',
    ])
      expect(accepts({ CATALOG_COLUMNS: columns }), columns).to.equal(false);
  });

  it('take addresses of PostgreSQL only', () => {
    for (const url of ['http://a/b', 'file:///etc/passwd', 'nothing']) expect(accepts({ DATABASE_URL: url }), url).to.equal(false);
  });
});
