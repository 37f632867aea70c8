import { expect } from 'chai';
import { Fault, type FaultKind } from '../../src/model/fault.ts';
import { KeyPool, type Lease } from '../../src/model/key-pool.ts';
import { keysOf } from '../../src/model/keys.ts';
import { type Clock, createClock } from '../support/clock.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

describe('the key pool', () => {
  it('picks the key with the least in flight, then the least recently used', () => {
    const { take } = poolOf('a,b,c');
    const [first, second] = [take('a'), take('b')];
    take('c');
    second.succeeded(headers());
    first.succeeded(headers());
    take('a');
    take('b');
  });

  it('gives no key that is excluded, at its cap, or when none is left', () => {
    const { pool, take } = poolOf('a,b', { inFlightCap: 1 });
    take('a');
    expect(pool.take(new Set([idOf(pool, 1)]))).to.equal(undefined);
    take('b');
    expect(pool.take(new Set())).to.equal(undefined);
  });

  it('rests a key after 429 as long as the longest of what the provider says', () => {
    const cases: [Record<string, string>, number][] = [
      [{}, SECOND],
      [{ 'retry-after': '20' }, 20 * SECOND],
      [{ 'retry-after-ms': '2500' }, 2_500],
      [{ 'retry-after': '1', 'x-ratelimit-reset-requests': '1m30s' }, 90 * SECOND],
      [{ 'x-ratelimit-reset-tokens': '1500ms', 'x-ratelimit-reset-requests': '20ms' }, 1_500],
      [{ 'retry-after': '999999999' }, 60 * MINUTE],
      [{ 'retry-after': 'soon', 'x-ratelimit-reset-tokens': '' }, SECOND],
    ];
    for (const [given, expected] of cases) {
      const { pool, fail } = poolOf('a');
      fail('rate_limited', given);
      expect(pool.states()[0]?.coolsForMs, JSON.stringify(given)).to.equal(expected);
    }
  });

  it('adds up to a tenth, so that keys do not all come back at once', () => {
    const { pool, fail } = poolOf('a', { random: () => 1 });
    fail('rate_limited', { 'retry-after': '20' });
    expect(pool.states()[0]?.coolsForMs).to.equal(22 * SECOND);
  });

  it('doubles the rest with each 429 in a row, and begins anew after a success', () => {
    const { rests, succeed } = poolOf('a');
    expect([rests('rate_limited'), rests('rate_limited'), rests('rate_limited')]).to.deep.equal([SECOND, 2 * SECOND, 4 * SECOND]);
    succeed();
    expect(rests('rate_limited')).to.equal(SECOND);
  });

  it('counts calls that were under way together as one strike', () => {
    const { pool, take } = poolOf('a');
    const together = [take('a'), take('a'), take('a')];
    for (const lease of together) lease.failed(new Fault('rate_limited'));
    expect(pool.states()[0]?.coolsForMs).to.equal(SECOND);
  });

  it('rests a key without quota for a minute, four, sixteen, an hour', () => {
    const { rests } = poolOf('a');
    const minutes = Array.from({ length: 5 }, () => rests('quota') / MINUTE);
    expect(minutes).to.deep.equal([1, 4, 16, 60, 60]);
  });

  it('rests a forbidden key for ten minutes', () => {
    expect(poolOf('a').rests('forbidden')).to.equal(10 * MINUTE);
  });

  it('gives up a refused key until the settings change, and raises the alarm once', () => {
    const settings = { OPENAI_API_KEY: undefined, OPENAI_API_KEYS: 'a,b' };
    const { pool, take, dead, clock } = poolOf(settings);
    const [one, two] = [take('a'), take('b'), take('a')];
    one.failed(new Fault('unauthorized'));
    two.succeeded(headers());
    clock.advance(24 * 60 * MINUTE);
    expect(pool.states().map(({ state }) => state)).to.deep.equal(['dead', 'ready']);
    take('b').failed(new Fault('provider'));
    expect(dead).to.have.length(1);
    settings.OPENAI_API_KEYS = 'a,c';
    expect(pool.states().map(({ state }) => state)).to.deep.equal(['ready', 'ready']);
    take('c');
  });

  it('rests a key whose quota the last success used up, until it is refilled', () => {
    const { pool, succeed } = poolOf('a');
    succeed({ 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '3s', 'x-ratelimit-reset-tokens': '9s' });
    expect(pool.states()[0]?.coolsForMs).to.equal(3 * SECOND);
    expect(poolOf('a').pool.states()[0]?.coolsForMs).to.equal(0);
  });

  it('never shortens a rest', () => {
    const { pool, take, clock } = poolOf('a');
    const [one, two, three] = [take('a'), take('a'), take('a')];
    one.failed(new Fault('rate_limited', { headers: headers({ 'retry-after': '60' }) }));
    clock.advance(SECOND);
    two.failed(new Fault('rate_limited', { headers: headers({ 'retry-after': '1' }) }));
    three.succeeded(headers());
    expect(pool.states()[0]?.coolsForMs).to.equal(59 * SECOND);
  });

  it('rests a key that only times out, longer each time, but not one that answered others meanwhile', () => {
    expect(poolOf('a').rests('timeout')).to.equal(SECOND);
    const { rests } = poolOf('a');
    expect([rests('lost'), rests('timeout'), rests('lost')]).to.deep.equal([SECOND, 2 * SECOND, 4 * SECOND]);
    const { pool, take } = poolOf('a');
    const [slow, quick] = [take('a'), take('a')];
    quick.succeeded(headers());
    slow.failed(new Fault('timeout'));
    expect(pool.states()[0]?.state).to.equal('ready');
  });

  it("rests a key after three failures of the provider's in a row", () => {
    const { rests } = poolOf('a');
    expect([rests('provider'), rests('provider'), rests('provider'), rests('provider')]).to.deep.equal([0, 0, SECOND, 2 * SECOND]);
  });

  it('blames no key for a request, an output or a caller', () => {
    const { rests } = poolOf('a');
    for (const kind of ['request', 'unusable', 'cancelled'] as const) expect(rests(kind), kind).to.equal(0);
  });

  it('rests the keys of one organisation together, and a forbidden one alone', () => {
    const { pool, take } = poolOf('acme:a,acme:b,other:c,d');
    const [a] = [take('a')];
    a.failed(new Fault('quota'));
    expect(pool.states().map(({ state }) => state)).to.deep.equal(['cooling', 'cooling', 'ready', 'ready']);
    take('c').failed(new Fault('forbidden'));
    expect(pool.states().map(({ state }) => state)).to.deep.equal(['cooling', 'cooling', 'cooling', 'ready']);
  });

  it('takes new keys without a restart, and calls under way end well', () => {
    const settings = { OPENAI_API_KEY: 'a', OPENAI_API_KEYS: undefined as string | undefined };
    const { pool, take } = poolOf(settings);
    const [kept, lost] = [take('a'), take('a')];
    settings.OPENAI_API_KEYS = ' b , a,';
    expect(pool.states().map(({ inFlight }) => inFlight)).to.deep.equal([2, 0]);
    kept.succeeded(headers());
    settings.OPENAI_API_KEY = 'b';
    settings.OPENAI_API_KEYS = undefined;
    lost.failed(new Fault('unauthorized'));
    take('b');
  });

  it('shows a key by a short hash only', () => {
    const { pool } = poolOf('sk-very-secret,org-1:sk-other-secret');
    expect(JSON.stringify(pool.states())).not.to.match(/secret|sk-/);
    expect(pool.states()[0]?.id).to.match(/^[0-9a-f]{8}$/);
  });
});

interface Bench {
  readonly pool: KeyPool;
  readonly clock: Clock;
  readonly dead: string[];
  /** The next lease, which must be on this key. */
  take(expected: string): Lease;
  succeed(given?: Record<string, string>): void;
  fail(kind: FaultKind, given?: Record<string, string>): void;
  /** Fails once the key is back, and says for how long it rests now, in milliseconds. */
  rests(kind: FaultKind): number;
}

type KeySettings = Parameters<typeof keysOf>[0];

function poolOf(given: string | KeySettings, overrides: { inFlightCap?: number; random?: () => number } = {}): Bench {
  const clock = createClock();
  const dead: string[] = [];
  const settings = typeof given === 'string' ? { OPENAI_API_KEY: undefined, OPENAI_API_KEYS: given } : given;
  const pool = new KeyPool({
    keys: keysOf(settings),
    now: () => clock.now().getTime(),
    random: overrides.random ?? (() => 0),
    inFlightCap: overrides.inFlightCap ?? 100,
    onDead: (key) => dead.push(key.id),
  });
  const next = (): Lease => {
    const lease = pool.take(new Set());
    if (!lease) throw new Error('no key is left');
    return lease;
  };
  const fail: Bench['fail'] = (kind, names) => next().failed(new Fault(kind, names ? { headers: headers(names) } : {}));
  return {
    pool,
    clock,
    dead,
    take(expected) {
      const lease = next();
      expect(lease.key.secret).to.equal(expected);
      return lease;
    },
    succeed: (names) => next().succeeded(headers(names)),
    fail,
    rests(kind) {
      fail(kind);
      const ms = pool.states()[0]?.coolsForMs ?? 0;
      clock.advance(ms);
      return ms;
    },
  };
}

function idOf(pool: KeyPool, at: number): string {
  return pool.states()[at]?.id ?? '';
}

function headers(values: Record<string, string> = {}): Headers {
  return new Headers(values);
}
