import { expect } from 'chai';
import { faults } from '../../bench/chaos/faults.ts';
import { type BuiltBlinky, buildCurrent } from '../../bench/chaos/layout.ts';
import { playRound } from '../../bench/chaos/round.ts';
import { describeWithPostgres } from '../support/postgres.ts';

/** A sample of `npm run bench:chaos`: one short round of each. */
const sample = ['kill-replica', 'kill-postgres', 'terminate-backends', 'half-open', 'rolling-restart'];

describeWithPostgres('two replicas on one database', () => {
  let build: BuiltBlinky;
  before(() => {
    build = buildCurrent();
  });
  after(() => build.delete());

  for (const kind of sample) {
    it(`lose nothing, repeat no turn and keep the order through ${kind}`, async () => {
      const seed = Math.floor(Math.random() * 1e6);
      const verdict = await playRound({ fault: faults[kind], seed, messages: 100, replicas: 2, memory: false, build });
      expect(verdict, `seed ${seed}`).to.deep.include({ messages: 100, lost: 0, outOfOrder: 0, doubleCommits: 0, forgotten: 0 });
    });
  }

  it('are told apart from one that keeps everything in memory and is killed', async () => {
    const verdict = await playRound({ fault: faults['kill-replica'], seed: 1, messages: 200, replicas: 1, memory: true, build });
    expect(verdict).to.have.property('forgotten').that.is.greaterThan(0);
  });
});
