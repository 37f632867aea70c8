import { mock } from 'node:test';
import { expect } from 'chai';
import type { BlinkyError } from '#sdk';
import { type Blinky, startBlinky } from '../support/blinky.ts';
import { rowsOf, wordDialog } from '../support/drop-ins.ts';
import { until } from '../support/until.ts';

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

  it('is told to a caller who waits in the language that was just written', async () => {
    expect((await failing('cuenta y rompe', 'x7')).message).match(/^Perdón/);
    expect((await failing('cuenta rompe what is this for and how does it work', 'x8')).message).match(/^Sorry/);
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

  for (const [language, text, sorry] of [
    ['Spanish', 'cuenta esto para mí y rompe la cosa', /^Perdón, algo falló/],
    ['English', 'cuenta this for me and rompe the thing', /^Sorry, something went wrong/],
  ] as const)
    it(`is tried four times and then ends in an apology in ${language}, where nobody waits and it was written in it`, async () => {
      const failed = (): number => blinky.log.lines.filter(({ message }) => message === 'a turn failed').length;
      const before = failed();
      const sent = blinky.channel.sent.length;
      mock.timers.enable({ apis: ['setTimeout'] });
      try {
        await blinky.deliver(text, { from: `async ${language}` });
        for (const [at, wait] of [500, 2_000, 8_000, 0].entries()) {
          await until(() => failed() === before + at + 1);
          mock.timers.tick(wait);
        }
        await blinky.channel.received(sent + 1);
      } finally {
        mock.timers.reset();
      }
      expect(blinky.channel.sent.slice(sent).map((reply) => reply.text)).length(1);
      expect(blinky.channel.sent[sent]?.text).match(sorry);
      broken = false;
      await blinky.deliver('cuenta', { from: `async ${language}` });
      expect((await blinky.channel.received(sent + 2))[sent + 1]?.text).equal('van 1');
    });
});
