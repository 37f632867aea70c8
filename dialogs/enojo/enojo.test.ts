import { expect } from 'chai';
import { sampleCompany } from '../../test/fixtures/dialog-host.ts';
import { stage } from '../../test/fixtures/dialog-turn.ts';
import dialog from './index.ts';

describe('dialog enojo', () => {
  it('apologises, names the person and lets one tap ask for them', async () => {
    const told = await stage(dialog).tell({ text: 'no sirves' });
    expect(told.outcome).to.equal('handoff');
    expect(told.replies[0]?.text)
      .to.match(/disculpa/)
      .and.to.include(sampleCompany().contacts.handoff.reach);
    expect(told.replies[0]?.options?.map(({ say }) => say)).to.deep.equal(['Quiero hablar con una persona', 'ayuda']);
  });

  it('takes no blame for a complaint that may be about something else', async () => {
    const { replies, outcome } = await stage(dialog).tell({ text: 'ya la reinicié y nada', confidence: 0.8 });
    expect(outcome).to.equal('handoff');
    expect(replies[0]?.text).to.match(/^Siento que esto/);
  });

  it('does not pause by itself: the user chooses', async () => {
    expect((await stage(dialog).tell({})).pausedMinutes).to.equal(undefined);
  });

  it('apologises in English', async () => {
    expect((await stage(dialog).tell({ locale: 'en' })).replies[0]?.text).to.match(/apologise/);
  });
});
