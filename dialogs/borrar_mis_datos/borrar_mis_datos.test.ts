import { expect } from 'chai';
import { sampleCompany } from '../../test/fixtures/dialog-host.ts';
import { stage } from '../../test/fixtures/dialog-turn.ts';
import dialog from './index.ts';

describe('dialog borrar_mis_datos', () => {
  it('forgets nothing on a guess: it asks first', async () => {
    const { forgotten, replies } = await stage(dialog).tell({ text: 'quita eso', confidence: 0.89 });
    expect(forgotten).to.equal(false);
    expect(replies[0]?.options?.map(({ say }) => say)).to.deep.equal(['Borra mis datos', 'ayuda']);
  });

  it('forgets nothing when that is what is asked for, however sure the intent is', async () => {
    for (const text of [
      'no borres mis datos',
      'mejor no borres mi información',
      'No quiero que olvides lo que te dije',
      'todavía no borres nada',
      'no te pedí borrar nada',
      "don't delete my data",
      "please don't forget me",
    ]) {
      const { forgotten, replies } = await stage(dialog).tell({ text, confidence: 0.97 });
      expect({ forgotten, options: replies[0]?.options ?? [] }, text).to.deep.equal({ forgotten: false, options: [] });
    }
    for (const text of ['no guardes nada', 'ya no quiero que tengas mis datos, bórralos', 'no me sirves, olvida todo']) {
      expect((await stage(dialog).tell({ text, confidence: 0.97 })).forgotten, text).to.equal(true);
    }
  });

  it('forgets at once, without asking back, and says so', async () => {
    const told = await stage(dialog).tell({ text: 'borra mis datos' });
    expect(told).to.include({ forgotten: true, waiting: false, outcome: 'intent' });
    expect(told.notices).to.deep.equal(['data_deleted']);
    expect(told.replies[0]?.text).to.match(/^Listo: olvidé esta conversación/);
  });

  it('tells this apart from the data that the employer keeps', async () => {
    const { replies } = await stage(dialog).tell({ locale: 'en' });
    expect(replies[1]?.text).to.match(/ARCO/).and.to.include(sampleCompany().privacyNotice);
  });
});
