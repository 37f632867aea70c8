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

  it('offers what else was asked and what else is wanted, each as the user may mean it', async () => {
    const { tell } = stage(dialog, { entries: [entry('a')] });
    const asked = { candidates: [candidate('a')], open: [candidate('b')] };
    const wish = 'quiero hablar con una persona';
    const offered = async (scene: Parameters<typeof tell>[0]) => (await tell(scene)).replies.at(-1);
    const row = { title: '¿b?', answerId: 'b' };
    const order = { title: 'Quiero hablar con una persona', say: wish };
    expect(await offered(asked)).to.deep.equal({ text: 'Y de lo otro que preguntas, ¿te refieres a esto?', options: [row] });
    expect(await offered({ candidates: asked.candidates, wish })).to.deep.equal({
      text: 'Y lo otro que pides, ¿lo vemos ahora?',
      options: [order],
    });
    expect((await offered({ ...asked, wish }))?.options).to.deep.equal([row, order]);
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
