import { mock } from 'node:test';
import { expect } from 'chai';
import { startBlinky } from '../support/blinky.ts';
import { rowsOf, wordDialog } from '../support/drop-ins.ts';
import { until } from '../support/until.ts';

describe('a burst of messages', () => {
  it('is answered once, as one question, in the order in which it was written', async () => {
    const dialogs = [wordDialog('eco', 'eco', (turn) => turn.say(turn.text))];
    const env = { INTENTS: 'regex', BURST_WINDOW_MS: '800' };
    const blinky = await startBlinky({ env, rows: rowsOf({ '¿Qué días pagan?': 'El 15.' }), dialogs });
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      for (const text of ['eco oye', '  ', 'una duda', 'sobre la quincena']) await blinky.deliver(text, { from: 'b1' });
      blinky.clock.advance(800);
      mock.timers.tick(800);
      await until(() => blinky.channel.sent.length > 1);
    } finally {
      mock.timers.reset();
    }
    expect(blinky.channel.sent[0]?.text).equal('eco oye\nuna duda\nsobre la quincena');
    expect(blinky.channel.sent, 'the reply and the notice').length(2);
    await blinky.stop();
  });
});
