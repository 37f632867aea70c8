import { expect } from 'chai';
import fc from 'fast-check';
import { TokenBuckets } from '../../src/storage/token-buckets.ts';
import { type Blinky, startBlinky } from '../support/blinky.ts';
import { rowsOf } from '../support/drop-ins.ts';

describe('a token bucket', () => {
  const arrivals = fc.array(fc.record({ key: fc.constantFrom('ana', 'luis'), wait: fc.nat(10_000) }), { maxLength: 200 });

  it('never lets more through in any stretch of time than the burst and what flowed in', () => {
    fc.assert(
      fc.property(arrivals, fc.integer({ min: 1, max: 600 }), fc.integer({ min: 1, max: 20 }), (steps, perMinute, burst) => {
        const buckets = new TokenBuckets({ perMinute, burst });
        const passed: number[] = [];
        let now = 0;
        for (const { key, wait } of steps) {
          now += wait;
          if (buckets.take(key, now) === 0 && key === 'ana') passed.push(now);
        }
        for (const [first, from] of passed.entries())
          for (const [last, to] of passed.entries())
            if (last >= first) expect(last - first + 1).at.most(burst + ((to - from) * perMinute) / 60_000 + 1e-6);
      }),
      { numRuns: 200 },
    );
  });

  it('lets through whoever waits as long as it says, and not a millisecond earlier', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600 }), fc.array(fc.nat(100), { minLength: 30, maxLength: 60 }), (perMinute, waits) => {
        const buckets = new TokenBuckets({ perMinute, burst: 10 });
        let now = 0;
        for (const wait of waits) {
          now += wait;
          const left = buckets.take('ana', now);
          if (left === 0) continue;
          expect(buckets.take('ana', now + left - 1)).equal(1);
          now += left;
          expect(buckets.take('ana', now)).equal(0);
        }
      }),
    );
  });

  it('forgets the keys that were unused for longest when there are too many', () => {
    const buckets = new TokenBuckets({ perMinute: 1, burst: 1, capacity: 2 });
    for (const key of ['a', 'b', 'a', 'c']) buckets.take(key, 0);
    expect(buckets.take('b', 0), 'remembered').greaterThan(0);
    expect(buckets.take('a', 0), 'forgotten').equal(0);
  });
});

describe('the limit per sender', () => {
  let blinky: Blinky;
  before(async () => {
    blinky = await startBlinky({ env: { INTENTS: 'regex' }, rows: rowsOf({ '¿Qué días pagan?': 'El 15.' }) });
  });
  after(() => blinky.stop());

  it('refuses the eleventh message at once, and says when to come again', async () => {
    for (let at = 0; at < 10; at++) await blinky.say('hola', { from: 'r1', conversation: `c${at}` });
    const error = await blinky.say('hola', { from: 'r1' }).catch((thrown) => thrown);
    expect(error).include({ code: 'BLINKY_RATE_LIMITED', status: 429, retryAfterMs: 2_000 });
    expect((await blinky.say('hola', { from: 'r2' })).outcome, 'somebody else').equal('intent');
    expect((await blinky.say('hola', { from: 'r1', channel: 'other' })).outcome, 'on another channel').equal('intent');
    blinky.clock.advance(2_000);
    expect((await blinky.say('hola', { from: 'r1' })).outcome).equal('intent');
  });

  it('is told kindly and once on a channel where nobody waits, and once more after the next stretch', async () => {
    const { channel, clock } = blinky;
    const sent = channel.sent.length;
    for (let at = 0; at < 15; at++) await blinky.deliver('volver', { from: 'r3', conversation: `d${at}` });
    const told = async (count: number): Promise<number> => {
      const replies = await channel.received(sent + count);
      return replies.slice(sent).filter(({ text }) => text?.startsWith('Recibí muchos mensajes')).length;
    };
    // Ten answers (each with the notice of a first contact) and one kind sentence.
    expect(await told(21)).equal(1);
    clock.advance(2_000);
    for (let at = 0; at < 3; at++) await blinky.deliver('volver', { from: 'r3', conversation: 'd1' });
    expect(await told(23)).equal(2);
    expect(channel.sent.length).equal(sent + 23);
  });

  it('can be off', async () => {
    const free = await startBlinky({ env: { INTENTS: 'regex', RATE_LIMIT_PER_SENDER: '0' }, rows: rowsOf({ hola: 'hola' }) });
    for (let at = 0; at < 50; at++) await free.say('gracias');
    await free.stop();
  });

  it('limits addresses and keys as well, each by its own name', async () => {
    const tight = await startBlinky({
      env: { INTENTS: 'regex', RATE_LIMIT_PER_ADDRESS: '60', RATE_LIMIT_PER_KEY: '0' },
      rows: rowsOf({ hola: 'hola' }),
    });
    const host = tight.app.intake.hostFor('test');
    for (let at = 0; at < 10; at++) await host.admit('address', '192.0.2.1');
    expect(await host.admit('address', '192.0.2.1').catch((error) => error)).include({ code: 'BLINKY_RATE_LIMITED' });
    await host.admit('address', '192.0.2.2');
    for (let at = 0; at < 100; at++) await host.admit('key', 'k');
    await tight.stop();
  });
});
