import { expect } from 'chai';
import { startBlinky } from '../support/blinky.ts';

describe('the survey that an operator begins', () => {
  it('asks in the conversation, and what leaves holds nobody’s id and no conversation', async () => {
    const posted: string[] = [];
    const blinky = await startBlinky({
      env: { INTENTS: 'regex', ENCUESTA_WEBHOOK_URL: 'https://rh.example/survey' },
      fetch: async (_url, init) => {
        posted.push(String(init?.body));
        return new Response(undefined, { status: 204 });
      },
    });
    const writer = { from: '+5215512345678', conversation: 'conversacion-77' };
    await blinky.deliver('hola', writer);
    await blinky.channel.received(2);
    await blinky.app.outreach.send({ conversation: 'conversacion-77', template: 'encuesta/dia-30' });
    const sent = await blinky.channel.received(4);
    expect(sent[2]?.text).match(/^¡Ya llevas un mes!/);
    expect(sent[3]?.text).match(/^1 de 3\. /);
    expect(sent[3]?.suggestedActions?.actions).length(5);
    for (const text of ['5', '4', '3', 'me gusta']) await blinky.say(text, writer);
    expect(posted.map((body) => JSON.parse(body))).deep.equal([
      {
        type: 'encuesta',
        moment: 'dia-30',
        day: '2026-03-02',
        scores: { integracion: 5, apoyo: 4, recomendacion: 3 },
        comment: 'me gusta',
      },
    ]);
    expect(JSON.stringify(blinky.log)).not.match(/me gusta|5512345678|conversacion-77/);
    await blinky.stop();
  });
});
