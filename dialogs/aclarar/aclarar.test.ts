import { expect } from 'chai';
import { BlinkyError } from '#sdk';
import { stage } from '../../test/fixtures/dialog-turn.ts';
import dialog from './index.ts';

const candidates = [
  { id: 'a', question: '¿Cuándo pagan?', score: 0.5 },
  { id: 'b', question: '¿Cuánto pagan?', score: 0.4 },
];

describe('dialog aclarar', () => {
  it('offers each candidate as an option that answers with its entry', async () => {
    const told = await stage(dialog).tell({ candidates });
    expect(told.replies[0]?.text).to.match(/^¿Te refieres a alguna de estas\? Elige una.*otra manera/);
    expect(told.replies[0]?.options).to.deep.equal([
      { title: '¿Cuándo pagan?', answerId: 'a' },
      { title: '¿Cuánto pagan?', answerId: 'b' },
    ]);
    expect(told).to.deep.include({ outcome: 'clarify', candidates, answers: [] });
  });

  it('asks about a single candidate in the singular, in English, too', async () => {
    const { tell } = stage(dialog);
    expect((await tell({ candidates: candidates.slice(0, 1) })).replies[0]?.text).to.match(/^¿Te refieres a esto\?/);
    expect((await tell({ candidates: candidates.slice(0, 1), locale: 'en' })).replies[0]?.text).to.match(/^Do you mean this\?/);
  });

  it('cannot be started without candidates', async () => {
    const failure = await stage(dialog)
      .tell({})
      .catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(BlinkyError).with.property('owner', 'dialog/aclarar');
  });
});
