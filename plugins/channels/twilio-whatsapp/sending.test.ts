import { expect } from 'chai';
import { offering } from '../../../test/support/channel-bench.ts';
import { KEY, open, TEMPLATE } from './testing/bench.ts';
import { openTwilioServer, SENDER, type TwilioServer } from './testing/twilio-server.ts';
import { ANA, json, messageSid, received, signed } from './testing/webhooks.ts';

const HOUR = 60 * 60_000;
const long = Array.from({ length: 700 }, (_, at) => `palabra${at}.`).join(' ');

describe('sending over WhatsApp', () => {
  let twilio: TwilioServer;

  beforeEach(async () => {
    twilio = await openTwilioServer();
  });
  afterEach(async () => {
    await twilio.close();
  });

  it('names sender, recipient and the URL for status reports, and says the id that Twilio gave', async () => {
    expect(await (await open({ twilio })).reply('Hola, Ana')).to.deep.equal({ providerId: `SM${'1'.padStart(32, '0')}` });
    const StatusCallback = 'https://blinky.example/chatbot/whatsapp/status';
    expect(twilio.sent).to.deep.equal([{ To: ANA, From: SENDER, Body: 'Hola, Ana', StatusCallback }]);
    expect(twilio.refused).to.deep.equal([]);
  });

  it('sends the parts of a long text one after the other, whole, each within 1,600', async () => {
    await (await open({ twilio })).reply(long);
    expect(twilio.sent.length).to.be.greaterThan(4);
    expect(twilio.sent.map(({ Body }) => Body).join('')).to.equal(long);
    expect(twilio.refused).to.deep.equal([]);
  });

  it('goes on after the parts that were taken when a try breaks off in the middle', async () => {
    const { reply, refusal } = await open({ twilio });
    twilio.refuse({ status: 503, after: 2 });
    expect(await refusal(long)).to.include({ code: 'BLINKY_SEND_FAILED', retryable: true });
    twilio.refuse(undefined);
    await reply(long);
    expect(twilio.sent.map(({ Body }) => Body).join('')).to.equal(long);
    await reply(long);
    expect(twilio.sent.map(({ Body }) => Body).join('')).to.equal(long + long);
  });

  it('writes WhatsApp’s marks for those of Markdown, and no Markdown link', async () => {
    const { reply } = await open({ twilio });
    const text =
      '## Vacaciones\n**Doce días**, ~~diez~~. Ver [el portal](https://portal.example/a) o [https://b.example](https://b.example).';
    const plain = ['2 ** 3 ** 4', '#1 en ventas', '[sic] (así)', 'a**b', '*ya* _así_ ~no~'];
    for (const each of [text, ...plain]) await reply(each);
    const expected = '*Vacaciones*\n*Doce días*, ~diez~. Ver el portal: https://portal.example/a o https://b.example.';
    expect(twilio.sent.map(({ Body }) => Body)).to.deep.equal([expected, ...plain]);
  });

  it('has the options as numbered lines, by the titles that answer them', async () => {
    await (await open({ twilio })).reply(offering('¿Cuál de estas?', '¿Vacaciones?', '¿Aguinaldo?'));
    expect(twilio.sent[0]?.Body).to.equal('¿Cuál de estas?\n1. ¿Vacaciones?\n2. ¿Aguinaldo?');
  });

  it('sends nothing for an activity without words', async () => {
    const { reply } = await open({ twilio });
    for (const activity of [{ type: 'typing' }, { type: 'event', text: 'x' }, { text: ' \n ' }])
      expect(await reply(activity)).to.deep.equal({});
    expect(twilio.requests).to.deep.equal([]);
  });

  it('reaches a number that stands in the reference in any form, and refuses one that names none', async () => {
    const { channel } = await open({ twilio });
    const { signal } = new AbortController();
    const to = (id: string) => ({ user: { id, name: '' } });
    for (const id of ['+5215512345678', '+52 1 55 1234 5678', ANA, 'whatsapp:MX.1349120865530274'])
      await channel.send(to(id), { text: 'Aviso' }, signal);
    expect(twilio.sent.map(({ To }) => To)).to.deep.equal([ANA, ANA, ANA, 'whatsapp:MX.1349120865530274']);
    const nobody = await channel.send(to('ana@empresa.example'), { text: 'Aviso' }, signal).catch((error: unknown) => error);
    expect(nobody).to.include({ code: 'BLINKY_SEND_FAILED', retryable: false });
  });

  it('reaches somebody who has not written yet, in the conversation in which they would write', async () => {
    const { channel, call, host } = await open({ twilio });
    const reference = channel.reference?.('+52 1 55 1234 5678');
    await call(signed(received()));
    expect(reference?.conversation).to.deep.equal(host.turns[0]?.activity.conversation);
    await channel.send(reference ?? {}, { text: 'Aviso' }, new AbortController().signal);
    expect(twilio.sent[0]).to.include({ To: ANA, From: SENDER, Body: 'Aviso' });
    expect(channel.reference?.('ana@empresa.example')).to.equal(undefined);
  });

  it('says what to do about a refusal, by Twilio’s code and without the number', async () => {
    const { refusal, counted } = await open({ twilio });
    twilio.refuse({ status: 400, code: 63007 });
    const error = await refusal('hola');
    expect(error.line).to.equal(
      'BLINKY_SEND_FAILED  channel/twilio-whatsapp  Twilio answered 400 (error 63007): TWILIO_WHATSAPP_FROM is no WhatsApp sender of this account',
    );
    expect(error.retryable).to.equal(false);
    expect(counted).to.deep.equal(['send_failed 63007']);
  });

  it('is retried when Twilio cannot be reached', async () => {
    const { refusal } = await open({ twilio });
    await twilio.close();
    expect(await refusal('hola')).to.include({ code: 'BLINKY_SEND_FAILED', retryable: true, message: 'Twilio could not be reached' });
  });

  it('follows no redirect, which would carry the credentials along', async () => {
    twilio.refuse({ status: 307 });
    expect(await (await open({ twilio })).refusal('hola')).to.include({ retryable: false });
    expect(twilio.requests).to.have.length(1);
  });

  describe('outside the 24 h window', () => {
    let time: number;
    const now = (): Date => new Date(time);
    beforeEach(() => {
      time = Date.UTC(2026, 2, 2);
    });

    it('sends free text until 24 h after the person wrote, and then fails for good', async () => {
      const { call, reply, refusal, counted } = await open({ twilio, now });
      await call(signed(received()));
      time += 24 * HOUR - 1;
      await reply('a tiempo');
      time += 1;
      expect(await refusal('tarde')).to.include({
        code: 'BLINKY_SEND_FAILED',
        retryable: false,
        message: 'the 24 h window is over (error 63016)',
      });
      expect(twilio.requests.map(({ Body }) => Body)).to.deep.equal(['a tiempo']);
      expect(counted).to.deep.equal(['outside_window not_sent']);
      await call(signed(received({ MessageSid: messageSid(2) })));
      await reply('otra vez');
    });

    it('sends the template instead where one is set, the text in its variable', async () => {
      const { call, reply, counted } = await open({ twilio, now, settings: { TWILIO_FALLBACK_CONTENT_SID: TEMPLATE } });
      await call(signed(received()));
      time += 25 * HOUR;
      await reply(`Uno\ndos\t    tres ${long}`);
      const [sent] = twilio.sent;
      expect(sent).to.include({ To: ANA, From: SENDER, ContentSid: TEMPLATE });
      expect(JSON.parse(sent?.ContentVariables ?? '')[1]).to.match(/^Uno dos tres palabra0\. .*\.…$/);
      expect(twilio.refused).to.deep.equal([]);
      expect(counted).to.deep.equal(['outside_window template']);
    });

    it('sends the template that an operator names, whose variables are theirs, and no other', async () => {
      const { call, reply, refusal } = await open({ twilio, now });
      await call(signed(received()));
      time += 25 * HOUR;
      await reply({ text: '', channelData: { template: { contentSid: TEMPLATE, contentVariables: { 1: 'Ana', 2: 'lunes' } } } });
      await reply({ text: '', channelData: { template: { contentSid: TEMPLATE } } });
      expect(twilio.sent.map(({ ContentSid, ContentVariables }) => [ContentSid, ContentVariables])).to.deep.equal([
        [TEMPLATE, '{"1":"Ana","2":"lunes"}'],
        [TEMPLATE, undefined],
      ]);
      for (const template of [{}, { contentSid: 'HX1' }, { contentSid: TEMPLATE, body: 'x' }, 'HX']) {
        expect(await refusal({ text: '', channelData: { template } })).to.include({ code: 'BLINKY_SEND_FAILED', retryable: false });
      }
      expect(twilio.refused).to.deep.equal([]);
    });

    it('sends the set template as well when it is Twilio that says it is over', async () => {
      const { refusal } = await open({ twilio, settings: { TWILIO_FALLBACK_CONTENT_SID: TEMPLATE } });
      twilio.refuse({ status: 400, code: 63016 });
      await refusal('hola');
      expect(twilio.requests.map(({ Body, ContentSid }) => Body ?? ContentSid)).to.deep.equal(['hola', TEMPLATE]);
    });

    it('is opened by the person only, not by a system that writes in their name', async () => {
      const { call, context, channel, reply } = await open({ twilio, now });
      await call(json({ from: ANA, message: 'hola' }, { 'x-api-key': KEY }));
      expect(context.store.size).to.equal(0);
      await reply('nobody knows: Twilio decides');
      await call(signed(received()));
      expect(context.store.size).to.equal(1);
      await channel.forget?.(ANA);
      expect(context.store.size).to.equal(0);
    });
  });
});
