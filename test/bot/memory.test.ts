import { expect } from 'chai';
import type { IntentRecognizer, Utterance } from '#sdk';
import { type Blinky, startBlinky } from '../support/blinky.ts';
import { rowsOf, wordDialog } from '../support/drop-ins.ts';

const CANARY = 'canario 7291';
const heard: Utterance[] = [];
/** Stands for a model: sees what the host shows it, and never knows anything. */
const listener: IntentRecognizer = {
  remote: true,
  async recognize(utterance) {
    heard.push(structuredClone(utterance));
    return [];
  },
};

const dialogs = [
  wordDialog('secreto', 'secreto', async (turn) => {
    turn.conversation.keepOut();
    turn.conversation.set(turn.text);
    await turn.say(`oí ${turn.text}`);
  }),
  wordDialog('recordar', 'recuerda', async (turn) => {
    const kept = turn.conversation.get<string[]>() ?? [];
    turn.conversation.set([...kept, turn.text]);
    await turn.say(JSON.stringify({ kept, lastQuestion: turn.conversation.lastQuestion, failures: turn.conversation.failures }));
  }),
];

describe('what a conversation remembers', () => {
  let blinky: Blinky;
  before(async () => {
    blinky = await startBlinky({
      // A key makes a model; here a recogniser stands for whoever asks it.
      env: { INTENTS: 'regex,oyente', OPENAI_API_KEY: 'sk-test' },
      recognizers: { oyente: listener },
      rows: rowsOf({ '¿Qué días pagan?': 'El 15 y el último.', '¿Hay comedor?': 'Sí.' }),
      dialogs,
    });
  });
  beforeEach(() => heard.splice(0));
  after(() => blinky.stop());

  const recall = async (from: string) => JSON.parse((await blinky.say('recuerda', { from })).replies[0]?.text ?? '');

  it('is shown to a model as the last turns, oldest first, both sides', async () => {
    for (const text of ['¿Qué días pagan?', 'xyzzy']) await blinky.say(text, { from: 'm1' });
    expect(heard.at(-1)?.history.slice(0, 2)).deep.include({ role: 'user', text: '¿Qué días pagan?' });
    expect(heard.at(-1)?.history[1]?.text).match(/^El 15 y el último\./);
  });

  it('is bounded: six turns, 500 characters of each side', async () => {
    for (let at = 1; at <= 9; at++) await blinky.say(`xyzzy ${at} ${'a b '.repeat(400)}`, { from: 'm2' });
    const history = heard.at(-1)?.history ?? [];
    expect(history).length(12);
    expect(history[0]?.text).match(/^xyzzy 3 /);
    for (const { text } of history) expect(text.length).at.most(500);
  });

  it('counts unknown turns in a row, until an answer', async () => {
    for (const text of ['xyzzy', 'plugh']) await blinky.say(text, { from: 'm3' });
    expect(await recall('m3')).include({ failures: 2, lastQuestion: 'plugh' });
    await blinky.say('¿Qué días pagan?', { from: 'm3' });
    expect(await recall('m3')).include({ failures: 0, lastQuestion: '¿Qué días pagan?' });
  });

  it('is never a turn that was kept out: not for a model, not for a person, not in the log', async () => {
    await blinky.say('¿Qué días pagan?', { from: 'm4' });
    expect((await blinky.say(`secreto ${CANARY}`, { from: 'm4' })).replies[0]?.text).include(CANARY);
    expect((await recall('m4')).lastQuestion).equal('¿Qué días pagan?');
    await blinky.say('xyzzy', { from: 'm4' });
    expect(JSON.stringify(heard)).include('xyzzy').and.not.include('canario');
    expect(JSON.stringify(blinky.log.lines)).not.match(/canario|secreto/);
  });

  it('is never what is said while a person has taken over', async () => {
    for (const text of ['quiero hablar con una persona', `xyzzy ${CANARY}`, 'volver', 'plugh']) await blinky.say(text, { from: 'm5' });
    expect(JSON.stringify(heard.at(-1)))
      .include('plugh')
      .and.not.include('canario');
  });

  it('holds no user’s words, number or conversation in any log line', async () => {
    await blinky.say(`hola soy ${CANARY}`, { from: '+525512345678', conversation: 'conv-5512345678' });
    const log = JSON.stringify(blinky.log.lines);
    expect(log)
      .include('"outcome"')
      .and.not.match(/canario|5512345678/);
  });

  it('is data of each dialog for itself, through JSON', async () => {
    for (const text of ['recuerda', 'recuerda dos']) await blinky.say(text, { from: 'm6' });
    expect(await recall('m6')).deep.include({ kept: ['recuerda', 'recuerda dos'] });
  });

  it('is all forgotten on request, and the channel is told to forget as well', async () => {
    for (const text of ['recuerda', 'xyzzy', '¿Qué días pagan?']) await blinky.say(text, { from: 'm7', conversation: 'conv-m7' });
    const turn = await blinky.say('borra mis datos', { from: 'm7', conversation: 'conv-m7' });
    expect(turn.notices).deep.equal(['data_deleted']);
    expect(blinky.channel.forgotten).include('conv-m7');
    const after = await blinky.say('recuerda', { from: 'm7', conversation: 'conv-m7' });
    expect(after.replies[0]?.text).equal('{"kept":[],"failures":0}');
    await blinky.say('xyzzy', { from: 'm7', conversation: 'conv-m7' });
    expect(JSON.stringify(heard.at(-1)?.history)).not.include('El 15');
  });

  it('ends with its time to live', async () => {
    await blinky.say('recuerda', { from: 'm8' });
    blinky.clock.advance(1_440 * 60_000);
    expect(await recall('m8')).deep.equal({ kept: [], failures: 0 });
  });
});
