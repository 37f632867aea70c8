import { expect } from 'chai';
import { BlinkyError, type CatalogRow } from '#sdk';
import { type ValidatedEntries, validateEntries, validateEntriesGently } from './entry.ts';

const now = new Date('2026-03-02T15:00:00Z');

describe('the catalog reads rows as entries', () => {
  it('takes a date as a spreadsheet in Spanish saves it', () => {
    const dates = ['31/12/2027', '1/2/2027', '2027-12-31'];
    const { entries } = validate(dates.map((valid_until, at) => row({ id: `d${at}`, question: `¿${at}?`, valid_until })));
    expect(entries.map(({ validUntil }) => validUntil)).to.deep.equal(['2027-12-31', '2027-02-01', '2027-12-31']);
  });

  it('with every column', () => {
    const { entries, warnings } = validate([
      row({
        id: 'vacaciones',
        question: ' ¿Cuántos días de vacaciones tengo? ',
        answer: 'Doce.\r\nEl primer año.',
        additional_info: 'LFT, artículo 76',
        variations: 'dias de descanso | vacas || dias de descanso',
        category: 'Tiempo libre',
        locale: 'es-mx',
        valid_until: '2026-12-31',
        owner: 'RH',
      }),
    ]);
    expect(entries).to.deep.equal([
      {
        id: 'vacaciones',
        question: '¿Cuántos días de vacaciones tengo?',
        answer: 'Doce.\nEl primer año.',
        additionalInfo: 'LFT, artículo 76',
        variations: ['dias de descanso', 'vacas'],
        category: 'Tiempo libre',
        locale: 'es-MX',
        validUntil: '2026-12-31',
        owner: 'RH',
        origin: 'faq.csv:2',
      },
    ]);
    expect(warnings).to.deep.equal([]);
  });

  it('with the required columns alone, in the default locale', () => {
    const [entry] = validate([row({})]).entries;
    expect(entry).to.include({ additionalInfo: '', category: '', locale: 'es-MX', owner: '' });
    expect(entry).not.to.have.property('validUntil');
    expect(entry?.variations).to.deep.equal([]);
  });

  it('and gives a row without an id one that its wording, not its spelling, decides', () => {
    const id = (question: string): string | undefined => validate([row({ question })]).entries[0]?.id;
    // A literal, since stored conversations and statistics name entries by it: it must not change with a release.
    expect(id('¿Cuántos días de vacaciones tengo?')).to.equal('q-a1e5c30e5cd3');
    expect(id('CUANTOS DIAS  DE VACACIONES TENGO')).to.equal('q-a1e5c30e5cd3');
    expect(id('¿Cuántas horas de vacaciones tengo?')).not.to.equal('q-a1e5c30e5cd3');
    expect(id('¿?'))
      .to.match(/^q-[0-9a-f]{12}$/)
      .and.not.equal(id('¡!'));
  });

  it('and warns of columns that it does not know and of answers past their date', () => {
    const past = row({ id: 'a', valid_until: '2026-03-01', notas: 'x' });
    const last = row({ id: 'b', valid_until: '2026-03-02', notas: 'y' }, 'faq.csv:3');
    const { entries, warnings } = validate([past, last]);
    expect(entries).to.have.length(2);
    expect(warnings).to.have.length(2);
    expect(warnings[0]).to.match(/faq\.csv:2.*"notas"/);
    expect(warnings[1]).to.match(/faq\.csv:2.*2026-03-01/);
  });
});

describe('the catalog refuses, with origin and remedy,', () => {
  const refused: readonly [string, Record<string, string>, RegExp][] = [
    ['an empty question', { question: ' ' }, /question is empty: fill it in/],
    ['an empty answer', { answer: '\n' }, /answer is empty: fill it in/],
    ['an id with a blank', { id: 'mis vacaciones' }, /id has a space/],
    ['a long id', { id: 'x'.repeat(101) }, /id has 101 characters, at most 100/],
    ['a question that swallowed a page', { question: 'x'.repeat(1_001) }, /question has 1001 characters/],
    ['an answer that swallowed the file', { answer: 'x'.repeat(10_001) }, /answer has 10001 characters/],
    ['a date in another form', { valid_until: '12/31/2026' }, /valid_until is not a date: write it as 2026-12-31/],
    ['a day that is not in the calendar', { valid_until: '2026-02-30' }, /valid_until is not a date/],
    ['a locale that is no language tag', { locale: 'español' }, /locale is not a language tag: write one such as es-MX/],
    ['a control character', { answer: 'a\u0007b' }, /answer holds a control character/],
  ];
  for (const [title, fields, says] of refused) {
    it(title, () => {
      const error = refusal([row({ id: 'good' }), row(fields, 'faq.csv:7')]);
      expect(error.code).to.equal('BLINKY_CATALOG_INVALID');
      expect(error.message)
        .to.match(/^faq\.csv:7: /)
        .and.to.match(says);
      expect(error.message).not.to.contain('\n');
    });
  }

  it('a catalog without rows', () => {
    expect(refusal([]).message).to.match(/no rows/);
  });

  it('a missing column once, not once a row', () => {
    const rows = [2, 3, 4].map((line) => ({ origin: `faq.csv:${line}`, fields: { question: `q${line}`, answer: 'a' } }));
    expect(refusal(rows).message).to.match(/^faq\.csv:2: the column additional_info is missing[^\n]*$/);
  });

  it('a column that only some rows lack, by row', () => {
    const lacking = { origin: 'faq.csv:3', fields: { question: 'q', answer: 'a' } };
    expect(refusal([row({}), lacking]).message).to.match(/^faq\.csv:3: the column additional_info is missing/);
  });

  it('an id that is there twice, naming both rows', () => {
    const error = refusal([row({ id: 'a', question: 'q1' }), row({ id: 'a', question: 'q2' }, 'faq.csv:9')]);
    expect(error.message).to.match(/^faq\.csv:9: its id is also that of faq\.csv:2/);
  });

  it('a question without an id that is there twice, naming both rows', () => {
    const error = refusal([row({ question: '¿Hay comedor?' }), row({ question: 'hay comedor' }, 'faq.csv:9')]);
    expect(error.message).to.match(/^faq\.csv:9: asks the same as faq\.csv:2/);
  });

  it('every broken row at once: the first 20 by name, the rest as a count', () => {
    const rows = Array.from({ length: 25 }, (_, at) => row({ id: `r${at}`, answer: '' }, `faq.csv:${at + 2}`));
    const lines = refusal(rows).message.split('\n');
    expect(lines).to.have.length(21);
    expect(lines[19]).to.match(/^faq\.csv:21: /);
    expect(lines[20]).to.equal('and 5 more');
  });

  it('without a word of the cells', () => {
    const fields = { question: '', answer: 'secreto', id: 'secreto secreto', locale: 'secreto!', valid_until: 'secreto' };
    expect(refusal([row(fields)]).line).not.to.contain('secreto');
  });
});

function row(fields: Record<string, string>, origin = 'faq.csv:2'): CatalogRow {
  return { origin, fields: { question: '¿Qué día pagan?', answer: 'El 15', additional_info: '', ...fields } };
}

function validate(rows: readonly CatalogRow[]): ValidatedEntries {
  return validateEntries(rows, { defaultLocale: 'es-MX', now });
}

function refusal(rows: readonly CatalogRow[]): BlinkyError {
  try {
    validate(rows);
  } catch (error) {
    if (error instanceof BlinkyError) return error;
    throw error;
  }
  throw new Error('the rows were taken');
}

describe('the catalog validated in slices', () => {
  it('comes to the same as at once, and lets others work in between', async () => {
    const rows = Array.from({ length: 1_200 }, (_, at) => ({
      origin: `faq.csv:${at + 2}`,
      fields: { question: `¿Pregunta ${at}?`, answer: 'Sí.', additional_info: '' },
    }));
    const options = { defaultLocale: 'es-MX', now: new Date('2026-03-02T15:00:00Z') };
    let others = false;
    setImmediate(() => {
      others = true;
    });
    const gently = await validateEntriesGently(rows, options);
    expect(gently).to.deep.equal(validateEntries(rows, options));
    expect(others).to.equal(true);
  });
});
