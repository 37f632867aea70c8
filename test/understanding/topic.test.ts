import { expect } from 'chai';
import type { CatalogEntry } from '#sdk';
import type { Lexicon } from '../../catalog/lexicon.ts';
import { refersBack } from '../../src/understanding/follow-up.ts';
import { findAll } from '../../src/understanding/questions.ts';
import { buildSearch, type CatalogSearch } from '../../src/understanding/search.ts';
import { entries, now } from './sample-catalog.ts';

const lexicon: Lexicon = [
  { concept: 'pago', term: 'pagan', kind: 'canonical' },
  { concept: 'pago', term: 'depositan', kind: 'synonym' },
  { concept: 'aguinaldo', term: 'aguinaldo', kind: 'canonical' },
];

const rows: Readonly<Record<string, readonly [question: string, answer: string]>> = {
  'aguinaldo-monto': ['¿Cuántos días de aguinaldo dan?', 'Treinta días de sueldo.'],
  'aguinaldo-fecha': ['¿Cuándo pagan el aguinaldo?', 'A más tardar el 15 de diciembre.'],
  quincena: ['¿Cuándo pagan?', 'Pagamos los días 15 y último de cada mes.'],
};

describe('what follows an answer', () => {
  let search: CatalogSearch;
  before(async () => {
    const [pattern] = entries() as [CatalogEntry];
    const own = Object.entries(rows).map(([id, [question, answer]]) => ({ ...pattern, id, question, answer }));
    search = await buildSearch([...entries(), ...own], { lexicon, intents: [], defaultLocale: 'es-MX' });
  });
  const ask = (text: string, topic?: string) => {
    const { kind, chosen } = findAll(search, text, { locale: 'es-MX', now, ...(topic ? { topic } : {}) });
    return [kind, ...chosen.map(({ id }) => id)];
  };

  it('means the neighbour of the topic, however well another row fits the bare words', () => {
    expect(ask('¿cuándo lo pagan?')[1]).to.equal('quincena');
    expect(ask('¿cuándo lo pagan?', 'aguinaldo-monto')).to.deep.equal(['answer', 'aguinaldo-fecha']);
    expect(ask('y cuándo lo pagan', 'aguinaldo-monto')).to.deep.equal(['answer', 'aguinaldo-fecha']);
  });

  it('stays with the topic where no neighbour fits', () => {
    expect(ask('¿y eso dónde se pide?', 'comedor')).to.deep.equal(['answer', 'comedor']);
  });

  it('is a question of its own where it names another matter', () => {
    expect(ask('¿y qué hago si pierdo mi gafete?', 'aguinaldo-monto')).to.deep.equal(['answer', 'gafete']);
  });

  it('does not point back in English by "there is", "it is possible" or "is it true that"', () => {
    for (const text of [
      'is there a pool',
      "and there's a sauna?",
      'is it possible to bring a dog?',
      'is it true that we close on Fridays?',
    ])
      expect(refersBack(text), text).to.equal(false);
    for (const text of ['how do I get there?', 'is that for everybody?', 'how is it paid?', 'who do I ask about it?'])
      expect(refersBack(text), text).to.equal(true);
    for (const text of ['but is there a pool?', "and there's a sauna?"]) expect(ask(text, 'comedor'), text).to.deep.equal(['unknown']);
  });

  it('is not about the topic where it asks whether there is something else', () => {
    for (const text of ['¿y hay alberca?', 'pero tienen alguna ludoteca?', 'and do you have a sauna?'])
      expect(ask(text, 'comedor'), text).to.deep.equal(['unknown']);
    expect(ask('¿y hay para veganos?', 'comedor')).to.deep.equal(['answer', 'comedor']);
  });

  it('is not answered with the topic where it is about something else altogether', () => {
    expect(ask('¿y quién ganó el partido?', 'aguinaldo-monto')).to.deep.equal(['unknown']);
  });
});
