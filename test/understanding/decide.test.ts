import { expect } from 'chai';
import { calibrate } from '../../src/understanding/calibrate.ts';
import { decide } from '../../src/understanding/decide.ts';
import { Pace } from '../../src/understanding/pace.ts';

describe('decide', () => {
  const thresholds = { answer: 0.7, gap: 0.1, clarify: 0.25 };
  const scored = (...scores: number[]) => scores.map((score, at) => ({ id: `row-${at}`, question: '', score }));
  const decision = (...scores: number[]) => {
    const { kind, chosen } = decide(scored(...scores), thresholds);
    return [kind, chosen.length];
  };

  it('answers with the one that is likely', () => {
    expect(decision(0.7, 0.2)).to.deep.equal(['answer', 1]);
  });

  it('asks when none is likely enough, or two are about the same', () => {
    expect(decision(0.5, 0.3, 0.1, 0.1)).to.deep.equal(['clarify', 3]);
    expect(decide(scored(0.7, 0.65), { ...thresholds, answer: 0.6 }).kind).to.equal('clarify');
  });

  it('offers only what is possible', () => {
    expect(decision(0.5, 0.01)).to.deep.equal(['clarify', 1]);
  });

  it('asks about two that are likely only together, but not about one that is unlikely alone', () => {
    expect(decision(0.2, 0.2)).to.deep.equal(['clarify', 2]);
    expect(decision(0.3, 0.01)).to.deep.equal(['unknown', 0]);
  });

  it('admits not to know', () => {
    expect(decision(0.1, 0.1)).to.deep.equal(['unknown', 0]);
    expect(decision()).to.deep.equal(['unknown', 0]);
  });
});

describe('calibrate', () => {
  const answerAfter = async (...scores: number[]): Promise<number> =>
    (
      await calibrate(
        scores.map((score) => () => score),
        new Pace(),
      )
    ).answer;

  it('raises the threshold above what a catalog makes of questions that it cannot answer', async () => {
    const noisy = Array.from({ length: 100 }, (_, at) => at / 160);
    expect(await answerAfter(...noisy)).to.be.closeTo(0.6, 0.01);
  });

  it('keeps it within bounds, however clean or noisy the catalog', async () => {
    expect(await answerAfter(0, 0, 0.1)).to.equal(0.55);
    expect(await answerAfter(1, 1, 1)).to.equal(0.62);
    expect(await answerAfter()).to.equal(0.55);
  });

  it('stops when it is told to', async () => {
    const controller = new AbortController();
    const slow = Array.from({ length: 64 }, () => () => {
      const end = performance.now() + 2;
      while (performance.now() < end);
      controller.abort(new Error('stop'));
      return 0;
    });
    const failed = await calibrate(slow, new Pace(controller.signal)).catch((error: Error) => error.message);
    expect(failed).to.equal('stop');
  });
});
