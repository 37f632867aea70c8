import { expect } from 'chai';
import type { Candidate } from '#sdk';
import type { CatalogSearch } from '../../src/understanding/search.ts';
import { aboutSubject } from '../../src/understanding/subject.ts';
import { now } from './sample-catalog.ts';

const row = (id: string, question: string, score: number): Candidate => ({ id, question, score });

describe('what is offered for a subject', () => {
  const about = (text: string, heard: readonly Candidate[]) => {
    const search = { find: () => heard } as unknown as CatalogSearch;
    return aboutSubject(search, text, { locale: 'es-MX', now })?.chosen.map(({ id }) => id);
  };
  const heard = [
    row('imss', '¿Cuánto dura el IMSS?', 0.1),
    row('vida', '¿Tengo seguro de vida?', 0.08),
    row('medicos', '¿Qué cubren los seguros médicos?', 0.04),
    row('hijos', '¿Puedo meter a mis hijos al seguro?', 0.02),
    row('auto', '¿Hay seguro de auto?', 0.005),
  ];

  it('is first what names it in its question, then what is heard nearly as well; three at most', () => {
    expect(about('seguro', heard)).to.deep.equal(['vida', 'medicos', 'hijos']);
    expect(about('lo del seguro??', heard.slice(0, 2))).to.deep.equal(['vida', 'imss']);
  });

  it('is nothing where the message says more, asks, or names none', () => {
    for (const text of ['seguro de vida', 'qué seguro', 'seguro que sí me lo dan hoy', 'sí', ''])
      expect(about(text, heard), text).to.equal(undefined);
  });

  it('is nothing where the catalog hardly knows the word, or only one row has it by chance', () => {
    expect(about('pizza', [row('imss', '¿Cuánto dura el IMSS?', 0.02)])).to.equal(undefined);
    expect(about('entiendo', [row('imss', '¿Cuánto dura el IMSS?', 0.07)])).to.equal(undefined);
    expect(about('salas', [row('imss', '¿Cuánto dura el IMSS?', 0.2)])).to.deep.equal(['imss']);
  });
});
