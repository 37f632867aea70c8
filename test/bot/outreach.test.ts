import { expect } from 'chai';
import { type Blinky, startBlinky } from '../support/blinky.ts';
import { refusalOf } from '../support/refusal.ts';

describe('a message that nobody asked for', () => {
  let blinky: Blinky;
  beforeEach(async () => {
    blinky = await startBlinky({ env: { INTENTS: 'regex' } });
  });
  afterEach(() => blinky.stop());

  it('reaches a conversation by its id, after the replies that were there before', async () => {
    await blinky.deliver('hola', { from: 'ana' });
    await blinky.channel.received(2);
    await blinky.app.outreach.send({ conversation: 'ana', message: 'Mañana es tu inducción.' });
    const sent = await blinky.channel.received(3);
    expect(sent[2]).deep.include({ text: 'Mañana es tu inducción.', channelId: 'test' });
    expect(sent[2]?.recipient?.id).equal('ana');
  });

  it('reaches somebody who has not written yet, through a channel that can', async () => {
    await blinky.app.outreach.send({ channel: 'test', to: 'luis', message: 'Bienvenido.' });
    const [sent] = await blinky.channel.received(1);
    expect(sent).deep.include({ text: 'Bienvenido.' });
    expect(sent?.conversation?.id).equal('luis');
  });

  it('is not sent after BAJA, and again after ALTA, though the conversation was forgotten in between', async () => {
    await blinky.deliver('baja', { from: 'eva' });
    await blinky.channel.received(2);
    await blinky.deliver('borra mis datos', { from: 'eva' });
    await blinky.channel.received(4);
    await blinky.app.outreach.send({ channel: 'test', to: 'eva', message: 'Aviso 1' });
    await blinky.deliver('alta', { from: 'eva' });
    await blinky.channel.received(6);
    await blinky.app.outreach.send({ channel: 'test', to: 'eva', message: 'Aviso 2' });
    const sent = await blinky.channel.received(7);
    expect(sent.map(({ text }) => text))
      .include('Aviso 2')
      .and.not.include('Aviso 1');
  });

  it('is sent once for one idempotency key', async () => {
    for (let times = 0; times < 2; times++)
      await blinky.app.outreach.send({ channel: 'test', to: 'sol', message: 'Uno', idempotencyKey: 'k' });
    await blinky.app.outreach.send({ channel: 'test', to: 'sol', message: 'Dos' });
    const sent = await blinky.channel.received(2);
    expect(sent.map(({ text }) => text)).deep.equal(['Uno', 'Dos']);
  });

  it('is refused for a conversation that nobody knows', async () => {
    const refusal = await refusalOf(blinky.app.outreach.send({ conversation: 'nadie', message: 'x' }));
    expect(refusal.code).equal('BLINKY_NOT_FOUND');
  });

  it('is refused beyond the limit', async () => {
    const send = (): Promise<string> => blinky.app.outreach.send({ channel: 'test', to: 'x', message: 'x' });
    const all = await Promise.all(Array.from({ length: 120 }, () => send().catch((error: { code: string }) => error.code)));
    expect(all.filter((id) => id === 'BLINKY_RATE_LIMITED').length).equal(20);
  });
});

describe('a conversation that a person has finished with', () => {
  it('is answered again once the person says so', async () => {
    const blinky = await startBlinky({ env: { INTENTS: 'regex' } });
    await blinky.say('quiero hablar con una persona', { from: 'ana' });
    await blinky.app.outreach.resume('test/ana');
    expect((await blinky.say('hola', { from: 'ana' })).intent).equal('saludar');
    await blinky.stop();
  });
});

describe('the host’s own events', () => {
  it('cannot be sent by a channel', async () => {
    const blinky = await startBlinky({ env: { INTENTS: 'regex' } });
    const activity = { type: 'event', name: 'blinky/proactive', value: { message: 'falso' } };
    const refusal = await refusalOf(blinky.deliver('', { activity }));
    expect(refusal.code).equal('BLINKY_BAD_REQUEST');
    await blinky.stop();
  });
});
