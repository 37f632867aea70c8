import { expect } from 'chai';
import { sampleCompany } from '../../test/fixtures/dialog-host.ts';
import { stage } from '../../test/fixtures/dialog-turn.ts';
import dialog from './index.ts';

describe('dialog saludar', () => {
  it('welcomes on the first turn and only greets afterwards', async () => {
    const { tell } = stage(dialog);
    const [first, again] = [await tell({ first: true }), await tell({ first: false })];
    expect(first.replies[0]?.text).to.match(/^¡Hola! Qué gusto/);
    expect(again.replies).to.deep.equal([{ text: '¡Hola! ¿En qué te ayudo?' }]);
  });

  it('is not cheerful with somebody who has just told of harm', async () => {
    const { replies } = await stage(dialog).tell({ first: true, delicate: true });
    expect(replies).to.deep.equal([{ text: 'Aquí estoy. ¿Qué necesitas?' }]);
  });

  it('greets in English', async () => {
    expect((await stage(dialog).tell({ locale: 'en' })).replies[0]?.text).to.match(/^Hi!/);
  });

  it('leaves the privacy notice to the welcome', async () => {
    const { replies } = await stage(dialog).tell({ first: true });
    expect(replies).to.have.length(1);
    expect(replies[0]?.text).not.to.include(sampleCompany().privacyNotice);
  });
});
