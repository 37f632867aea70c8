import { expect } from 'chai';
import { type Blinky, startBlinky } from '../support/blinky.ts';
import { rowsOf } from '../support/drop-ins.ts';

describe('an order that comes with a question', () => {
  let blinky: Blinky;
  before(async () => {
    blinky = await startBlinky({ env: { INTENTS: 'regex' }, rows: rowsOf({ '¿Qué días pagan?': 'El 15 y el último.' }) });
  });
  after(() => blinky.stop());

  for (const [order, intent] of Object.entries({
    'quiero hablar con una persona': 'hablar_con_humano',
    'borra mis datos': 'borrar_mis_datos',
    'ya no me mandes avisos': 'dejar_avisos',
  })) {
    it(`is offered behind the answer, and done on a yes: ${order}`, async () => {
      const answered = await blinky.say(`¿Qué días pagan? ${order}`, { from: intent });
      expect(answered.outcome).equal('answer');
      expect(answered.replies[0]?.text).include('El 15');
      const offered = answered.replies.flatMap(({ suggestedActions }) => suggestedActions?.actions.map(({ title }) => title) ?? []);
      expect(offered).deep.equal([order.charAt(0).toUpperCase() + order.slice(1)]);
      expect(await blinky.say('sí', { from: intent })).include({ intent });
    });
  }

  it('is forgotten when something else is asked', async () => {
    await blinky.say('¿Qué días pagan? borra mis datos', { from: 'w1' });
    expect(await blinky.say('¿Qué días pagan?', { from: 'w1' })).include({ outcome: 'answer' });
    expect(await blinky.say('sí', { from: 'w1' })).not.include({ intent: 'borrar_mis_datos' });
  });
});
