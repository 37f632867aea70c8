import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect } from 'chai';
import { type ChannelBench, type ChannelBenchOptions, offering, openChannel } from '../../../test/support/channel-bench.ts';
import type { FakePlatform } from '../../../test/support/fake-platform.ts';
import harness from './harness.ts';
import { openTwilio, SENDER } from './testing/twilio.ts';
import { ANA, form, received, signed } from './testing/webhooks.ts';

const specification = join(import.meta.dirname, '../../../../shared/specs/twilio-oai/twilio_api_v2010.json');

describe('SMS through Twilio', () => {
  let twilio: FakePlatform;
  let bench: ChannelBench;
  const open = (options: Partial<ChannelBenchOptions> = {}) => openChannel(harness, { platform: twilio, ...options });
  beforeEach(async () => {
    twilio = openTwilio();
    bench = await open();
  });
  const heard = async (...messages: Record<string, string>[]) => {
    for (const fields of messages) expect((await bench.call(signed(fields))).status).to.equal(200);
    return bench.host.turns.map(({ activity }) => activity);
  };

  it('answers with an empty TwiML, which sends nothing to the person', async () => {
    expect((await bench.call(signed(received()))).body).to.equal('<?xml version="1.0" encoding="UTF-8"?><Response/>');
  });

  it('takes what was signed for the public URL whatever the Host says, and nothing without PUBLIC_BASE_URL', async () => {
    const request = signed(received());
    const behindProxy = { ...request, headers: { ...request.headers, host: ']bad host[', 'x-forwarded-host': 'evil.example' } };
    expect((await bench.call(behindProxy)).status).to.equal(200);
    const laptop = await open({ facts: { publicBaseUrl: undefined } });
    const local = signed(received(), { base: 'http://127.0.0.1:8000' });
    expect((await laptop.call({ ...local, headers: { ...local.headers, host: '127.0.0.1:8000' } })).status).to.equal(403);
    await laptop.channel.start?.(new AbortController().signal);
    expect(laptop.context.log.lines[0]).to.include({ level: 'warn' });
  });

  it('refuses parameters whose borders were moved, although their signature holds', async () => {
    const { MessageSid = '', ...others } = received();
    const moved = { ...others, [`MessageSid${MessageSid.slice(0, 1)}`]: MessageSid.slice(1) };
    const signature = signed(received()).headers?.['x-twilio-signature'];
    expect((await bench.call(form(moved, { 'x-twilio-signature': signature }))).status).to.equal(400);
    expect(bench.host.turns).to.deep.equal([]);
  });

  it('hands the files of an MMS on as attachments, with the words beside them', async () => {
    const contentUrl = 'https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1';
    const mms = received({ Body: 'mira', NumMedia: '1', MediaUrl0: contentUrl, MediaContentType0: 'image/jpeg' });
    expect((await heard(mms))[0]).to.deep.include({ text: 'mira', attachments: [{ contentType: 'image/jpeg', contentUrl }] });
  });

  it('counts reports about sent messages, which are no turns', async () => {
    expect(await heard(received({ MessageStatus: 'delivered', Body: undefined }))).to.deep.equal([]);
    expect(bench.counted).to.deep.equal(['status delivered']);
  });

  it('numbers options, since SMS has no buttons, and leaves Markdown out', async () => {
    await bench.reply(offering('**¿Cuál?**', '¿Vacaciones?', '¿Aguinaldo?'));
    expect(twilio.taken[0]?.body).to.deep.equal({
      To: ANA,
      From: SENDER,
      Body: '¿Cuál?\n1. ¿Vacaciones?\n2. ¿Aguinaldo?',
      SmartEncoded: 'true',
      StatusCallback: 'https://blinky.example/chatbot/sms',
    });
  });

  it('sends through a messaging service where that is the sender', async () => {
    const MG = 'MG0123456789abcdef0123456789abcdef';
    await (await open({ settings: { TWILIO_SMS_FROM: MG } })).reply('Hola');
    expect(twilio.taken[0]?.body).to.include({ MessagingServiceSid: MG }).and.not.have.property('From');
  });

  it('goes on after the parts that were taken when a try breaks off', async () => {
    const long = Array.from({ length: 300 }, (_, at) => `palabra${at}.`).join(' ');
    twilio.refuse({ status: 503, after: 2 });
    expect(await bench.refusal(long)).to.include({ retryable: true });
    twilio.refuse(undefined);
    await bench.reply(long);
    expect(twilio.taken.map(({ body }) => body?.Body).join('')).to.equal(long);
    expect(twilio.complaints).to.deep.equal([]);
  });

  it('gives up on who answered STOP, and says so by Twilio’s code', async () => {
    twilio.refuse({ status: 400, code: 21_610 });
    expect((await bench.refusal('hola')).line).to.equal(
      'BLINKY_SEND_FAILED  channel/twilio-sms  Twilio answered 400 (error 21610): the person answered STOP: only START from them ends that',
    );
    expect(bench.counted).to.deep.equal(['send_failed 21610']);
    expect(await bench.refusal('hola', '40404')).to.include({ code: 'BLINKY_SEND_FAILED', retryable: false });
  });

  it('reaches any number, in the conversation in which its person would write', async () => {
    const reference = bench.channel.reference?.('+52 1 (55) 1234-5678');
    expect(reference?.conversation).to.deep.equal((await heard(received()))[0]?.conversation);
    for (const nobody of ['', 'ana@empresa.example', '5512345678']) expect(bench.channel.reference?.(nobody), nobody).to.equal(undefined);
  });

  it('sends what is valid under Twilio’s own OpenAPI description', async function () {
    if (!existsSync(specification)) {
      process.stdout.write(`      skipped: Twilio's OpenAPI description is not at ${specification}\n`);
      this.skip();
    }
    const { paths, components } = JSON.parse(readFileSync(specification, 'utf8'));
    const operation = paths['/2010-04-01/Accounts/{AccountSid}/Messages.json'].post;
    const { schema } = operation.requestBody.content['application/x-www-form-urlencoded'];
    const ajv = new Ajv({ strict: false, coerceTypes: true, formats: { 'phone-number': true, uri: /^https:\/\//, 'date-time': true } });
    const isValid = ajv.compile({ ...schema, additionalProperties: false, components });
    await bench.reply('palabra '.repeat(200));
    for (const { body } of twilio.taken) expect(isValid({ ...body }), JSON.stringify(isValid.errors)).to.equal(true);
    expect(isValid({ ...twilio.taken[0]?.body, Text: 'x' })).to.equal(false);
  });
});
