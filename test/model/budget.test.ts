import { expect } from 'chai';
import { Budget } from '../../src/model/budget.ts';
import { ModelError } from '../../src/model/model-error.ts';
import { newSession, shouldTellBudgetSpent } from '../../src/model/session.ts';
import { createClock } from '../support/clock.ts';

const DAY_MS = 86_400_000;

describe('the token budget', () => {
  it('sets tokens aside before a call and charges what it used', () => {
    const { budget } = budgetOf(1_000);
    const session = newSession();
    const call = budget.reserve(session, need(600));
    expect(refused(() => budget.reserve(session, need(600)))).to.equal(true);
    call.settle(150);
    expect(session.used).to.equal(150);
    budget.reserve(session, need(600)).settle(0);
    expect(session.used).to.equal(150);
  });

  it('charges a call once, however often it is settled', () => {
    const session = newSession();
    const { budget } = budgetOf(1_000);
    const call = budget.reserve(session, need(100));
    call.settle(80);
    call.settle(70);
    expect([session.used, budget.usedToday]).to.deep.equal([80, 80]);
  });

  it('counts exactly only where the cheap upper bound does not fit', () => {
    const { budget } = budgetOf(1_000);
    const exact = (): number => 900;
    budget.reserve(newSession(), { atMost: 5_000, exact }).settle(900);
    const unasked = (): number => {
      throw new Error('not needed');
    };
    budget.reserve(newSession(), { atMost: 500, exact: unasked });
  });

  it('is spent for the conversation whose call does not fit, and the user is told once', () => {
    const { budget } = budgetOf(1_000);
    const [spent, other] = [newSession(), newSession()];
    budget.reserve(spent, need(900)).settle(900);
    expect(shouldTellBudgetSpent(spent)).to.equal(false);
    expect(refused(() => budget.reserve(spent, need(200)))).to.equal(true);
    expect([shouldTellBudgetSpent(spent), shouldTellBudgetSpent(spent)]).to.deep.equal([true, false]);
    budget.reserve(other, need(200));
    expect(shouldTellBudgetSpent(other)).to.equal(false);
  });

  it('survives in the state of a conversation as JSON', () => {
    const { budget } = budgetOf(1_000);
    const session = newSession();
    budget.reserve(session, need(900)).settle(900);
    const later = JSON.parse(JSON.stringify(session)) as typeof session;
    expect(refused(() => budget.reserve(later, need(200)))).to.equal(true);
  });

  it('caps the day over all conversations, so that a new one refills nothing', () => {
    const { budget, clock } = budgetOf(1_000, 1_500);
    budget.reserve(newSession(), need(900)).settle(900);
    budget.reserve(newSession(), need(500)).settle(500);
    const fresh = newSession();
    expect(refused(() => budget.reserve(fresh, need(200)))).to.equal(true);
    expect(refused(() => budget.reserve(undefined, need(200)))).to.equal(true);
    expect(fresh.budgetSpent, "the day's end is not the conversation's").to.equal(false);
    clock.advance(DAY_MS);
    budget.reserve(fresh, need(200));
  });

  it('charges what was given up to the day, not to the conversation', () => {
    const { budget } = budgetOf(1_000, 10_000);
    const session = newSession();
    budget.reserve(session, need(500)).settle(0, 400);
    expect([session.used, budget.usedToday]).to.deep.equal([0, 400]);
  });
});

function budgetOf(session: number, day?: number) {
  const clock = createClock();
  return { clock, budget: new Budget({ session, day }, () => clock.now().getTime()) };
}

function need(tokens: number) {
  return { atMost: tokens, exact: () => tokens };
}

function refused(act: () => unknown): boolean {
  try {
    act();
    return false;
  } catch (error) {
    if (error instanceof ModelError && error.reason === 'budget') return true;
    throw error;
  }
}
