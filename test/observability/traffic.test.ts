import { expect } from 'chai';
import type { FinishedTurn } from '../../src/observability/finished-turn.ts';
import { MINUTES, Traffic } from '../../src/observability/traffic.ts';
import { createClock } from '../support/clock.ts';

const turn: FinishedTurn = {
  channel: 'http',
  conversation: 'abc',
  isMessage: true,
  outcome: 'answer',
  recognizer: 'catalog',
  intent: 'procesos_internos',
  ms: 8,
  unanswered: undefined,
};

describe('the traffic of the last hours', () => {
  it('is counted by the minute, with how long half and 95 % of the messages took at most', () => {
    const { traffic, clock } = opened();
    for (let at = 0; at < 19; at++) traffic.add(turn);
    traffic.add({ ...turn, ms: 60_000, outcome: 'unknown', intent: undefined });
    clock.advance(60_000);
    traffic.add({ ...turn, ms: 3_500, intent: 'saludar', outcome: 'intent' });
    const { minutes, outcomes, intents, all } = traffic.report();
    expect(minutes).to.have.length(MINUTES);
    expect(minutes.slice(-3)).to.deep.equal([
      { turns: 0, p50: undefined, p95: undefined },
      { turns: 20, p50: 10, p95: 10 },
      { turns: 1, p50: 4_000, p95: 4_000 },
    ]);
    expect([...outcomes]).to.deep.equal([
      ['answer', 19],
      ['unknown', 1],
      ['intent', 1],
    ]);
    expect(intents).to.deep.equal([
      ['procesos_internos', 19],
      ['saludar', 1],
    ]);
    expect(all).to.deep.equal({ turns: 21, p50: 10, p95: 4_000 });
  });

  it('leaves out what is no message', () => {
    const { traffic } = opened();
    traffic.add({ ...turn, isMessage: false });
    expect(traffic.report().all.turns).to.equal(0);
  });

  it('is forgotten after its hours, and its places are used again', () => {
    const { traffic, clock } = opened();
    traffic.add(turn);
    clock.advance((MINUTES - 1) * 60_000);
    expect(traffic.report().minutes[0]?.turns).to.equal(1);
    clock.advance(60_000);
    expect(traffic.report().all.turns).to.equal(0);
    traffic.add({ ...turn, intent: 'saludar' });
    expect(traffic.report().intents).to.deep.equal([['saludar', 1]]);
  });
});

function opened() {
  const clock = createClock();
  return { clock, traffic: new Traffic(clock.now) };
}
