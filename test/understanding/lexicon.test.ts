import { basename, join } from 'node:path';
import { expect } from 'chai';
import { BlinkyError } from '#sdk';
import { lexiconFiles, loadLexicon, parseLexicon } from '../../catalog/lexicon.ts';
import { Concepts } from '../../src/understanding/concepts.ts';
import { Pace } from '../../src/understanding/pace.ts';
import { tokens } from '../../src/understanding/tokens.ts';

const header = 'concept,term,kind\n';
const folder = join(import.meta.dirname, '..', '..', 'catalog');

describe('the lexicon file', () => {
  it('ships with at least 250 concepts and 1,500 terms', async () => {
    const lexicon = await loadLexicon(join(folder, 'lexico.es-MX.csv'));
    expect(lexicon.length).to.be.at.least(1_500);
    expect(new Set(lexicon.map(({ concept }) => concept)).size).to.be.at.least(250);
  });

  it('has English words for the concepts that it has in Spanish', async () => {
    const spanish = new Set((await loadLexicon(join(folder, 'lexico.es-MX.csv'))).map(({ concept }) => concept));
    const english = await loadLexicon(join(folder, 'lexico.en.csv'));
    expect(english.length).to.be.at.least(600);
    expect(english.filter(({ concept }) => !spanish.has(concept))).to.deep.equal([]);
  });

  it('is read together with those of other languages, no term twice', async () => {
    const files = await lexiconFiles(folder);
    expect(files.map((file) => basename(file))).to.deep.equal(['lexico.en.csv', 'lexico.es-MX.csv']);
    const lexicon = await loadLexicon(...files);
    expect(new Set(lexicon.map(({ concept, term }) => `${concept}/${term}`)).size).to.equal(lexicon.length);
    expect(lexicon).to.deep.include({ concept: 'recibo_de_nomina', term: 'pay stub', kind: 'synonym' });
  });

  it('has to be there', async () => {
    expect(await loadLexicon().catch((error: unknown) => error)).to.be.instanceOf(BlinkyError);
  });

  it('reads quoted terms, blank lines and a byte order mark', () => {
    const lexicon = parseLexicon(`\ufeff${header}pago,"raya, la",slang\n\npago, nómina ,canonical\n`, 'lexico.csv');
    expect(lexicon).to.deep.equal([
      { concept: 'pago', term: 'raya, la', kind: 'slang' },
      { concept: 'pago', term: 'nómina', kind: 'canonical' },
    ]);
  });

  it('reads the same without quotes, which needs no parser', () => {
    const plain = parseLexicon(`\ufeffconcept,term,kind\r\n\r\npago, nómina ,canonical\r\npago,lana,slang`, 'lexico.csv');
    const quoted = parseLexicon(`\ufeffconcept,term,kind\r\n\r\npago, nómina ,canonical\r\npago,"lana",slang`, 'lexico.csv');
    expect(plain).to.deep.equal(quoted);
    expect(plain).to.have.length(2);
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

  it('name the words that stand for them, unless these may mean something else', async () => {
    const concepts = await Concepts.of(
      [
        { concept: 'nomina', term: 'payslip', kind: 'synonym' },
        { concept: 'jefe', term: 'lead', kind: 'synonym' },
        { concept: 'plomo', term: 'lead', kind: 'synonym' },
      ],
      new Pace(),
    );
    const saidBy = new Map<string, string>();
    concepts.find(tokens('payslip of my lead'), { foreign: new Set(['payslip', 'lead']), saidBy });
    expect([...saidBy]).to.deep.equal([['payslip', 'nomina']]);
  });

  it('name a foreign word in whichever of its forms, and the longest term that stands there', async () => {
    const concepts = await Concepts.of(
      [
        { concept: 'bono', term: 'bonus', kind: 'loan' },
        { concept: 'bono', term: 'bonuses', kind: 'synonym' },
        { concept: 'aguinaldo', term: 'christmas bonus', kind: 'loan' },
      ],
      new Pace(),
    );
    const read = (text: string, foreign: readonly string[]): { found: string[]; said: [string, string][] } => {
      const saidBy = new Map<string, string>();
      const found = concepts.find(tokens(text), { foreign: new Set(foreign), saidBy });
      return { found: [...found.keys()], said: [...saidBy] };
    };
    expect(read('the bonus', ['bonus'])).to.deep.equal({ found: ['bono'], said: [['bonus', 'bono']] });
    const christmas = read('the christmas bonus', ['christm', 'bonus']);
    expect(christmas.said).to.deep.include(['bonus', 'aguinaldo']);
    expect(christmas.found).to.deep.equal(['aguinaldo']);
    expect(read('the christmas bonus', ['christm']).found).to.have.members(['aguinaldo', 'bono']);
    expect(['bonus', 'bonuses', 'christmas', 'bono'].map((word) => concepts.isForeign(word))).to.deep.equal([true, false, false, false]);
  });

  it('are not found by what is left of an idiom without its function words', async () => {
    expect(await find('me espera mi jefe')).to.deep.equal([]);
  });
});
