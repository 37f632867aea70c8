import { expect } from 'chai';
import type { IntentRecognizer } from '#sdk';
import { cascade, known, local, remote, says } from './played-cascade.ts';

describe('a sensitive intent in the cascade', () => {
  it('lets a sensitive intent win over any likelier one, and never shows its text to a model', async () => {
    const { understand, asked } = cascade({
      first: local(says('saludar', 0.8), says('temas_sensibles', 0.5)),
      model: remote(says('saludar', 1)),
    });
    expect(await understand()).include({ intent: 'temas_sensibles', recognizer: 'first' });
    expect(asked).deep.equal(['first']);
  });

  it('gives the dialog of a sensitive intent what the catalog answers, and shows no model the text', async () => {
    const { understand, asked } = cascade({ first: local(says('temas_sensibles', 0.5)), model: remote(says('saludar', 1)) }, [
      known('a', 0.9),
      known('b', 0.05),
    ]);
    const heard = { outcome: 'answer', intent: 'temas_sensibles', confidence: 0.5, recognizer: 'first' };
    expect(await understand()).deep.include({ ...heard, answers: [known('a', 0.9)] });
    expect(asked).deep.equal(['first']);
  });

  it('gives it after a certain word only the answers that are about the topic by their own questions', async () => {
    const direct: IntentRecognizer = {
      recognize: async ({ text }) => (/acoso/.test(text) ? [says('temas_sensibles', 0.97)] : []),
    };
    const heard = { intent: 'temas_sensibles', confidence: 0.97, recognizer: 'direct' };
    const told = await cascade({ direct }, [known('acoso', 0.9)]).understand('sufro acoso');
    expect(told).deep.include({ ...heard, outcome: 'intent', answers: [], candidates: [known('acoso', 0.9)] });
    const asked = await cascade({ direct }, [known('acoso', 0.98)]).understand('sufro acoso');
    expect(asked).deep.include({ ...heard, outcome: 'answer', answers: [known('acoso', 0.98)] });
    const other = await cascade({ direct }, [known('sillas', 0.98)]).understand('sufro acoso');
    expect(other).deep.include({ ...heard, outcome: 'intent', answers: [], candidates: [] });
    const guessed = cascade({ direct, first: local(says('temas_sensibles', 0.8)) }, [known('sillas', 0.9)]);
    expect(await guessed.understand('sufro acoso'), 'a guess at a row is not enough').include({ outcome: 'intent' });
  });

  it('leaves a sensitive intent alone where the catalog would ask back', async () => {
    const several = [known('a', 0.45), known('b', 0.4)];
    for (const score of [0.8, 0.97]) {
      const understood = await cascade({ first: local(says('temas_sensibles', score)) }, several).understand();
      expect(understood).deep.include({ outcome: 'intent', intent: 'temas_sensibles', answers: [], candidates: [] });
    }
  });

  it('counts the surest of several guesses at a sensitive intent', async () => {
    const likely = [known('a', 0.6)];
    const guesses = { first: local(says('temas_sensibles', 0.55)), second: local(says('temas_sensibles', 0.89)) };
    expect(await cascade(guesses, likely).understand()).include({ intent: 'temas_sensibles', recognizer: 'second' });
  });

  it('believes a weak guess at a sensitive intent less, the likelier the catalog answers', async () => {
    const guess = local(says('temas_sensibles', 0.55));
    expect(await cascade({ first: guess }, []).understand()).include({ intent: 'temas_sensibles' });
    const { understand, asked } = cascade({ first: guess, model: remote(says('saludar', 1)) }, [known('a', 0.45), known('b', 0.4)]);
    expect((await understand()).intent).not.to.equal('temas_sensibles');
    expect(asked, 'no model sees it either way').deep.equal(['first']);
  });

  it('believes a guess less where something is asked: who suffers tells', async () => {
    const { understand } = cascade({ first: local(says('temas_sensibles', 0.65)) });
    expect(await understand('mi jefe me incomoda')).include({ intent: 'temas_sensibles' });
    expect(await understand('¿mi jefe me incomoda?')).include({ outcome: 'unknown' });
    const surer = cascade({ first: local(says('temas_sensibles', 0.75)) });
    expect(await surer.understand('¿mi jefe me incomoda?')).include({ intent: 'temas_sensibles' });
  });
});
