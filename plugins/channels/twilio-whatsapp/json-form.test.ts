import { expect } from 'chai';
import type { PlatformRequest } from '#sdk';
import { KEY, open } from './testing/bench.ts';
import { SENDER } from './testing/twilio-server.ts';
import { ANA, json } from './testing/webhooks.ts';

const question = { from: '+5215512345678', to: '+5215587654321', message: '¿Cuántos días de vacaciones tengo?', context: '' };
const key = { 'x-api-key': KEY };

describe('the JSON form of the WhatsApp channel', () => {
  it('accepts a message with 202 and an id, for a reply over WhatsApp to who sent it', async () => {
    const { call, host } = await open();
    const { status, body } = await call(json(question, key));
    expect(status).to.equal(202);
    const [turn] = host.turns;
    expect(body).to.deep.equal({ accepted: true, id: turn?.activity.id });
    expect(turn?.by).to.equal('accept');
    expect(turn?.activity).to.deep.include({ channelId: 'whatsapp', text: question.message });
    expect([turn?.activity.from?.id, turn?.activity.recipient?.id, turn?.activity.conversation?.id]).to.deep.equal([ANA, SENDER, ANA]);
  });

  it('takes each of the API keys, in both headers, and reads them anew for each request', async () => {
    const { call, context } = await open({ settings: { BLINKY_API_KEYS: 'old , new' } });
    const accepted: PlatformRequest['headers'][] = [
      { 'x-api-key': 'old' },
      { authorization: 'Bearer new' },
      { authorization: 'bearer  new ' },
    ];
    for (const headers of accepted) expect((await call(json(question, headers))).status).to.equal(202);
    Object.assign(context.settings, { BLINKY_API_KEYS: 'newer' });
    for (const headers of accepted) expect((await call(json(question, headers))).status).to.equal(401);
  });

  it('answers 401 without a key, also on a laptop, and also where no key is set', async () => {
    const { call, host } = await open({ facts: { loopback: true } });
    for (const headers of [{}, { authorization: `Basic ${KEY}` }, { 'x-api-key': '' }]) {
      expect((await call(json(question, headers))).status).to.equal(401);
    }
    expect((await call({ ...json(question), url: `/chatbot/whatsapp?api_key=${KEY}` })).status).to.equal(401);
    const keyless = await open({ settings: { BLINKY_API_KEYS: undefined as unknown as string } });
    expect((await keyless.call(json(question, { 'x-api-key': 'undefined' }))).status).to.equal(401);
    expect([...host.turns, ...keyless.host.turns]).to.deep.equal([]);
  });

  it('refuses with 400 a body that names no number or no message, naming the field', async () => {
    const { call, host } = await open();
    const wrong: Readonly<Record<string, unknown[]>> = {
      from: [{}, { ...question, from: 5215512345678 }, { ...question, from: 'Ana' }, { ...question, from: '5512345678' }],
      message: [
        { from: ANA },
        { ...question, message: ' ' },
        { ...question, message: ['hola'] },
        { ...question, message: 'ñ'.repeat(4_001) },
      ],
      body: [[], 'hola', 7],
    };
    for (const [field, bodies] of Object.entries(wrong)) {
      for (const body of bodies) {
        const refused = await call(json(body, key));
        expect(refused.status, JSON.stringify(body).slice(0, 60)).to.equal(400);
        expect((refused.body as { error: { message: string } }).error.message).to.contain(field);
      }
    }
    expect(host.turns).to.deep.equal([]);
    expect((await call(json({ ...question, message: '😀'.repeat(4_000) }, key))).status).to.equal(202);
  });

  it('counts against the limits of the key and of the address', async () => {
    const { call, host } = await open();
    await call(json(question, key));
    expect(host.admitted.map(({ limit }) => limit)).to.deep.equal(['key', 'address']);
    expect(host.admitted[0]?.id).to.match(/^[0-9a-f]{16}$/);
  });
});
