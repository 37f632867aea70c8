import { expect } from 'chai';
import { stage } from '../../test/fixtures/dialog-turn.ts';
import dialog from './index.ts';

describe('dialog despedirse', () => {
  it('claims nothing where it is a guess', async () => {
    const { replies } = await stage(dialog).tell({ confidence: 0.6 });
    expect(replies.map(({ text }) => text).join())
      .to.match(/cuando me necesites/)
      .and.not.match(/Hasta luego/);
  });

  it('lets nobody go lightly who has just told of harm', async () => {
    const { replies } = await stage(dialog).tell({ delicate: true });
    expect(replies.map(({ text }) => text).join())
      .to.match(/^Cuídate mucho\. .*de día o de noche/)
      .and.not.match(/Hasta luego/);
  });

  it("says goodbye in the user's language", async () => {
    const { tell } = stage(dialog);
    const [es, en] = [await tell({ locale: 'es-MX' }), await tell({ locale: 'en' })];
    expect(es).to.include({ outcome: 'intent', forgotten: false, keptOut: false, pausedMinutes: undefined });
    expect(es.replies.map(({ text }) => text).join('\n')).to.match(/luego/);
    expect(en.replies.map(({ text }) => text).join('\n')).to.match(/Bye/);
  });
});
