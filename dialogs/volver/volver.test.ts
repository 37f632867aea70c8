import { expect } from 'chai';
import { fold } from '#sdk';
import { stage } from '../../test/fixtures/dialog-turn.ts';
import dialog from './index.ts';

describe('dialog volver', () => {
  it('is asked for by whoever says that a person has helped', () => {
    const patterns = dialog.intents.flatMap((intent) => intent.patterns ?? []).map((pattern) => new RegExp(pattern));
    const asksFor = (text: string): boolean => patterns.some((pattern) => pattern.test(fold(text)));
    for (const text of [
      'ya me atendieron, volver',
      'listo, volver',
      'Ya me ayudaron, gracias',
      'ya hablé con ellos',
      'gracias, volver por favor',
    ])
      expect(asksFor(text), text).to.equal(true);
    for (const text of ['gracias', 'ya me contestaron que no', 'quiero volver a trabajar en la empresa', 'sigues ahí?'])
      expect(asksFor(text), text).to.equal(false);
  });

  it("is there again in the user's language", async () => {
    const { tell } = stage(dialog);
    const [es, en] = [await tell({ locale: 'es-MX' }), await tell({ locale: 'en' })];
    expect(es).to.include({ outcome: 'intent', forgotten: false, keptOut: false, pausedMinutes: undefined });
    expect(es.replies.map(({ text }) => text).join('\n')).to.match(/Aquí estoy/);
    expect(en.replies.map(({ text }) => text).join('\n')).to.match(/back/);
  });
});
