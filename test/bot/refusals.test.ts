import { expect } from 'chai';
import { refuses } from '../../src/bot/refusals.ts';
import { type Blinky, startBlinky } from '../support/blinky.ts';
import { rowsOf } from '../support/drop-ins.ts';

describe('a message that refuses the answer', () => {
  it('says so in one of many ways, after a thanks too', () => {
    for (const text of [
      ...['no era eso', 'no, eso no', 'gracias pero no era eso', 'ok, no era eso', 'nop, eso no', 'la otra', 'No preguntaba eso'],
      ...['eso no es lo que busco', 'no es lo que buscaba', 'eso no es lo que necesito', 'no era lo que quería'],
      ...["that's not it", 'thanks, but not that one', 'not what I need'],
    ])
      expect(refuses([], text), text).to.equal(true);
  });

  it('says nothing besides, and does not only thank', () => {
    for (const text of [
      'gracias',
      'ok',
      'no',
      'otra cosa',
      'gracias, otra cosa',
      'no era eso lo que decía mi jefe',
      'eso no lo sabía',
      'es lo que busco',
    ])
      expect(refuses([], text), text).to.equal(false);
  });

  describe('on Blinky', () => {
    let blinky: Blinky;
    before(async () => {
      blinky = await startBlinky({
        rows: rowsOf({ '¿Cuándo pagan la nómina?': 'Los días 15.', '¿Qué hago si no es lo que busco?': 'Pide ayuda.' }),
      });
    });
    after(() => blinky.stop());

    it('is answered with no other row, whatever it resembles', async () => {
      await blinky.say('¿Cuándo pagan la nómina?');
      const { outcome, replies } = await blinky.say('eso no es lo que busco');
      expect(outcome).to.equal('unknown');
      expect(replies[0]?.text).to.match(/te entendí mal/);
    });
  });
});
