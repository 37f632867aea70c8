import { expect } from 'chai';
import fc from 'fast-check';
import { BlinkyError } from '#sdk';
import { parseCsv } from './parse.ts';

const HEADER = 'question,answer,additional_info';

describe('a CSV catalog of hostile bytes', () => {
  it('is taken or refused with a BlinkyError, whatever the bytes', () =>
    fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), (bytes) => takenOrRefused(bytes)),
      { numRuns: 500 },
    ));

  it('is taken or refused with a BlinkyError, whatever follows a good header', () => {
    const piece = fc.constantFrom('"', '""', ',', ';', '\t', '\n', '\r', '\r\n', '\0', 'á', '\u{1f600}', 'q', ' ', '__proto__', '\uFEFF');
    const body = fc.array(piece, { maxLength: 60 }).map((pieces) => Buffer.from(`${HEADER}\n${pieces.join('')}`));
    return fc.assert(fc.asyncProperty(body, takenOrRefused), { numRuns: 1_000 });
  });

  it('is taken or refused with a BlinkyError when a good file is damaged', () => {
    const good = Buffer.from(`${HEADER}\n"¿Cuántos días, en total?","Doce ""hábiles""",\n¿Y el aguinaldo?,15 días,Artículo 87\n`);
    const damage = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 5 });
    const damaged = damage.map((changes) => {
      const bytes = Buffer.from(good);
      for (const [at, byte] of changes) bytes[at] = byte;
      return bytes;
    });
    return fc.assert(fc.asyncProperty(damaged, takenOrRefused), { numRuns: 1_000 });
  });

  it('gives back whatever texts were written by the rules', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 30 }).filter((value) => value.isWellFormed() && !value.includes('\0'));
    const rows = fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 5 });
    const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
    return fc.assert(
      fc.asyncProperty(rows, async (written) => {
        const kept = written.filter((cells) => cells.some((cell) => cell.trim() !== ''));
        fc.pre(kept.length > 0);
        const content = [HEADER, ...written.map((cells) => cells.map(quoted).join(','))].join('\r\n');
        const { rows: read } = await parseCsv(Buffer.from(content), { file: 'faq.csv' });
        expect(read.map(({ fields }) => Object.values(fields))).to.deep.equal(kept);
      }),
      { numRuns: 300 },
    );
  });
});

async function takenOrRefused(bytes: Uint8Array): Promise<void> {
  const before = Object.getOwnPropertyNames(Object.prototype).length;
  try {
    const { rows } = await parseCsv(bytes, { file: 'faq.csv' });
    expect(rows).not.to.have.length(0);
    for (const { origin } of rows) expect(origin).to.match(/^faq\.csv:\d+$/);
  } catch (error) {
    if (!(error instanceof BlinkyError)) throw error;
    expect(error.message).to.match(/^faq\.csv(:\d+)?: /);
  }
  expect(Object.getOwnPropertyNames(Object.prototype)).to.have.length(before);
}
