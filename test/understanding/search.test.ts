import { expect } from 'chai';
import fc from 'fast-check';
import type { CatalogEntry } from '#sdk';
import { buildSearch, type CatalogSearch } from '../../src/understanding/search.ts';
import { entries, lexicon, now, searchOf } from './sample-catalog.ts';

describe('the catalog search', () => {
  let search: CatalogSearch;
  before(async () => {
    search = await searchOf(entries());
  });
  const best = (text: string): string | undefined => search.find(text, { locale: 'es-MX', now })[0]?.id;

  const asked: Readonly<Record<string, string>> = {
    'cuantos dias d vacaciones me tocan': 'vacaciones',
    'kiero saver cuantos dias de bacasiones tengo': 'vacaciones',
    '¿cuándo cae la lana?': 'nomina',
    'se me perdió la credencial': 'gafete',
    'dónde dejo mi coche': 'estacionamiento',
    'hay menú vegetariano?': 'comedor',
    'soy becario, ¿tengo días libres?': 'practicantes',
  };
  for (const [text, id] of Object.entries(asked)) {
    it(`finds ${id} for "${text}"`, () => {
      expect(best(text)).to.equal(id);
    });
  }

  it('is certain of a question that stands in the catalog word for word', () => {
    const [first, second] = search.find('cuantos dias de VACACIONES me corresponden', { locale: 'es-MX', now });
    expect(first).to.include({ id: 'vacaciones', score: 0.98 });
    expect(second?.score).to.be.within(0, 0.02);
  });

  it('gives probabilities: sorted, each in 0 to 1, together no more than 1', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words, '¿', '🎉', '\n'), { maxLength: 12 }), (parts) => {
        const scores = search.find(parts.join(' '), { locale: 'es-MX', now }).map(({ score }) => score);
        expect(scores).to.deep.equal(scores.toSorted((a, b) => b - a));
        expect(scores.every((score) => score >= 0 && score <= 1)).to.equal(true);
        expect(scores.reduce((sum, score) => sum + score, 0)).to.be.at.most(1.0001);
      }),
    );
  });

  it('is less sure of a question that the catalog cannot answer', () => {
    const score = (text: string): number => search.find(text, { locale: 'es-MX', now })[0]?.score ?? 0;
    for (const text of ['¿cuál es la capital de Francia?', 'cuéntame un chiste', 'qué clima hace hoy', '🎉🎉', '']) {
      expect(score(text), text).to.be.below(search.thresholds.clarify);
    }
  });

  it('gives as many candidates as are asked for', () => {
    expect(search.find('dias de vacaciones, nomina y gafete', { locale: 'es-MX', now, limit: 2 })).to.have.length(2);
  });

  it('answers any text, also long and strange ones', () => {
    const long = [
      'vacaciones '.repeat(1_000),
      'a'.repeat(10_000),
      '🎉'.repeat(500),
      'ваканции 休暇 वेतन nómina'.repeat(50),
      '\u200b'.repeat(5_000),
    ];
    for (const text of long) expect(search.find(text, { locale: 'es-MX', now })).to.be.an('array');
    expect(best('mi ga\u200bfete '.repeat(100))).to.equal('gafete');
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void search.find(text, { locale: 'es-MX', now })));
  });

  it('knows the question of an entry', () => {
    expect(search.question('comedor')).to.equal('¿Qué horario tiene el comedor?');
    expect(search.question('nadie')).to.equal(undefined);
  });

  it('never gives an entry past its last day, and gives it on that day', async () => {
    const dated = await searchOf(entries((id) => (id === 'nomina' ? { validUntil: '2026-03-02' } : {})));
    const ids = (day: Date): string[] => dated.find('¿Qué día se deposita la nómina?', { locale: 'es-MX', now: day }).map(({ id }) => id);
    expect(ids(new Date(2026, 2, 2, 23, 59))[0]).to.equal('nomina');
    expect(ids(new Date(2026, 2, 3, 0, 1))).to.not.include('nomina');
  });

  it('prefers the asked locale and falls back to the default one', async () => {
    const english: CatalogEntry = {
      ...(entries()[0] as CatalogEntry),
      id: 'vacation-en',
      locale: 'en',
      question: 'How many vacation days do I get?',
    };
    const bilingual = await searchOf([...entries(), english]);
    const ids = (text: string, locale: string): string[] => bilingual.find(text, { locale, now }).map(({ id }) => id);
    expect(ids('how many vacation days do I get', 'en')).to.deep.equal(['vacation-en']);
    expect(ids('¿Cuántos días de vacaciones me corresponden?', 'es-MX')).to.not.include('vacation-en');
    expect(ids('¿Qué hago si pierdo mi gafete?', 'en')[0]).to.equal('gafete');
    expect(ids('¿Qué hago si pierdo mi gafete?', 'es-AR')[0]).to.equal('gafete');
  });

  it('finds an entry by a variation, exactly and nearly', async () => {
    const varied = await searchOf(entries((id) => (id === 'comedor' ? { variations: ['¿a qué hora dan de comer?', 'lonche'] } : {})));
    for (const text of ['A QUE HORA DAN DE COMER', 'a que ora dan d comer hoy', 'el lonche']) {
      expect(varied.find(text, { locale: 'es-MX', now })[0]?.id, text).to.equal('comedor');
    }
  });

  it('finds a wording in other inflections and with courtesies around it', async () => {
    const varied = await searchOf(entries((id) => (id === 'gafete' ? { variations: ['me robaron el gafete en la calle'] } : {})));
    const [first] = varied.find('hola, y si me roban el gafete en la calle? gracias', { locale: 'es-MX', now });
    expect(first?.id).to.equal('gafete');
    expect(first?.score).to.be.at.least(0.9);
  });

  it('finds what the lexicon knows by another name, in English as well', async () => {
    const english = [
      { concept: 'vacaciones', term: 'vacation', kind: 'synonym' },
      { concept: 'gafete', term: 'badge', kind: 'synonym' },
    ] as const;
    const bilingual = await buildSearch(entries(), { lexicon: [...lexicon, ...english], intents: [], defaultLocale: 'es-MX' });
    const found = bilingual.find('I lost my badge', { locale: 'es-MX', now });
    expect(found[0]?.id).to.equal('gafete');
    expect(found[0]?.score).to.be.above((search.find('I lost my badge', { locale: 'es-MX', now })[0]?.score ?? 0) + 0.1);
  });

  it('does not take a foreign word for the Spanish one of its stem', async () => {
    const words = [
      { concept: 'renuncia', term: 'quit', kind: 'loan' },
      { concept: 'renuncia', term: 'can i quit', kind: 'synonym' },
      { concept: 'renuncia', term: 'renuncia', kind: 'canonical' },
      { concept: 'quitar', term: 'me quitan', kind: 'synonym' },
    ] as const;
    const catalog = entries((id) => {
      if (id === 'comedor') return { question: '¿Por qué me quitan dinero del sueldo?' };
      return id === 'gafete' ? { question: '¿Cómo presento mi renuncia?' } : {};
    });
    const bilingual = await buildSearch(catalog, { lexicon: [...lexicon, ...words], intents: [], defaultLocale: 'es-MX' });
    expect(bilingual.find('can I quit', { locale: 'es-MX', now })[0]?.id).to.equal('gafete');
    expect(bilingual.find('me quita dinero', { locale: 'es-MX', now })[0]?.id).to.equal('comedor');
  });

  it('stops building when it is told to', async () => {
    const reason = new Error('the host is stopping');
    const material = { lexicon, intents: [], defaultLocale: 'es-MX' };
    const failed = await buildSearch(entries(), material, AbortSignal.abort(reason)).catch((error: unknown) => error);
    expect(failed).to.equal(reason);
  });
});

describe('the search of a large catalog', () => {
  it('finds the rows that the full search finds, and others of theirs', async () => {
    const filler = Array.from({ length: 1_500 }, (_, at) => ({
      ...(entries()[4] as CatalogEntry),
      id: `tramite-${at}`,
      question: `¿Cómo se hace el trámite ${at} de la sucursal ${at % 97}?`,
      answer: `Llena el formato ${at}.`,
    }));
    const large = await searchOf([...filler, ...entries()]);
    const best = (text: string): string | undefined => large.find(text, { locale: 'es-MX', now })[0]?.id;
    expect(best('se me perdió la credencial')).to.equal('gafete');
    expect(best('cuantos dias de bacasiones tengo')).to.equal('vacaciones');
    expect(best('como hago el tramite 1234')).to.equal('tramite-1234');
    expect(large.find('🎉', { locale: 'es-MX', now })).to.deep.equal([]);
  });

  it('weighs the words of all rows alike, however many rows came before', async () => {
    const [entry] = entries() as [CatalogEntry];
    const rows = Array.from({ length: 1_100 }, (_, at) => ({
      ...entry,
      id: `row-${at}`,
      question: `m${at} descompuesto`,
      answer: `m${at}`,
    }));
    const large = await searchOf(rows);
    const scores = rows.map(({ id, answer }) => large.find(answer, { locale: 'es-MX', now }).find((row) => row.id === id)?.score);
    expect([...new Set(scores)]).to.have.lengthOf(1);
  });

  it('tells rows of one answer apart by question and category', async () => {
    const [entry] = entries() as [CatalogEntry];
    const places = ['zacatecas', 'yucatan', 'sonora'];
    const rows = Array.from({ length: 1_200 }, (_, at) => ({ ...entry, id: `row-${at}`, question: `m${at}`, category: places[at] ?? '' }));
    const large = await searchOf(rows);
    const best = (text: string): string | undefined => large.find(text, { locale: 'es-MX', now })[0]?.id;
    expect(places.map(best)).to.deep.equal(['row-0', 'row-1', 'row-2']);
    expect(best('m700 doce dias el primer año')).to.equal('row-700');
  });
});

const words = ['vacaciones', 'cuántos', 'días', 'nómina', 'gafete', 'chiste', 'q', 'comer', 'coche', 'lugar', 'becario', 'zzz'];
