import { expect } from 'chai';
import { type Blinky, startBlinky } from '../support/blinky.ts';
import { rowsOf } from '../support/drop-ins.ts';

const MINUTE_MS = 60_000;
const quiet = { outcome: 'handoff', intent: 'hablar_con_humano', replies: [], notices: ['paused'] };

describe('a paused conversation', () => {
  let blinky: Blinky;
  before(async () => {
    blinky = await startBlinky({ env: { INTENTS: 'regex' }, rows: rowsOf({ '¿Qué días pagan?': 'El 15 y el último.' }) });
  });
  after(() => blinky.stop());

  it('is silent, says so to the channel, and remembers nothing of what is said', async () => {
    await blinky.say('quiero hablar con una persona', { from: 'p1' });
    for (const text of ['¿Qué días pagan?', 'mi clave es 1234']) expect(await blinky.say(text, { from: 'p1' })).deep.include(quiet);
    await blinky.say('volver', { from: 'p1' });
    const turn = await blinky.say('quiero hablar con una persona', { from: 'p1' });
    expect(JSON.stringify(turn)).not.include('1234');
  });

  it('answers an emergency, and stays paused', async () => {
    const blinky = await startBlinky({ env: { INTENTS: 'regex' } });
    await blinky.say('quiero hablar con una persona', { from: 'p9' });
    const turn = await blinky.say('me quiero morir', { from: 'p9' });
    expect(turn).include({ outcome: 'handoff', intent: 'temas_sensibles' });
    expect(turn.replies.map(({ text }) => text).join()).match(/800 911 2000/);
    expect((await blinky.say('¿Qué días pagan?', { from: 'p9' })).notices).deep.equal(['paused']);
    await blinky.stop();
  });

  it('goes on when the user calls the bot back', async () => {
    await blinky.say('quiero hablar con una persona', { from: 'p2' });
    const back = await blinky.say('volver', { from: 'p2' });
    expect(back).include({ intent: 'volver', outcome: 'intent' });
    expect(back.notices).deep.equal(['resumed']);
    expect(await blinky.say('¿Qué días pagan?', { from: 'p2' })).include({ outcome: 'answer' });
  });

  it('is nothing delicate: thanks afterwards are taken as ever', async () => {
    for (const text of ['quiero hablar con una persona', 'hola', 'volver']) await blinky.say(text, { from: 'p8' });
    const thanked = await blinky.say('gracias', { from: 'p8' });
    expect(thanked.replies.map(({ text }) => text).join()).match(/Con mucho gusto/);
    await blinky.say('me quiero morir', { from: 'p8' });
    const trusted = await blinky.say('gracias', { from: 'p8' });
    expect(trusted.replies.map(({ text }) => text).join()).match(/por la confianza/);
  });

  it('alone is one to come back from: else nobody was away', async () => {
    const said = async (text: string) => (await blinky.say(text, { from: 'p7' })).replies[0]?.text;
    await said('hola');
    expect(await said('ya me ayudaron, gracias')).equal('Aquí estoy para lo que necesites.');
    await said('quiero hablar con una persona');
    expect(await said('ya me ayudaron, gracias')).match(/de nuevo/);
  });

  it('goes on by itself when the pause is over, not a moment earlier, and without a word about it', async () => {
    await blinky.say('quiero hablar con una persona', { from: 'p3' });
    blinky.clock.advance(60 * MINUTE_MS - 1);
    expect((await blinky.say('¿Qué días pagan?', { from: 'p3' })).notices).deep.equal(['paused']);
    blinky.clock.advance(1);
    const turn = await blinky.say('¿Qué días pagan?', { from: 'p3' });
    expect([turn.outcome, turn.notices]).deep.equal(['answer', []]);
  });

  it('still hears the order to forget', async () => {
    await blinky.say('quiero hablar con una persona', { from: 'p4' });
    const turn = await blinky.say('borra mis datos', { from: 'p4' });
    expect(turn).include({ intent: 'borrar_mis_datos' });
    expect(turn.notices).include('data_deleted');
    expect(await blinky.say('¿Qué días pagan?', { from: 'p4' })).include({ outcome: 'answer' });
  });

  it('pauses nobody else', async () => {
    await blinky.say('quiero hablar con una persona', { from: 'p5' });
    expect(await blinky.say('¿Qué días pagan?', { from: 'p6' })).include({ outcome: 'answer' });
  });

  it('lasts as long as the setting says', async () => {
    const short = await startBlinky({ env: { INTENTS: 'regex', HANDOFF_PAUSE_MINUTES: '5' }, rows: rowsOf({ hola: 'hola' }) });
    await short.say('quiero hablar con una persona');
    short.clock.advance(5 * MINUTE_MS);
    expect((await short.say('hola')).replies).not.deep.equal([]);
    await short.stop();
  });
});
