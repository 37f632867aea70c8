import { expect } from 'chai';
import type { BlinkyError } from '#sdk';
import { type Blinky, startBlinky } from '../support/blinky.ts';
import { rowsOf, wordDialog } from '../support/drop-ins.ts';

const CANARY = 'canario-7291';
let broken = true;

const dialogs = [
  wordDialog('contar', 'cuenta', async (turn) => {
    const count = (turn.conversation.get<number>() ?? 0) + 1;
    turn.conversation.set(count);
    await turn.say(`van ${count}`);
    if (broken && turn.text.includes('rompe')) throw new Error(`cannot parse «${turn.text}»`);
  }),
];

describe('a turn that fails', () => {
  let blinky: Blinky;
  before(async () => {
    blinky = await startBlinky({ env: { INTENTS: 'regex' }, rows: rowsOf({ '¿Qué días pagan?': 'El 15.' }), dialogs });
  });
  beforeEach(() => {
    broken = true;
  });
  after(() => blinky.stop());

  const failing = (text: string, from: string): Promise<BlinkyError> =>
    blinky.say(text, { from }).then(
      () => expect.fail('the turn did not fail'),
      (error) => error,
    );

  it('leaves the conversation as it was: nothing that it kept or said remains', async () => {
    await blinky.say('cuenta', { from: 'x1' });
    await failing('cuenta y rompe', 'x1');
    expect((await blinky.say('cuenta', { from: 'x1' })).replies.map(({ text }) => text)).deep.equal(['van 2']);
  });

  it('is a BLINKY_TURN_FAILED for a caller who waits, without the words and the stack', async () => {
    const error = await failing(`cuenta ${CANARY} rompe`, 'x2');
    expect([error.code, error.status]).deep.equal(['BLINKY_TURN_FAILED', 500]);
    expect(`${error.line}`).not.match(/canario|\n/);
  });

  it('tells operators the code, the owner and where it happened, and never what the user wrote', async () => {
    await failing(`cuenta ${CANARY} rompe`, `${CANARY}-sender`);
    const line = blinky.log.lines.findLast(({ message }) => message === 'a turn failed');
    expect(line?.level).equal('error');
    expect(line?.fields).include({ code: 'BLINKY_TURN_FAILED', of: 'dialog/contar', attempt: 1, channel: 'test' });
    expect(JSON.stringify(line?.fields)).include('failing-turns.test.ts');
    expect(JSON.stringify(blinky.log.lines)).not.include('canario');
  });

  it('does not stop the next message, of this person or another', async () => {
    await failing('cuenta y rompe', 'x3');
    expect((await blinky.say('¿Qué días pagan?', { from: 'x3' })).outcome).equal('answer');
    expect((await blinky.say('cuenta', { from: 'x4' })).replies[0]?.text).equal('van 1');
  });

  for (const [language, hello, sorry] of [
    ['Spanish', 'hola, ¿cómo estás?', /^Perdón, algo falló/],
    ['English', 'hello, how are you?', /^Sorry, something went wrong/],
  ] as const)
    it(`ends in an apology in ${language} for one who wrote it, where nobody waits`, async () => {
      const from = `async-${language}`;
      const apologies = blinky.app.apologise({ text: hello, from });
      expect(apologies).match(sorry);
    });
});
