import { expect } from 'chai';
import { type Blinky, startBlinky } from '../support/blinky.ts';
import { rowsOf } from '../support/drop-ins.ts';

const rows = rowsOf({
  '¿Cuándo pagan la nómina quincenal?': 'Los días 15.',
  '¿Cuándo pagan la nómina semanal?': 'Los viernes.',
  '¿Dónde está el comedor?': 'En el piso 2.',
});

describe('unanswered questions', () => {
  let blinky: Blinky;
  afterEach(() => blinky.stop());

  it('are kept with GAPS=on: what was unknown, and what none of the options meant', async () => {
    blinky = await startBlinky({ rows, env: { GAPS: 'on' } });
    const unknown = await blinky.say('¿puedo traer mi iguana? soy ana torres', { from: 'ana' });
    expect(unknown.outcome).to.equal('unknown');
    expect((await blinky.say('cuando pagan la nomina', { from: 'beto' })).outcome).to.equal('clarify');
    await blinky.say('ninguna de estas', { from: 'beto' });
    expect(await kept()).to.deep.equal(['cuando pagan la nomina', '¿puedo traer mi iguana? soy [nombre]']);
    expect(await metric()).to.include.members(['blinky_gaps_total{why="unknown"} 1', 'blinky_gaps_total{why="none_of_these"} 1']);
  });

  it('hold the question whose answer was refused, and nothing that asks nothing', async () => {
    blinky = await startBlinky({ rows, env: { GAPS: 'on' } });
    for (const text of ['sí', 'no', '👍', '???', '12', 'no sé']) await blinky.say(text, { from: 'ana' });
    await blinky.say('¿Dónde está el comedor?', { from: 'beto' });
    const refused = await blinky.say('no era eso', { from: 'beto' });
    expect(refused.outcome).to.equal('unknown');
    expect(refused.replies[0]?.text).to.match(/te entendí mal/);
    await blinky.say('cuando pagan la nomina', { from: 'caro' });
    await blinky.say('no, la otra', { from: 'caro' });
    expect(await kept()).to.deep.equal(['cuando pagan la nomina', '¿Dónde está el comedor?']);
  });

  it('hold a refused answer once, and none that is turns ago', async () => {
    blinky = await startBlinky({ rows, env: { GAPS: 'on' } });
    for (const text of ['¿Dónde está el comedor?', 'hola', 'gracias', 'no era eso']) await blinky.say(text, { from: 'ana' });
    expect(await kept()).to.deep.equal([]);
    for (const text of ['¿Dónde está el comedor?', 'hola', 'no era eso', 'no es eso']) await blinky.say(text, { from: 'beto' });
    expect(await metric()).to.include('blinky_gaps_total{why="none_of_these"} 1');
  });

  it('are none where nothing was asked before', async () => {
    blinky = await startBlinky({ rows, env: { GAPS: 'on' } });
    await blinky.say('hola');
    expect((await blinky.say('no era eso')).replies[0]?.text).to.match(/te entendí mal/);
    expect(await kept()).to.deep.equal([]);
  });

  it('are none where somebody goes on to something else', async () => {
    blinky = await startBlinky({ rows, env: { GAPS: 'on' } });
    for (const text of ['otra cosa', 'oye, otra cosa', 'otra pregunta', 'una cosa más']) {
      await blinky.say('¿Dónde está el comedor?', { from: 'ana' });
      const turn = await blinky.say(text, { from: 'ana' });
      expect([turn.intent, turn.replies[0]?.text], text).to.deep.equal(['saludar', '¡Hola! ¿En qué te ayudo?']);
    }
    expect(await kept()).to.deep.equal([]);
    await blinky.say('¿Dónde está el comedor?', { from: 'ana' });
    await blinky.say('no, era otra cosa', { from: 'ana' });
    expect(await kept()).to.deep.equal(['¿Dónde está el comedor?']);
  });

  it('are counted only, without it', async () => {
    blinky = await startBlinky({ rows });
    await blinky.say('¿puedo traer mi iguana?');
    expect(blinky.app.observed.gaps).to.equal(undefined);
    expect(await metric()).to.include('blinky_gaps_total{why="unknown"} 1');
  });

  it('are none where something was answered, was sensitive, or a person has taken over', async () => {
    blinky = await startBlinky({ rows, env: { GAPS: 'on' } });
    await blinky.say('¿Dónde está el comedor?', { from: 'ana' });
    await blinky.say('mi jefe me acosa y no sé qué hacer', { from: 'beto' });
    await blinky.say('me quiero morir', { from: 'caro' });
    await blinky.say('quiero hablar con una persona', { from: 'dani' });
    await blinky.say('sí', { from: 'dani' });
    await blinky.say('¿puedo traer mi iguana?', { from: 'dani' });
    expect(await kept()).to.deep.equal([]);
  });

  it('are none for an hour after something sensitive: what follows may go on about it', async () => {
    blinky = await startBlinky({ rows, env: { GAPS: 'on' } });
    await blinky.say('me quiero morir', { from: 'caro' });
    await blinky.say('y mi iguana se llama greta', { from: 'caro' });
    expect(await kept()).to.deep.equal([]);
    blinky.clock.advance(3_600_000);
    await blinky.say('¿puedo traer mi iguana?', { from: 'caro' });
    expect(await kept()).to.deep.equal(['¿puedo traer mi iguana?']);
  });

  const kept = async (): Promise<string[]> => ((await blinky.app.observed.gaps?.list(10)) ?? []).map(({ text }) => text).sort();
  const metric = async (): Promise<string[]> => (await blinky.app.observed.metrics.text()).split('\n');
});
