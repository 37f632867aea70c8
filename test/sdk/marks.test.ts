import { expect } from 'chai';
import fc from 'fast-check';
import { splitMarked, withMarks } from '#sdk';

const word = fc.oneof(
  fc.stringMatching(/^[a-zñáé]{1,30}$/),
  fc.constantFrom('👩🏽‍💻', 'día.', '¿Qué?', '😀😀😀', 'https://a.example/b_c_d', '5*3*2', '**', '_', '~x'),
);
const words = (max: number) => fc.array(word, { minLength: 1, maxLength: max }).map((list) => list.join(' '));
const marked = fc.tuple(fc.constantFrom('*', '_', '~'), fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 8 }));
const pair = marked.map(([mark, list]) => `${mark}${list.join(' ')}${mark}`);
const blank = fc.constantFrom(' ', '\n', '\n\n', '  ');
const texts = fc
  .array(fc.tuple(fc.oneof(words(40), pair, pair), blank), { minLength: 1, maxLength: 60 })
  .map((pieces) => pieces.flat().join(''));

describe('a text with marks', () => {
  it('is cut into parts that joined are the text, none over the limit', () => {
    fc.assert(
      fc.property(fc.oneof(texts, fc.string({ unit: 'binary', maxLength: 5_000 })), fc.integer({ min: 20, max: 1_600 }), (text, limit) => {
        const parts = splitMarked(text, limit);
        return parts.join('') === text && parts.every((part) => part.length <= limit && (part !== '' || text === ''));
      }),
      { numRuns: 150 },
    );
  });

  it('is never cut inside a surrogate pair', () => {
    const emoji = fc.array(fc.constantFrom('😀', '👩🏽‍💻', 'a', ' ', '*😀 a*'), { maxLength: 400 }).map((list) => list.join(''));
    const limits = fc.integer({ min: 2, max: 200 });
    fc.assert(fc.property(emoji, limits, (text, limit) => splitMarked(text, limit).every((part) => part.isWellFormed())));
  });

  it('is never cut inside a word or inside a pair of marks', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let at = 0;
        for (const part of splitMarked(text, 300).slice(0, -1)) {
          at += part.length;
          if (/\S$/.test(text.slice(0, at)) && /^\S/.test(text.slice(at))) return false;
          // A pair that the generator made is open at the cut when what stands before it ends inside one.
          if (/(?:^|\s)([*_~])[a-z]+(?: [a-z]+)* $/.test(text.slice(0, at)) && /^[a-z]+(?: [a-z]+)*[*_~](?:\s|$)/.test(text.slice(at)))
            return false;
        }
        return true;
      }),
      { numRuns: 500 },
    );
  });

  it('keeps a bold sentence whole that the limit falls into', () => {
    const bold = '*una frase en negritas. Con punto*';
    expect(splitMarked(`${'a'.repeat(30)} ${bold} fin`, 50)).to.deep.equal([`${'a'.repeat(30)} `, `${bold} fin`]);
    expect(splitMarked(`${bold} ${'b'.repeat(30)}`, 40)[0]).to.equal(bold);
  });

  it('has no marks of Markdown where the platform has none itself', () => {
    const text = '## Vacaciones\n**Doce días**, ~~diez~~. Ver [el portal](https://portal.example/a)';
    expect(withMarks(text, { bold: '', strike: '' })).to.equal('Vacaciones\nDoce días, diez. Ver el portal: https://portal.example/a');
  });
});
