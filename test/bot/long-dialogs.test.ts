import { WaterfallDialog } from 'botbuilder-dialogs';
import { expect } from 'chai';
import { defineDialog, type Turn, turnOf } from '#sdk';
import { type Blinky, startBlinky } from '../support/blinky.ts';
import { rowsOf } from '../support/drop-ins.ts';

/** Asks two things and says both: three turns. */
const order = defineDialog({
  sdk: 1,
  id: 'pedir_cafe',
  summary: 'Takes an order.',
  intents: [{ name: 'pedir_cafe', description: 'Said in tests only.', examples: ['café'], patterns: ['^cafe$'] }],
  create: () =>
    new WaterfallDialog('pedir_cafe', [
      async (step) => {
        await turnOf(step.context).say({ text: '¿Qué tamaño?', options: [{ title: 'Chico' }, { title: 'Grande' }, { title: 'English' }] });
        return { status: 'waiting' } as never;
      },
      async (step) => {
        const turn = turnOf(step.context);
        Object.assign(step.values, { size: turn.text });
        turn.conversation.set({ size: turn.text });
        await turn.say('¿A nombre de quién?');
        return { status: 'waiting' } as never;
      },
      async (step) => {
        const turn = turnOf(step.context);
        await turn.say(`${(step.values as { size: string }).size} para ${turn.text}; guardado: ${JSON.stringify(turn.conversation.get())}`);
        return step.endDialog();
      },
    ]),
});

describe('a dialog of several turns', () => {
  let blinky: Blinky;
  before(async () => {
    const rows = rowsOf({ '¿Qué días pagan?': 'El 15 y el último.' });
    blinky = await startBlinky({ env: { INTENTS: 'regex' }, rows, dialogs: [order] });
  });
  after(() => blinky.stop());

  const talk = async (from: string, ...texts: string[]): Promise<Turn[]> => {
    const turns: Turn[] = [];
    for (const text of texts) turns.push(await blinky.say(text, { from }));
    return turns;
  };
  const said = (turn: Turn | undefined): string | undefined => turn?.replies[0]?.text;

  it('goes on where it stood, keeps what it was told, and ends', async () => {
    const turns = await talk('d1', 'café', 'grande', '¿Qué días pagan?', '¿Qué días pagan?');
    expect(turns.map(said)).deep.equal([
      '¿Qué tamaño?',
      '¿A nombre de quién?',
      'Grande para ¿Qué días pagan?; guardado: {"size":"Grande"}',
      'El 15 y el último.',
    ]);
    for (const turn of turns.slice(0, 3)) expect(turn).include({ outcome: 'intent', intent: 'pedir_cafe', recognizer: 'regex' });
  });

  it('takes an option by its number', async () => {
    expect(said((await talk('d2', 'café', '1', 'Ana')).at(-1))).match(/^Chico para Ana/);
  });

  it('runs for many people at once, each at their own step', async () => {
    const people = Array.from({ length: 20 }, (_, at) => `d3-${at}`);
    const answers = await Promise.all(people.map((from, at) => talk(from, 'café', at % 2 ? 'chico' : 'grande', from)));
    answers.forEach((turns, at) => {
      expect(said(turns.at(-1))).match(new RegExp(`^${at % 2 ? 'Chico' : 'Grande'} para d3-${at};`));
    });
  });

  it('is left by what may interrupt, and does not come back', async () => {
    const turns = await talk('d4', 'café', 'in english please', '¿Qué días pagan?');
    expect(turns[1]).include({ intent: 'cambiar_idioma' });
    expect(turns[2]).include({ outcome: 'answer' });
  });

  it('is not left by an option that it offered itself, whatever that would mean elsewhere', async () => {
    for (const text of ['English', '3']) {
      const turns = await talk(`d8 ${text}`, 'café', text, 'Ana');
      expect(said(turns[2])).match(/^English para Ana/);
    }
  });

  it('is left by an order to forget', async () => {
    const turns = await talk('d5', 'café', 'borra mis datos', 'Ana');
    expect(turns[1]?.notices).include('data_deleted');
    expect(said(turns[2])).not.match(/nombre/);
  });

  it('is not left by what may not interrupt', async () => {
    const turns = await talk('d6', 'café', 'grande', 'gracias');
    expect(said(turns[2])).match(/^Grande para gracias/);
  });

  it('is over when the conversation expires', async () => {
    await talk('d7', 'café');
    blinky.clock.advance(1_440 * 60_000);
    expect((await talk('d7', '¿Qué días pagan?'))[0]).include({ outcome: 'answer' });
  });
});
