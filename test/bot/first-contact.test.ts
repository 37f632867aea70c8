import { expect } from 'chai';
import type { Turn } from '#sdk';
import { type Blinky, startBlinky } from '../support/blinky.ts';
import { rowsOf, wordDialog } from '../support/drop-ins.ts';

const update = { activity: { type: 'conversationUpdate' } };

describe('the notice of the first contact', () => {
  let blinky: Blinky;
  before(async () => {
    const dialogs = [
      wordDialog('secreto', 'secreto', async (turn) => {
        turn.conversation.keepOut();
        await turn.say('te escucho');
      }),
    ];
    blinky = await startBlinky({ env: { INTENTS: 'regex' }, rows: rowsOf({ '¿Qué días pagan?': 'El 15.' }), dialogs });
  });
  after(() => blinky.stop());

  it('comes after the first answer, and never again', async () => {
    const turns: Turn[] = [];
    for (const text of ['¿Qué días pagan?', 'hola', 'asdfgh', 'gracias']) turns.push(await blinky.say(text, { from: 'f1' }));
    expect(turns[0]?.replies.map(({ text }) => text)[0]).equal('El 15.');
    expect(turns.map(notices)).deep.equal([1, 0, 0, 0]);
  });

  it('comes when the bot is added, and then not with the first answer', async () => {
    const added = await blinky.say('', { from: 'f2', ...update });
    expect(added.replies[0]?.text).match(/^¡Hola! Soy Blinky/);
    expect(notices(added)).equal(1);
    expect(notices(await blinky.say('', { from: 'f2', ...update }))).equal(0);
    expect(notices(await blinky.say('¿Qué días pagan?', { from: 'f2' }))).equal(0);
  });

  it('is silent about other events', async () => {
    for (const type of ['typing', 'messageReaction', 'endOfConversation', 'event'])
      expect((await blinky.say('', { from: 'f3', activity: { type } })).replies).deep.equal([]);
    expect(notices(await blinky.say('hola', { from: 'f3' }))).equal(1);
  });

  it('does not disturb someone who says something that is kept out; it comes with the next answer', async () => {
    expect(notices(await blinky.say('secreto', { from: 'f4' }))).equal(0);
    expect(notices(await blinky.say('hola', { from: 'f4' }))).equal(1);
    expect(notices(await blinky.say('hola', { from: 'f4' }))).equal(0);
  });

  it('comes again when the conversation was forgotten or has expired', async () => {
    await blinky.say('hola', { from: 'f5' });
    await blinky.say('borra mis datos', { from: 'f5' });
    expect(notices(await blinky.say('hola', { from: 'f5' }))).equal(1);
    blinky.clock.advance(1_440 * 60_000);
    expect(notices(await blinky.say('hola', { from: 'f5' }))).equal(1);
  });
});

function notices(turn: Turn): number {
  return turn.replies.filter(({ text }) => text?.includes('Aviso de privacidad')).length;
}
