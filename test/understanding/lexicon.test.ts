import { join } from 'node:path';
import { expect } from 'chai';
import { BlinkyError } from '#sdk';
import { loadLexicon, parseLexicon } from '../../catalog/lexicon.ts';
import { Concepts } from '../../src/understanding/concepts.ts';
import { Pace } from '../../src/understanding/pace.ts';
import { tokens } from '../../src/understanding/tokens.ts';

const header = 'concept,term,kind\n';

describe('the lexicon file', () => {
  it('ships with at least 250 concepts and 1,500 terms', async () => {
    const lexicon = await loadLexicon(join(import.meta.dirname, '..', '..', 'catalog', 'lexico.es-MX.csv'));
    expect(lexicon.length).to.be.at.least(1_500);
    expect(new Set(lexicon.map(({ concept }) => concept)).size).to.be.at.least(250);
  });

  it('reads quoted terms, blank lines and a byte order mark', () => {
    const lexicon = parseLexicon(`\ufeff${header}pago,"raya, la",slang\n\npago, nómina ,canonical\n`, 'lexico.csv');
    expect(lexicon).to.deep.equal([
      { concept: 'pago', term: 'raya, la', kind: 'slang' },
      { concept: 'pago', term: 'nómina', kind: 'canonical' },
    ]);
  });

  const broken: Readonly<Record<string, readonly [line: string, says: string]>> = {
    'a concept with blanks': ['mi pago,lana,slang', 'lexico.csv:2 the concept must be snake_case'],
    'an empty term': ['pago,,slang', 'lexico.csv:2 the term is empty'],
    'an unknown kind': ['pago,lana,jerga', 'lexico.csv:2 the kind must be one of'],
    'a repeated term': ['pago,lana,slang\npago,lana,synonym', 'lexico.csv:3 repeats line 2'],
  };
  for (const [what, [line, says]] of Object.entries(broken)) {
    it(`is refused for ${what}, by its line`, () => {
      expect(() => parseLexicon(header + line, 'lexico.csv')).to.throw(BlinkyError, says);
    });
  }

  it('is refused with another header, with a missing field, and when it is not there', async () => {
    expect(() => parseLexicon('a,b\n', 'x')).to.throw(BlinkyError, 'the header must be');
    expect(() => parseLexicon(`${header}pago,lana\n`, 'x')).to.throw(BlinkyError, 'no valid CSV');
    expect(await loadLexicon('/nowhere/x.csv').catch((error: unknown) => error)).to.be.instanceOf(BlinkyError);
  });
});

describe('concepts', () => {
  const find = async (text: string): Promise<string[]> => {
    const concepts = await Concepts.of(
      [
        { concept: 'ahorro', term: 'fondo de ahorro', kind: 'canonical' },
        { concept: 'llegada', term: 'cómo llegar', kind: 'idiom' },
        { concept: 'pago', term: 'me cae', kind: 'idiom' },
        { concept: 'pago', term: 'sueldo', kind: 'synonym' },
        { concept: 'objetivos', term: 'qué se espera de mí', kind: 'idiom' },
      ],
      new Pace(),
    );
    return [...concepts.find(tokens(text)).keys()];
  };

  it('are found by inflected words and by words near each other in any order', async () => {
    expect(await find('¿y los sueldos?')).to.deep.equal(['pago']);
    expect(await find('el ahorro del fondo')).to.deep.equal(['ahorro']);
    expect(await find('el fondo nuevo de ahorro')).to.deep.equal(['ahorro']);
    expect(await find('un fondo blanco en la pantalla del equipo nuevo, y qué ahorro')).to.deep.equal([]);
  });

  it('of idioms need the whole idiom, in order', async () => {
    expect(await find('¿cuándo me cae?')).to.deep.equal(['pago']);
    expect(await find('¿cómo puedo llegar?')).to.deep.equal(['llegada']);
    expect(await find('al llegar vi cómo es')).to.deep.equal([]);
  });

  it('are not found by what is left of an idiom without its function words', async () => {
    expect(await find('me espera mi jefe')).to.deep.equal([]);
  });
});
