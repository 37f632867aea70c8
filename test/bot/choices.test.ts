import { expect } from 'chai';
import { type Blinky, startBlinky } from '../support/blinky.ts';
import { rowsOf, wordDialog } from '../support/drop-ins.ts';

const options = [{ title: '¿Qué días pagan?', answerId: 'fila-1' }, { title: 'Otro tema', say: 'eco otro tema' }, { title: 'Eco de esto' }];
const dialogs = [
  wordDialog('elegir', 'opciones de prueba', (turn) => turn.say({ text: 'Elige:', options })),
  wordDialog('preguntar', 'solo preguntas', (turn) => turn.say({ text: 'Elige:', options: options.slice(0, 1) })),
  wordDialog('eco', 'eco', (turn) => turn.say(`oí: ${turn.text}`)),
];

describe('an option that was offered', () => {
  let blinky: Blinky;
  let people = 0;
  before(async () => {
    const rows = rowsOf({ '¿Qué días pagan?': 'El 15 y el último.', '¿Hay comedor?': 'Sí, en la planta baja.' });
    blinky = await startBlinky({ env: { INTENTS: 'regex' }, rows, dialogs });
  });
  after(() => blinky.stop());

  const afterOffer = async (...texts: string[]) => {
    const from = `c${++people}`;
    await blinky.say('opciones de prueba', { from });
    let turn = await blinky.say(texts[0] ?? '', { from });
    for (const text of texts.slice(1)) turn = await blinky.say(text, { from });
    return { ...turn, said: turn.replies.map(({ text }) => text).join('\n') };
  };

  for (const text of [
    '1',
    ' 1. ',
    'la 1',
    'opción 1',
    'la primera',
    'primero',
    'el número 1',
    'option 1',
    '¿QUÉ DÍAS PAGAN?',
    'que dias pagan',
  ])
    it(`is chosen by «${text}»`, async () => {
      const turn = await afterOffer(text);
      expect(turn).include({ outcome: 'answer', recognizer: 'catalog', confidence: 1 });
      expect(turn.answers.map(({ id }) => id)).deep.equal(['fila-1']);
      expect(turn.said).include('El 15 y el último.');
    });

  for (const [text, heard] of Object.entries({
    '2': 'eco otro tema',
    'la segunda': 'eco otro tema',
    tercera: 'Eco de esto',
    'otro tema': 'eco otro tema',
  }))
    it(`stands for what it says when «${text}» chooses it`, async () => {
      expect((await afterOffer(text)).said).equal(`oí: ${heard}`);
    });

  for (const text of ['4', '0', '99', 'la cuarta', '12345'])
    it(`is not chosen by «${text}», which is none of them`, async () => {
      const turn = await afterOffer(text);
      expect(turn.answers).deep.equal([]);
      expect(turn.outcome).equal('unknown');
    });

  it('gives way to a question in other words', async () => {
    expect((await afterOffer('¿Hay comedor?')).answers.map(({ id }) => id)).deep.equal(['fila-2']);
  });

  it('is not refused by a bare no where the menu held more than questions; a question that was asked back is', async () => {
    const said = async (...texts: string[]) => {
      const from = `c${++people}`;
      let turn = await blinky.say('¿Qué días pagan?', { from });
      for (const text of texts) turn = await blinky.say(text, { from });
      return turn.replies[0]?.text ?? '';
    };
    expect(await said('opciones de prueba', 'no')).match(/^De acuerdo/);
    expect(await said('opciones de prueba', 'ninguna')).match(/^Entonces te entendí mal/);
    for (const text of ['no', '👎', 'otra cosa']) expect(await said('solo preguntas', text), text).match(/^Entonces te entendí mal/);
  });

  it('stays after a mere yes, which says not which', async () => {
    for (const yes of ['sí', 'claro que sí', '✅']) {
      const turn = await afterOffer(yes, '2');
      expect(turn.said, yes).equal('oí: eco otro tema');
    }
  });

  it('is gone after the next message', async () => {
    expect((await afterOffer('eco algo', '2')).outcome).equal('unknown');
  });

  it('is remembered as the question that was asked, not as its number', async () => {
    const handoff = await startBlinky({
      env: { INTENTS: 'regex', HANDOFF_WEBHOOK_URL: 'https://hr.example/hook' },
      rows: rowsOf({ '¿Qué días pagan?': 'El 15.' }),
      dialogs,
    });
    for (const text of ['opciones de prueba', '1']) await handoff.say(text);
    const consent = await handoff.say('quiero hablar con una persona');
    expect(consent.replies[0]?.text).include('¿Qué días pagan?');
    await handoff.stop();
  });
});
