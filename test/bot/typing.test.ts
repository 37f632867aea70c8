import { expect } from 'chai';
import type { IntentRecognizer } from '#sdk';
import { startBlinky } from '../support/blinky.ts';

describe('that an answer is being made', () => {
  it('is shown when a model is asked, and not for what is answered at once', async () => {
    const thinking: IntentRecognizer = { remote: true, recognize: async () => [] };
    const blinky = await startBlinky({ env: { INTENTS: 'regex,thinking' }, recognizers: { thinking } });
    await blinky.deliver('hola', { from: 'ana' });
    await blinky.channel.received(2);
    expect(blinky.channel.typing).to.deep.equal([]);
    await blinky.deliver('oigan y lo de la lana extra de diciembre', { from: 'ana' });
    await blinky.channel.received(3);
    expect(blinky.channel.typing).to.have.length(1);
    await blinky.stop();
  });
});
