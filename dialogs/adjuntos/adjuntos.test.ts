import { expect } from 'chai';
import { startBlinky } from '../../test/support/blinky.ts';

describe('dialog adjuntos', () => {
  it('answers a picture, an audio, a file and a place, each in its way, and never "no lo sé"', async () => {
    const blinky = await startBlinky({ env: { INTENTS: 'regex' } });
    const answers: Record<string, RegExp> = {
      'image/jpeg': /imagen/,
      'audio/ogg': /escuchar/,
      'application/pdf': /archivo/,
      'text/x-location': /archivo|lo que mandaste/,
      'application/vnd.blinky.location': /lo que mandaste/,
    };
    for (const [contentType, expected] of Object.entries(answers)) {
      const turn = await blinky.say('', { from: contentType, activity: { attachments: [{ contentType }] } });
      expect(turn.outcome, contentType).to.equal('intent');
      expect(turn.replies[0]?.text, contentType).to.match(expected);
    }
    await blinky.stop();
  });
});
