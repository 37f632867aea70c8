import { expect } from 'chai';
import { createForm, defineDialog, type Turn } from '#sdk';
import { type Blinky, startBlinky } from '../support/blinky.ts';
import { rowsOf } from '../support/drop-ins.ts';
import { refusalOf } from '../support/refusal.ts';

const speak = { cancelled: 'Cancelado.', help: 'Di un color.', unclear: 'No entendí.', left: 'Lo dejamos.' };

/** Asks for a colour and remembers it with the person. */
const colour = defineDialog({
  sdk: 1,
  id: 'pedir_color',
  summary: 'Asks for a colour.',
  intents: [{ name: 'pedir_color', description: 'Said in tests only.', examples: ['color'], patterns: ['^color$'] }],
  retain: { days: 30 },
  proactive: ['hoy'],
  create: (host) =>
    createForm<{ colour?: string; last: string }>({
      id: 'pedir_color',
      texts: { 'es-MX': speak, en: speak },
      begin: async (turn) => ({ last: (await host.store.get<string>(turn)) ?? (turn.text === 'hoy' ? 'hoy' : 'nada') }),
      next: (state) =>
        state.colour !== undefined
          ? undefined
          : {
              ask: { text: `¿Color? Antes: ${state.last}`, options: [{ title: 'rojo' }, { title: 'ayuda' }] },
              hear(answer) {
                if (answer === 'negro') return { problem: 'Negro no hay.' };
                return /^(rojo|azul|ayuda)$/i.test(answer) ? { state: { ...state, colour: answer } } : undefined;
              },
            },
      async finish(state, turn) {
        await host.store.set(turn, state.colour);
        await turn.say(`Va ${state.colour}.`);
      },
    }),
});

describe('a form', () => {
  let blinky: Blinky;
  before(async () => {
    const rows = rowsOf({ '¿Dónde está el comedor?': 'En el piso 2.' });
    blinky = await startBlinky({ env: { INTENTS: 'regex' }, rows, dialogs: [colour] });
  });
  after(() => blinky.stop());

  const ask = '¿Color? Antes: nada';
  const talk = async (from: string, ...texts: string[]): Promise<Turn[]> => {
    const turns: Turn[] = [];
    for (const text of texts) turns.push(await blinky.say(text, { from }));
    return turns;
  };
  const said = (turn: Turn | undefined): string[] => (turn?.replies ?? []).map(({ text }) => text ?? '');

  it('explains itself to who asks what this is', async () => {
    for (const [at, text] of ['¿y esto qué es?', 'de qué trata', 'what is this'].entries()) {
      const [, explained] = await talk(`f0${at}`, 'color', text);
      expect(said(explained), text).deep.equal(['Di un color.', ask]);
    }
  });

  it('answers a side question that the catalog is certain of, and comes back to its own', async () => {
    const [, aside, done] = await talk('f1', 'color', '¿dónde está el comedor?', '1');
    expect(said(aside)).deep.equal(['En el piso 2.', ask]);
    expect(aside).deep.include({ outcome: 'answer', intent: 'procesos_internos' });
    expect(aside?.answers.map(({ id }) => id)).deep.equal(['fila-1']);
    expect(said(done)).deep.equal(['Va rojo.']);
    expect(done).include({ outcome: 'intent', intent: 'pedir_color', recognizer: 'regex' });
  });

  it('explains itself, says what is wrong with an answer, and asks again', async () => {
    const turns = await talk('f2', 'color', '¡Ayuda, por favor!', 'negro', 'azul');
    expect(turns.slice(1).map(said)).deep.equal([['Di un color.', ask], ['Negro no hay.', ask], ['Va azul.']]);
  });

  it('ends when it is cancelled, and the next message is nobody’s answer', async () => {
    const turns = await talk('f3', 'color', 'mejor cancela por favor', 'rojo');
    expect(said(turns[1])).deep.equal(['Cancelado.']);
    expect(turns[2]?.intent).not.equal('pedir_color');
  });

  it('gives up after three answers in a row that are none', async () => {
    const turns = await talk('f4', 'color', 'mmm', 'este…', 'quién sabe');
    expect(turns.slice(1).map((turn) => said(turn)[0])).deep.equal(['No entendí.', 'No entendí.', 'Lo dejamos.']);
    expect((await talk('f4', 'rojo'))[0]?.intent).not.equal('pedir_color');
  });

  it('is ended by a sensitive topic', async () => {
    const turns = await talk('f5', 'color', 'mi jefe me está acosando', 'rojo');
    expect(turns[1]).include({ intent: 'temas_sensibles', outcome: 'handoff' });
    expect(turns[2]?.intent).not.equal('pedir_color');
  });

  it('is ended by who asks for a person', async () => {
    const turns = await talk('f9', 'color', 'quiero hablar con una persona', 'rojo');
    expect(turns[1]).include({ intent: 'hablar_con_humano', outcome: 'handoff' });
    expect(turns[2]?.intent).not.equal('pedir_color');
  });

  it('keeps what it is told of a person beyond the conversation, for as long as it declares, each person their own', async () => {
    await talk('f6', 'color', 'azul');
    blinky.clock.advance(29 * 86_400_000);
    expect(said((await talk('f6', 'color', 'cancelar'))[0])[0]).equal('¿Color? Antes: azul');
    expect(said((await talk('f7', 'color', 'cancelar'))[0])[0]).equal(ask);
    blinky.clock.advance(86_400_000);
    expect(said((await talk('f6', 'color', 'cancelar'))[0])[0]).equal(ask);
  });

  it('has that forgotten with the person’s data', async () => {
    await talk('f8', 'color', 'azul', 'borra mis datos');
    expect(said((await talk('f8', 'color', 'cancelar'))[0])[0]).equal(ask);
  });

  describe('that an operator begins', () => {
    const begin = (to: string): Promise<string> => blinky.app.outreach.send({ channel: 'test', to, template: 'pedir_color/hoy' });

    it('asks its first question and goes on with the answer', async () => {
      await begin('g1');
      expect((await blinky.channel.received(1))[0]?.text).equal('¿Color? Antes: hoy');
      expect(said((await talk('g1', 'rojo'))[0])[0]).equal('Va rojo.');
    });

    it('disturbs nobody who is in the middle of something, talks to a person, or wants no announcements', async () => {
      await talk('g2', 'color');
      await talk('g3', 'quiero hablar con una persona');
      await talk('g4', 'baja');
      for (const to of ['g2', 'g3', 'g4']) await begin(to);
      await begin('g5');
      const sent = await blinky.channel.received(2);
      expect(sent.map(({ conversation }) => conversation?.id)).deep.equal(['g1', 'g5']);
    });

    it('must be one that declares it', async () => {
      for (const template of ['pedir_color/ayer', 'pedir_color', 'saludar/hoy']) {
        const refusal = await refusalOf(blinky.app.outreach.send({ channel: 'test', to: 'g6', template }));
        expect(refusal.code).equal('BLINKY_NOT_FOUND');
      }
    });
  });
});

describe('a dialog that keeps something without declaring it', () => {
  it('fails its turn, and keeps nothing', async () => {
    const { retain: _retain, ...forgetful } = colour;
    const blinky = await startBlinky({ env: { INTENTS: 'regex' }, dialogs: [forgetful] });
    const refusal = await refusalOf(blinky.say('color'));
    expect(refusal.code).equal('BLINKY_TURN_FAILED');
    await blinky.stop();
  });
});
