import { expect } from 'chai';
import fc from 'fast-check';
import { tokens } from '../../src/understanding/tokens.ts';
import { WordReader } from '../../src/understanding/word-reader.ts';

describe('the reader of words', () => {
  const text = fc
    .array(fc.oneof(fc.constantFrom('¿Cuándo', 'pagan?', 'holaaa', 'q', 'a.m.', '🎉', '  ', '\n', 'sí/no'), fc.string()), { maxLength: 12 })
    .map((parts) => parts.join(' '));

  it('finds the words that the tokens of a text are, in the whole or in its first characters', () => {
    const reader = new WordReader(({ word }) => word);
    fc.assert(
      fc.property(text, fc.nat(60), (all, length) => {
        const [whole, part]: [string[], string[]] = [[], []];
        reader.read(all, whole);
        reader.read(all, part, length);
        expect(whole).to.deep.equal(tokens(all).map(({ word }) => word));
        expect(part).to.deep.equal(tokens(all.slice(0, length)).map(({ word }) => word));
      }),
    );
  });

  it('asks once per word, however it is written', () => {
    const asked: string[] = [];
    const reader = new WordReader(({ word }) => asked.push(word));
    const words: number[] = [];
    for (const wording of ['Nómina y vales', '¿nomina?', '(VALES)']) reader.read(wording, words);
    expect(asked).to.deep.equal(['nomina', 'y', 'vales']);
    expect(words).to.deep.equal([1, 2, 3, 1, 3]);
  });
});
