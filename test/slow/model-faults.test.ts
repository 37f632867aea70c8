import { expect } from 'chai';
import { type LoadResult, runLoad } from '../model/fault-load.ts';
import { type Behaviour, failing, hang, says } from '../support/aimock.ts';

/** The provider of the design's measurements: 160 ms an answer, 4 keys, 25 requests a second. */
const well: Behaviour = () => says({ ok: true }, 160);
const sometimesSlow: Behaviour = (_, nth) => says({ ok: true }, nth % 20 === 7 ? 4_000 : 160);

interface Case {
  readonly keys: Readonly<Record<string, Behaviour>>;
  readonly expect: (result: LoadResult) => void;
}

/** What no user may wait beyond, but for what the whole process stood still. Other times are printed: a busy machine moves them. */
const CEILING_MS = 4_900;

const cases: Readonly<Record<string, Case>> = {
  'key A answers 429, retry-after 20 s': { keys: four(() => failing(429, { retryAfter: 20 })), expect: servedBesides(1) },
  'key A hangs': { keys: four(hang), expect: served },
  'all answer 503': {
    keys: four(
      () => failing(503),
      () => failing(503),
    ),
    expect: ({ answered, lateToAll, probes, p99, stalledMs }) => {
      expect(answered).to.equal(0);
      expect(lateToAll(5), 'calls once the breaker is open').to.be.at.most(probes);
      inTime(p99, stalledMs);
    },
  },
  'all hang': {
    keys: four(hang, hang),
    expect: ({ answered, slowest, stalledMs }) => {
      expect(answered).to.equal(0);
      inTime(slowest, stalledMs);
    },
  },
  '5 % of the answers take 4 s': { keys: four(sometimesSlow, sometimesSlow), expect: served },
  'key A has no quota': { keys: four(() => failing(429, { code: 'insufficient_quota' })), expect: servedBesides(1) },
  'key A is refused': { keys: four(() => failing(401)), expect: servedBesides(1) },
  'key A is forbidden': { keys: four(() => failing(403)), expect: servedBesides(1) },
  'key A fails': { keys: four(() => failing(500)), expect: servedBesides(3) },
};

describe('the model at 25 requests a second on four keys', () => {
  // The first calls of a process load and compile: they are no measure of the pool.
  before(() => runLoad({ keys: four(well), requests: 40, perSecond: 40, turnDeadlineMs: 4_500 }));

  for (const [fault, { keys, expect: check }] of Object.entries(cases)) {
    it(`serves every turn in time when ${fault}`, async () => {
      const result = await runLoad({ keys, requests: 120, perSecond: 25, turnDeadlineMs: 4_500 });
      console.log(`      ${JSON.stringify(result)}`);
      check(result);
    });
  }
});

function four(a: Behaviour, others: Behaviour = well): Readonly<Record<string, Behaviour>> {
  return { a, b: others, c: others, d: others };
}

function served({ local, p99, stalledMs }: LoadResult): void {
  expect(local).to.equal(0);
  inTime(p99, stalledMs);
}

/** Every turn is served, and none tries key A once so many refusals are known. */
function servedBesides(strikes: number): Case['expect'] {
  return (result) => {
    served(result);
    expect(result.lateTo('a', strikes), `calls after ${strikes} refusals`).to.equal(0);
  };
}

function inTime(ms: number, stalledMs: number): void {
  expect(ms).to.be.below(CEILING_MS + stalledMs);
}
