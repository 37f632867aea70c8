import { expect } from 'chai';
import type { BlinkyError } from '#sdk';
import { refusalOf } from '../../../test/support/refusal.ts';
import { parseCsv } from './parse.ts';

const HEADER = 'question,answer,additional_info';

describe('a CSV catalog', () => {
  describe('reads what spreadsheets write', () => {
    const written: readonly [string, string | Uint8Array][] = [
      ['plain UTF-8', `${HEADER}\n¿Qué día pagan?,El 15,\n`],
      ['a byte order mark', `\uFEFF${HEADER}\n¿Qué día pagan?,El 15,\n`],
      ['semicolons', `${HEADER.replaceAll(',', ';')}\n¿Qué día pagan?;El 15;\n`],
      ['tabs', `${HEADER.replaceAll(',', '\t')}\n¿Qué día pagan?\tEl 15\t\n`],
      ['Excel\'s "sep=" line', `sep=;\r\n${HEADER.replaceAll(',', ';')}\r\n¿Qué día pagan?;El 15;\r\n`],
      [
        'a delimiter inside a quoted header name',
        `question;answer;additional_info;"notas, sueltas, de RH, varias"\n¿Qué día pagan?;El 15;;\n`,
      ],
      ['Windows line ends', `${HEADER}\r\n¿Qué día pagan?,El 15,\r\n`],
      ['old Mac line ends', `${HEADER}\r¿Qué día pagan?,El 15,\r`],
      ['no line end at the end', `${HEADER}\n¿Qué día pagan?,El 15,`],
      ['header names with capitals and blanks', `" Question ",ANSWER,Additional Info\n¿Qué día pagan?,El 15,\n`],
      ['blanks around quotes', `${HEADER}\n "¿Qué día pagan?" , "El 15" ,\n`],
      ['blank lines and blank records', `\n\n${HEADER}\n\n¿Qué día pagan?,El 15,\n,,\n,,\n`],
      ['columns that were used once and emptied', `${HEADER},,\n¿Qué día pagan?,El 15,,,\n`],
      ['UTF-16, little end first', utf16(`${HEADER}\n¿Qué día pagan?,El 15,\n`)],
      ['UTF-16, big end first', utf16(`${HEADER}\n¿Qué día pagan?,El 15,\n`).swap16()],
    ];
    for (const [name, content] of written) {
      it(name, async () => {
        const { rows, warnings } = await parseCsv(Buffer.from(content), { file: 'faq.csv' });
        expect(rows).to.have.length(1);
        expect(rows[0]?.fields).to.include({ question: '¿Qué día pagan?', answer: 'El 15', additional_info: '' });
        expect(warnings).to.deep.equal([]);
      });
    }

    it('windows-1252, and says that it guessed', async () => {
      const bytes = Buffer.concat([
        Buffer.from(`${HEADER}\n`),
        Buffer.from('\xbfQu\xe9 d\xeda pagan?,El 15 \x96 o antes: 5 \x80,\n', 'latin1'),
      ]);
      const { rows, warnings } = await parseCsv(bytes, { file: 'faq.csv' });
      expect(rows[0]?.fields).to.include({ question: '¿Qué día pagan?', answer: 'El 15 – o antes: 5 €' });
      expect(warnings).to.have.length(1);
      expect(warnings[0]).to.match(/faq\.csv.*windows-1252/);
    });

    it('quoted texts with delimiters, quotes and line breaks', async () => {
      const { rows } = await parseCsv(Buffer.from(`${HEADER}\n"a, b","dice ""hola""\nen dos líneas",x\nq,a,\n`), { file: 'faq.csv' });
      expect(rows[0]?.fields).to.deep.equal({ question: 'a, b', answer: 'dice "hola"\nen dos líneas', additional_info: 'x' });
      expect(rows.map(({ origin }) => origin)).to.deep.equal(['faq.csv:2', 'faq.csv:4']);
    });

    it('100,000 rows, with the right line on the last', async () => {
      const { rows } = await parseCsv(Buffer.from(`${HEADER}\n${'q,a,\n'.repeat(100_000)}`), { file: 'faq.csv' });
      expect(rows).to.have.length(100_000);
      expect(rows.at(-1)?.origin).to.equal('faq.csv:100001');
    });
  });

  describe('refuses, with file, line and remedy,', () => {
    const refused: readonly { title: string; content: string | Uint8Array; at: string; says: RegExp }[] = [
      { title: 'an empty file', content: '', at: 'faq.csv: ', says: /empty/ },
      { title: 'a file of blank lines', content: '\n\r\n ,,\n', at: 'faq.csv: ', says: /empty/ },
      { title: 'a header without rows', content: `${HEADER}\n,,\n`, at: 'faq.csv: ', says: /no rows/ },
      {
        title: 'a header that lacks a column',
        content: 'question,answer\nq,a\n',
        at: 'faq.csv:1',
        says: /lacks additional_info; it has question, answer/,
      },
      {
        title: 'a misspelt column, and suggests the name',
        content: 'question,anwser,additional_info\nq,a,\n',
        at: 'faq.csv:1',
        says: /rename "anwser" to answer/,
      },
      {
        title: 'Spanish columns, and suggests the names',
        content: 'Pregunta,Respuesta,Información adicional\nq,a,\n',
        at: 'faq.csv:1',
        says: /rename "pregunta" to question, rename "respuesta" to answer, rename "información_adicional" to additional_info/,
      },
      { title: 'a column that is there twice', content: `${HEADER}, Answer\nq,a,,b\n`, at: 'faq.csv:1', says: /"answer" twice/ },
      {
        title: 'a column without a name',
        content: 'question,,answer,additional_info\nq,,a,\n',
        at: 'faq.csv:1',
        says: /column 2 has no name/,
      },
      { title: 'the header __proto__', content: `${HEADER},__proto__\nq,a,,x\n`, at: 'faq.csv:1', says: /__proto__.*not allowed/ },
      { title: 'the header constructor', content: `${HEADER},Constructor\nq,a,,x\n`, at: 'faq.csv:1', says: /constructor.*not allowed/ },
      { title: 'the header prototype', content: `${HEADER},prototype\nq,a,,x\n`, at: 'faq.csv:1', says: /prototype.*not allowed/ },
      {
        title: 'more columns than a catalog can need',
        content: `${HEADER}${',x'.repeat(98)}\nq,a,\n`,
        at: 'faq.csv:1',
        says: /101 columns/,
      },
      { title: 'too many columns in a record', content: `${HEADER}\nq,a,\nq,a, b,c\n`, at: 'faq.csv:3', says: /4 columns, the header 3/ },
      {
        title: 'a text cut at a bare comma, although the last cell is blank',
        content: `${HEADER}\n¿Qué hago, y cuándo?,Avisa,\n`,
        at: 'faq.csv:2',
        says: /4 columns, the header 3/,
      },
      { title: 'a text under a nameless column', content: `${HEADER},,\nq,a,,,\nq,a,b,c,\n`, at: 'faq.csv:3', says: /columns/ },
      { title: 'too few columns in a record', content: `${HEADER}\n"q\nq",a\n`, at: 'faq.csv:2', says: /2 columns, the header 3/ },
      { title: 'a quote that is never closed', content: `${HEADER}\nq,a,\n\n"q,a,\nq,a,\n`, at: 'faq.csv:4', says: /never closed/ },
      { title: 'a quote inside an unquoted text', content: `${HEADER}\nq,a "b" c,\n`, at: 'faq.csv:2', says: /quote stands inside/ },
      { title: 'text after a closing quote', content: `${HEADER}\n"q\n"x,a,\n`, at: 'faq.csv:2', says: /quote stands inside/ },
      { title: 'a NUL character', content: `${HEADER}\nq,a,\nq,a\0,\n`, at: 'faq.csv:3', says: /NUL/ },
      { title: 'UTF-16 without its mark', content: utf16(`${HEADER}\nq,a,\n`).subarray(2), at: 'faq.csv:1', says: /UTF-16/ },
      { title: 'broken UTF-16', content: utf16(`${HEADER}\nq,\ud800,\n`), at: 'faq.csv: ', says: /UTF-16/ },
      { title: 'a record over 64 KB', content: `${HEADER}\nq,a,\nq,${'a'.repeat(66_000)},\n`, at: 'faq.csv:3', says: /over 64 KB/ },
      { title: 'a record of 70,000 delimiters', content: `${HEADER}\n${','.repeat(70_000)}\nq,a,\n`, at: 'faq.csv:2', says: /over 64 KB/ },
      { title: 'a record of 200,000 delimiters', content: `${HEADER}\nq,a,\n${','.repeat(200_000)}`, at: 'faq.csv:3', says: /over 64 KB/ },
      {
        title: 'a quote that swallows the file',
        content: `${HEADER}\nq,"a,\n${'q,a,\n'.repeat(20_000)}`,
        at: 'faq.csv:2',
        says: /over 64 KB.*quote/s,
      },
      { title: 'more than 100,000 rows', content: `${HEADER}\n${'q,a,\n'.repeat(100_001)}`, at: 'faq.csv:100002', says: /100000 rows/ },
      { title: 'more than 10 MB', content: Buffer.alloc(10_000_001, 'x'), at: 'faq.csv: ', says: /10 MB/ },
    ];
    for (const { title, content, at, says } of refused) {
      it(title, async () => {
        const error = await failure(Buffer.from(content));
        expect(error.code).to.equal('BLINKY_CATALOG_INVALID');
        expect(error.owner).to.equal('catalog/csv');
        expect(error.message.startsWith(at), error.message).to.equal(true);
        expect(error.line).to.match(says);
        expect(error.hint).to.be.a('string').with.length.greaterThan(10);
      });
    }

    it('every uneven record at once, the first 20 by name', async () => {
      const error = await failure(Buffer.from(`${HEADER}\n${'q,a\n'.repeat(30)}`));
      expect(error.message.split('\n')).to.have.length(21);
      expect(error.message).to.contain('faq.csv:21').and.to.contain('and 10 more');
    });

    it('without a word of the content', async () => {
      for (const row of [
        '"secreto,a,\n',
        'secreto "x" y,a,\n',
        '"secreto"x,a,\n',
        'secreto,secreto\n',
        `${'secreto'.repeat(10_000)},a,\n`,
        'secreto,\0,\n',
      ]) {
        const error = await failure(Buffer.from(`${HEADER}\n${row}`));
        expect(JSON.stringify([error.line, error.stack, error.cause])).not.to.contain('secreto');
      }
    });
  });

  it('stops between two slices when it is told to', async () => {
    const controller = new AbortController();
    const parsing = parseCsv(Buffer.from(`${HEADER}\n${'q,a,\n'.repeat(90_000)}`), { file: 'faq.csv', signal: controller.signal });
    controller.abort(new Error('enough'));
    expect(await parsing.catch((error: unknown) => error)).to.have.property('message', 'enough');
  });
});

function utf16(text: string): Buffer {
  return Buffer.from(`\uFEFF${text}`, 'utf16le');
}

function failure(bytes: Uint8Array): Promise<BlinkyError> {
  return refusalOf(parseCsv(bytes, { file: 'faq.csv' }));
}
