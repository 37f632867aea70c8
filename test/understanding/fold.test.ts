import { expect } from 'chai';
import fc from 'fast-check';
import { fold, stem } from '#sdk';

describe('fold', () => {
  const pairs: Readonly<Record<string, string>> = {
    '¿Cuántos DÍAS me tocan?': 'cuantos dias me tocan',
    'holaaaa siiii': 'hola si',
    'leer el acceso a 1000 calles': 'leer el acceso a 1000 calles',
    'aq hora entro': 'a que hora entro',
    'q onda, xq no me pagan? tmb d lunes': 'que onda porque no me pagan tambien de lunes',
    'año, ñandú y pingüino': 'ano nandu y pinguino',
    'va\u200bca\u200dciones': 'vacaciones',
    'gracias 🙏🏽👨‍👩‍👧 ok': 'gracias ok',
    'ＨＯＬＡ ﬁn': 'hola fin',
    '9:00 a.m. — ext. 1005': '9 00 a m ext 1005',
    '“finde” en mi compu': 'fin de semana en mi computadora',
    'Привет, ¿qué tal?': 'привет que tal',
    '': '',
    '🎉 … !!': '',
  };
  for (const [text, folded] of Object.entries(pairs)) {
    it(`makes "${folded}" of ${JSON.stringify(text)}`, () => {
      expect(fold(text)).to.equal(folded);
    });
  }

  it('changes nothing the second time, whatever the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(fold(text))).to.equal(fold(text));
      }),
    );
  });

  it('gives words of letters and digits with one space between them, and never throws', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(text)).to.match(/^(?:[\p{L}\p{Nd}]+(?: [\p{L}\p{Nd}]+)*)?$/u);
      }),
    );
  });

  it('hears the same in capitals and without accents', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-záéíóúñü ¿?,.]{0,60}$/), (text) => {
        const bare = text.normalize('NFD').replace(/\p{M}/gu, '');
        expect(fold(text.toUpperCase())).to.equal(fold(text));
        expect(fold(bare)).to.equal(fold(text));
      }),
    );
  });

  it('folds a text of many parts as it folds the parts', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 20 }), (parts) => {
        const apart = parts.map(fold).filter(Boolean).join(' ');
        expect(fold(parts.join(' . '))).to.equal(apart);
      }),
    );
  });
});

describe('stem', () => {
  const families = [
    ['pagar', 'pago', 'pagan', 'pagado', 'pague'],
    ['vacacion', 'vacaciones'],
    ['contrato', 'contratos', 'contratado'],
    ['solicitar', 'solicito', 'solicitarlo'],
    ['lapiz', 'lapices'],
  ];
  for (const family of families) {
    it(`is one for ${family.join(', ')}`, () => {
      expect(new Set(family.map(stem))).to.have.property('size', 1);
    });
  }

  it('keeps apart what only begins alike', () => {
    expect(stem('comida')).to.not.equal(stem('comer'));
    expect(stem('prestaciones')).to.not.equal(stem('prestamo'));
    expect(stem('dia')).to.equal('dia');
  });
});

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc
    .array(fc.constantFrom('q', 'pa', 'HOLA', 'holaaa', 'ñ', 'İ', 'ǅ', 'ß', '½', '\u0301', '\u200b', '🇲🇽', ' ', '..'), { maxLength: 30 })
    .map((parts) => parts.join('')),
);
