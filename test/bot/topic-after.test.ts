import { expect } from 'chai';
import type { Outcome, TurnResult } from '#sdk';
import { topicAfter } from '../../src/bot/topic-after.ts';

const turn = (outcome: Outcome, id: string, score = 1): TurnResult => {
  const named = [{ id, question: id, score }];
  return {
    ...{ outcome, intent: undefined, confidence: undefined, recognizer: undefined, degraded: false, notices: [] },
    answers: outcome === 'answer' ? named : [],
    candidates: named,
  };
};

describe('what a follow-up goes on about', () => {
  it('is what was answered last', () => expect(topicAfter('pago', '¿hay comedor?', turn('answer', 'comedor'))).to.equal('comedor'));

  it('is what was likely meant by a question that was asked back', () => {
    expect(topicAfter('imss', 'el de gastos médicos', turn('clarify', 'sgmm', 0.55))).to.equal('sgmm');
    expect(topicAfter(undefined, 'y el aguinaldo', turn('clarify', 'aguinaldo', 0.47))).to.equal('aguinaldo');
  });

  it('stays what it was where that is a mere guess, or the question itself was a follow-up', () => {
    expect(topicAfter('imss', 'el de gastos médicos', turn('clarify', 'sgmm', 0.2))).to.equal('imss');
    expect(topicAfter('aguinaldo', 'y si no he cumplido un año?', turn('clarify', 'vacaciones', 0.5))).to.equal('aguinaldo');
  });

  it('is nothing after what nobody knew', () =>
    expect(topicAfter('pago', '¿hay alberca?', turn('unknown', 'pago', 0.01))).to.equal(undefined));
});
