import { expect } from 'chai';
import type { CatalogEntry } from '#sdk';
import { stage } from '../../test/fixtures/dialog-turn.ts';
import dialog from './index.ts';

function entry(id: string, fields: Partial<CatalogEntry> = {}): CatalogEntry {
  const base = {
    question: `¿${id}?`,
    answer: `Respuesta ${id}.`,
    additionalInfo: '',
    variations: [],
    category: '',
    locale: 'es-MX',
    owner: '',
    origin: 't',
  };
  return { id, ...base, ...fields };
}

const candidate = (id: string) => ({ id, question: `¿${id}?`, score: 0.9 });

describe('dialog procesos_internos', () => {
  it('speaks the answer, then the additional information on a line of its own', async () => {
    const { tell } = stage(dialog, { entries: [entry('a', { additionalInfo: 'Artículo 76.' })] });
    const told = await tell({ candidates: [candidate('a')] });
    expect(told.replies).to.deep.equal([{ text: 'Respuesta a.\nArtículo 76.' }]);
    expect(told).to.deep.include({ outcome: 'answer', answers: [candidate('a')] });
  });

  it('answers several questions in one message each', async () => {
    const { tell } = stage(dialog, { entries: [entry('a'), entry('b')] });
    const told = await tell({ candidates: [candidate('b'), candidate('a')] });
    expect(told.replies.map(({ text }) => text)).to.deep.equal(['Respuesta b.', 'Respuesta a.']);
    expect(told.answers.map(({ id }) => id)).to.deep.equal(['b', 'a']);
  });

  it('says in English, once and after the answers, that they are in Spanish', async () => {
    const { tell } = stage(dialog, { entries: [entry('a'), entry('b')] });
    const told = await tell({ locale: 'en', candidates: [candidate('a'), candidate('b')] });
    expect(told.replies.map(({ text }) => text)).to.deep.equal([
      'Respuesta a.',
      'Respuesta b.',
      '(For now I only have this answer in Spanish.)',
    ]);
  });

  it('adds no such note to an English answer', async () => {
    const { tell } = stage(dialog, { entries: [entry('a', { locale: 'en' })] });
    expect((await tell({ locale: 'en', candidates: [candidate('a')] })).replies).to.have.length(1);
  });

  it('leaves out an entry that the catalog has lost, and asks again when none is left', async () => {
    const { tell } = stage(dialog, { entries: [entry('a')] });
    expect((await tell({ candidates: [candidate('gone'), candidate('a')] })).answers).to.deep.equal([candidate('a')]);
    const told = await tell({ candidates: [candidate('gone')] });
    expect(told).to.deep.include({ outcome: 'unknown', answers: [] });
    expect(told.replies[0]?.text).to.match(/otra vez/);
  });
});
