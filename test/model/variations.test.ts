import { expect } from 'chai';
import { loadCompany } from '#catalog';
import type { CatalogEntry } from '#sdk';
import { readVariations, variationsRequest } from '../../src/model/variations.ts';

const company = loadCompany(new URL('../../catalog/company.yaml', import.meta.url).pathname);

describe('variations that a model proposes', () => {
  const row = entry('nomina', '¿Cuándo pagan?', ['cuando cae la quincena']);
  const entries = [row, entry('aguinaldo', '¿Cuándo dan el aguinaldo?')];
  const read = (...variations: unknown[]): string[] => readVariations({ variations }, row, entries);

  it('are those that say something new about the row', () => {
    expect(read('  ya depositaron? ', 'qué día\nde paga', 'CUÁNDO PAGAN', 'Cuando cae la quincena!', 'ya depositaron')).to.deep.equal([
      'ya depositaron?',
      'qué día de paga',
    ]);
  });

  it('are none that belong to another row', () => {
    expect(read('cuando dan el aguinaldo')).to.deep.equal([]);
  });

  it('are none that a spreadsheet, a channel or the column would misread', () => {
    expect(
      read(
        '=cmd|calc',
        '+1',
        '-x',
        '@a',
        'uno | dos',
        '<b>x</b>',
        've a http://x',
        'www.x.mx',
        'a@b.mx',
        'llama al 5512345678',
        'x'.repeat(161),
        ' ¿? ',
      ),
    ).to.deep.equal([]);
  });

  it('are none where the output is not what was asked for', () => {
    for (const output of [undefined, 'hola', {}, { variations: 'x' }, { variations: [1] }]) {
      expect(readVariations(output, row, entries)).to.deep.equal([]);
    }
  });

  it('are asked for with the row as data', () => {
    const { messages } = variationsRequest(row, company, 7);
    expect(messages[0]?.content).to.include('Write 7 new ones').and.not.to.include('pagan');
    expect(JSON.parse(messages[1]?.content ?? '')).to.deep.equal({ question: row.question, answer: row.answer, known: row.variations });
  });
});

function entry(id: string, question: string, variations: string[] = []): CatalogEntry {
  return { id, question, answer: 'El 15.', additionalInfo: '', variations, category: '', locale: 'es-MX', owner: '', origin: 'faq.csv:2' };
}
