import { expect } from 'chai';
import { BlinkyError, type Turn } from '#sdk';
import { ask, conversationOf, type HttpBench, onContext, open, refusal, vacaciones } from './testing/http-bench.ts';

const late = (): Turn => {
  throw new BlinkyError('BLINKY_TIMEOUT', 'the reply took too long', { owner: 'bot', retryAfterMs: 1_000 });
};

describe('channel http: replies that come late', () => {
  it('tells a caller who cannot wait longer where the reply will be, and gives it there as the response would have', async () => {
    let turn: Turn | undefined;
    const { call } = open({ turn: late, turnOf: () => turn });
    const told = await call(ask());
    expect([told.status, told.headers?.['retry-after']]).deep.equal([202, '1']);
    const { poll } = told.body as { poll: string };
    expect(poll).match(/^\/chatbot\/http\/replies\/[0-9a-f-]{36}$/);
    expect((await get({ call }, poll)).status, 'while the turn runs').equal(202);
    turn = vacaciones;
    const reply = await get({ call }, poll);
    expect([reply.status, (reply.body as { outcome: string }).outcome]).deep.equal([200, 'answer']);
    expect(conversationOf(reply)).a('string');
  });

  it('gives it to the same API key only, for ten minutes', async () => {
    let now = Date.parse('2026-03-02T15:00:00Z');
    const bench = open({ turn: late, turnOf: () => vacaciones }, { BLINKY_API_KEYS: 'uno,dos' }, {}, () => new Date(now));
    const { poll } = (await bench.call(ask({}, { 'x-api-key': 'uno' }))).body as { poll: string };
    expect((await get(bench, poll)).status).equal(401);
    expect((await get(bench, poll, { 'x-api-key': 'dos' })).status).equal(404);
    expect((await get(bench, poll.slice(0, -1), { 'x-api-key': 'uno' })).status).equal(404);
    expect((await get(bench, poll, { 'x-api-key': 'uno' })).status).equal(200);
    now += 600_000;
    expect((await get(bench, poll, { 'x-api-key': 'uno' })).status).equal(404);
  });

  it('tells there, kindly and with its code, that the turn failed in the end', async () => {
    const failed = (): never => {
      throw new BlinkyError('BLINKY_TURN_FAILED', 'Perdón, algo falló de mi lado.', { owner: 'bot' });
    };
    const { call } = open({ turn: late, turnOf: failed });
    const { poll } = (await call(ask())).body as { poll: string };
    const reply = await get({ call }, poll);
    expect(reply.status).equal(500);
    expect(refusal(reply)).deep.equal({ code: 'BLINKY_TURN_FAILED', message: 'Perdón, algo falló de mi lado.' });
  });

  it('asks for the same turn when the same Idempotency-Key comes back', async () => {
    let ended = false;
    const { call, host } = open({ turn: () => (ended ? vacaciones : late()), turnOf: () => undefined });
    const first = await call(ask({}, { 'idempotency-key': 'k' }));
    expect(first.status).equal(202);
    ended = true;
    const again = await call(ask({}, { 'idempotency-key': 'k' }));
    expect(
      host.turns.map(({ dedupe }) => dedupe),
      'one turn',
    ).length(1);
    expect(again.body).deep.equal(first.body);
  });

  it('gives it to the same Idempotency-Key, of the conversation that it was said in, and counts that against no limit', async () => {
    let turn: Turn | undefined;
    const { call, host } = open({ turn: late, turnOf: () => turn });
    const again = () => call(ask({ context: 'unknown' }, { 'idempotency-key': 'k' }));
    const { poll } = (await again()).body as { poll: string };
    expect((await again()).body).deep.equal({ poll });
    turn = vacaciones;
    expect(await again()).deep.equal(await get({ call }, poll));
    expect(host.admitted).length(1);
  });

  it('runs nothing twice for a caller who comes back with the same Idempotency-Key and is refused by a limit', async () => {
    let full = false;
    const admit = (): void => {
      if (full) throw new BlinkyError('BLINKY_RATE_LIMITED', 'too many messages', { owner: 'host' });
    };
    const running = Promise.withResolvers<Turn>();
    const began = Promise.withResolvers<void>();
    const turn = (): Promise<Turn> => {
      began.resolve();
      return running.promise;
    };
    const one = open({ turn });
    const other = onContext(one.context, { turn: () => vacaciones, admit });
    const again = () => other.call(ask({}, { 'idempotency-key': 'k' }));
    const first = one.call(ask({}, { 'idempotency-key': 'k' }));
    await began.promise;
    full = true;
    expect((await again()).status, 'on another replica, while it runs').equal(429);
    full = false;
    await again();
    expect(other.host.turns[0]?.dedupe).equal(one.host.turns[0]?.dedupe);
    running.resolve(vacaciones);
    await first;
  });
});

function get({ call }: Pick<HttpBench, 'call'>, url: string, headers: Record<string, string> = {}): ReturnType<HttpBench['call']> {
  return call({ method: 'get', url, headers });
}
