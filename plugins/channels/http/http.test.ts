import { expect } from 'chai';
import fc from 'fast-check';
import type { Turn } from '#sdk';
import { BlinkyError } from '#sdk';
import { scriptedTurn } from '../../../test/contracts/fake-host.ts';
import { ana, ask, open, post, refusal, vacaciones } from './testing/http-bench.ts';

describe('channel http: a question and its answer', () => {
  it('answers with every field of the interface, in its order', async () => {
    const { call } = open({ turn: () => vacaciones });
    const { status, body } = await call(ask());
    expect(status).to.equal(200);
    const { conversation, ...rest } = body as { conversation: string };
    expect(conversation).to.match(/^[0-9a-f-]{36}$/);
    expect(JSON.stringify(rest)).to.equal(
      JSON.stringify({
        message: 'Doce días.\nMás cada año.\n\n¿Algo más?\n1. Sí\n2. No',
        messages: ['Doce días.\nMás cada año.', '¿Algo más?\n1. Sí\n2. No'],
        outcome: 'answer',
        intent: 'procesos_internos',
        confidence: 0.9346,
        recognizer: 'catalog',
        answer: { id: 'vac', question: '¿Vacaciones?', score: 0.3333 },
        answers: [{ id: 'vac', question: '¿Vacaciones?', score: 0.3333 }],
        candidates: ['vac', 'b', 'c'].map((id) => ({ id, question: '¿Vacaciones?', score: 0.3333 })),
        degraded: false,
        notices: ['language_changed'],
      }),
    );
  });

  it('says null for what an unknown turn has not', async () => {
    const { call } = open({ turn: () => ({ ...vacaciones, outcome: 'unknown', confidence: undefined }) });
    const { body } = await call(ask());
    expect(body).to.include({ outcome: 'unknown', intent: null, confidence: null, recognizer: null, answer: null });
    expect(body).to.have.deep.property('answers', []);
  });

  it('names no answer for a clarification, and its options in order', async () => {
    const { call } = open({ turn: () => ({ ...vacaciones, outcome: 'clarify' }) });
    const { body } = await call(ask());
    expect(body).to.include({ outcome: 'clarify', intent: 'procesos_internos', answer: null });
    expect((body as Turn).candidates.map(({ id }) => id)).to.deep.equal(['vac', 'b', 'c']);
  });

  it('stays quiet while the conversation is paused', async () => {
    const { call } = open({ turn: () => scriptedTurn([], { outcome: 'handoff', notices: ['paused'] }) });
    const { body } = await call(ask());
    expect(body).to.deep.include({ message: '', messages: [], notices: ['paused'] });
  });

  it('hands in one message activity with sender, recipient and text as they came', async () => {
    const { call, host } = open();
    await call(ask({ from: ana, to: 'rh', message: ' ¿Y el aguinaldo? ' }));
    await call(ask({ from: ana }));
    const [first, second] = host.turns.map(({ activity }) => activity);
    expect(first).to.include({ type: 'message', channelId: 'http', text: ' ¿Y el aguinaldo? ' });
    expect([first?.from?.id, first?.recipient?.id, second?.recipient?.id]).to.deep.equal([ana, 'rh', 'blinky']);
  });

  it('passes the host’s refusals on as they are', async () => {
    const overloaded = new BlinkyError('BLINKY_OVERLOADED', 'full', { owner: 'inbox', retryAfterMs: 1_500 });
    const { call } = open({ turn: () => Promise.reject(overloaded) });
    expect(await call(ask())).to.deep.include({ status: 503, headers: { 'retry-after': '2' } });
  });

  it('cannot be sent to, and says so once and for all', async () => {
    const { channel } = open();
    const error = await channel.send({}, { text: 'hola' }, new AbortController().signal).catch((thrown: unknown) => thrown);
    expect(error).to.include({ code: 'BLINKY_SEND_FAILED', retryable: false });
  });
});

describe('channel http: what a request may hold', () => {
  const cases: [string, unknown, RegExp][] = [
    ['no from', { message: 'hola' }, /^from is missing/],
    ['a from of another type', { from: 5, message: 'hola' }, /^from is not a string/],
    ['a blank from', { from: ' ', message: 'hola' }, /^from is blank/],
    ['no message', { from: ana }, /^message is missing/],
    ['a message that is null', { from: ana, message: null }, /^message is missing/],
    ['a message of another type', { from: ana, message: ['hola'] }, /^message is not a string/],
    ['a blank message', { from: ana, message: ' \n\t' }, /^message is blank/],
    ['a message of 4,001 characters', { from: ana, message: 'a'.repeat(4_001) }, /^message is longer than 4000 characters/],
    ['a to of another type', { from: ana, message: 'hola', to: {} }, /^to is not a string/],
    ['a numeric context', { from: ana, message: 'hola', context: 7 }, /^context is not a string/],
    ['a list as context', { from: ana, message: 'hola', context: [] }, /^context is not a string/],
    ['a context with a numeric conversation', { from: ana, message: 'hola', context: { conversation: 7 } }, /^context is not a string/],
    ['a list', [{ from: ana }], /^the body is not a JSON object/],
    ['fields that only its prototype has', JSON.parse('{"__proto__":{"from":"a","message":"b"}}'), /^from is missing/],
  ];
  for (const [what, body, message] of cases) {
    it(`refuses ${what} with 400 and names the field`, async () => {
      const { call, host } = open();
      const response = await call(post(JSON.stringify(body)));
      expect(response.status).to.equal(400);
      expect(refusal(response)).to.include({ code: 'BLINKY_BAD_REQUEST' });
      expect(refusal(response).message).to.match(message);
      expect(host.turns).to.have.length(0);
    });
  }

  it('takes 4,000 characters, emoji counted as one each, and ignores unknown fields', async () => {
    const { call } = open();
    expect((await call(ask({ message: '😀'.repeat(4_000), extra: { deep: true } }))).status).to.equal(200);
  });

  it('refuses a body that is not JSON, too deep or of too many keys', async () => {
    const { call } = open();
    for (const body of ['{', '['.repeat(50) + ']'.repeat(50), JSON.stringify({ ...Array(1_001).fill(1) })]) {
      expect((await call(post(body))).status).to.equal(400);
    }
  });

  it('answers any body with 200 or 400, and throws nothing', async () => {
    const { call } = open();
    const field = fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue(), fc.constant(ana));
    const object = fc
      .record({ from: field, message: field, to: field, context: field }, { requiredKeys: [] })
      .map((body) => JSON.stringify(body));
    const bytes = fc.uint8Array({ maxLength: 200 }).map((body) => Buffer.from(body));
    await fc.assert(
      fc.asyncProperty(fc.oneof(object, fc.json(), bytes), async (body) => {
        expect((await call(post(body))).status).to.be.oneOf([200, 400]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('channel http: limits', () => {
  it('counts a request against its address and, with a key, against the key by a hash', async () => {
    const { call, host } = open({}, { BLINKY_API_KEYS: 'uno,dos' });
    await call(ask({}, { 'x-api-key': 'dos' }));
    expect(host.admitted.map(({ limit }) => limit)).to.deep.equal(['key', 'address']);
    expect(host.admitted[0]?.id).to.match(/^[0-9a-f]{16}$/);
    expect(host.admitted[1]?.id).to.equal('203.0.113.7');
  });

  it('answers 401 before 400, and 400 before 429', async () => {
    const admit = (): never => {
      throw new BlinkyError('BLINKY_RATE_LIMITED', 'too many', { owner: 'host', retryAfterMs: 2_000 });
    };
    const { call, host } = open({ admit }, { BLINKY_API_KEYS: 'uno' });
    expect((await call(post('{'))).status).to.equal(401);
    expect((await call(post('{', { 'x-api-key': 'uno' }))).status).to.equal(400);
    expect(await call(ask({}, { 'x-api-key': 'uno' }))).to.deep.include({ status: 429, headers: { 'retry-after': '2' } });
    expect(host.turns).to.have.length(0);
  });
});
