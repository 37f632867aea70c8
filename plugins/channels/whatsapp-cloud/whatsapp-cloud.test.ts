import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect } from 'chai';
import { parse } from 'yaml';
import { type ChannelBench, offering, openChannel } from '../../../test/support/channel-bench.ts';
import type { FakePlatform } from '../../../test/support/fake-platform.ts';
import { VERIFY } from '../../../test/support/hub-webhooks.ts';
import harness from './harness.ts';
import { openCloud } from './testing/cloud-server.ts';
import { ANA, message, signed, verification, webhook } from './testing/webhooks.ts';

const specification = join(import.meta.dirname, '../../../../shared/specs/facebook-openapi/business-messaging-api_v23.0.yaml');

describe('WhatsApp through Meta', () => {
  let cloud: FakePlatform;
  let bench: ChannelBench;
  beforeEach(async () => {
    cloud = openCloud();
    bench = await openChannel(harness, { platform: cloud });
  });
  const heard = async (...messages: object[]) => {
    expect((await bench.call(signed(webhook(messages)))).status).to.equal(200);
    return bench.host.turns.map(({ activity }) => activity);
  };

  it('answers the check of its URL with the challenge, as plain text', async () => {
    const answer = await bench.call(
      verification({ 'hub.mode': 'subscribe', 'hub.verify_token': VERIFY, 'hub.challenge': '<b>1158201444' }),
    );
    expect(answer).to.deep.include({ status: 200, body: '<b>1158201444' });
    expect(answer.headers?.['content-type']).to.match(/^text\/plain/);
  });

  it('takes each message of a webhook, each wamid once, and no other number’s', async () => {
    const two = webhook([message({}, 1), message({}, 2), message({}, 1)]) as { entry: object[] };
    const other = webhook([message({}, 3)], { metadata: { phone_number_id: '1' } }) as { entry: object[] };
    await bench.call(signed({ ...two, entry: [...two.entry, ...other.entry] }));
    expect(bench.host.turns.map(({ dedupe }) => dedupe)).to.deep.equal(['wamid.HBg1', 'wamid.HBg2']);
  });

  it('hears no reaction and no news of the number, and goes on after a message that it cannot read', async () => {
    const unheard = [
      message({ type: 'reaction', reaction: { emoji: '👍' } }, 2),
      message({ type: 'system', system: {} }, 3),
      { id: 7 },
      'x' as never,
    ];
    expect((await heard(...unheard, message({}, 4))).map(({ id }) => id)).to.deep.equal(['wamid.HBg4']);
  });

  const kinds: Readonly<Record<string, [object, object]>> = {
    'a photo': [{ type: 'image', image: { mime_type: 'image/jpeg', id: '1' } }, { contentType: 'image/jpeg' }],
    'a voice note': [
      { type: 'audio', audio: { mime_type: 'audio/ogg; codecs=opus', voice: true } },
      { contentType: 'audio/ogg; codecs=opus' },
    ],
    'a document': [
      { type: 'document', document: { mime_type: 'application/pdf', filename: 'a.pdf' } },
      { contentType: 'application/pdf', name: 'a.pdf' },
    ],
    contacts: [{ type: 'contacts', contacts: [{}] }, { contentType: 'text/vcard' }],
    'what is not supported': [{ type: 'unsupported', errors: [{ code: 131_051 }] }, { contentType: 'application/octet-stream' }],
    'a place': [
      { type: 'location', location: { latitude: 19.43, longitude: -99.13 } },
      { contentType: 'application/geo+json', content: { type: 'Point', coordinates: [-99.13, 19.43] } },
    ],
  };
  for (const [what, [fields, attachment]] of Object.entries(kinds)) {
    it(`hands ${what} on as an attachment`, async () => {
      expect((await heard(message({ text: undefined, ...fields })))[0]).to.deep.include({ text: '', attachments: [attachment] });
    });
  }

  it('keeps a caption as the text, beside the photo', async () => {
    const photo = { type: 'image', text: undefined, image: { mime_type: 'image/png', caption: '¿Así se llena?' } };
    expect((await heard(message(photo)))[0]).to.deep.include({ text: '¿Así se llena?', attachments: [{ contentType: 'image/png' }] });
  });

  it('offers short options as buttons and others as a list, whose tap is the whole option', async () => {
    const long = '¿Cuántos días de vacaciones me corresponden el primer año?';
    await bench.reply(offering('¿Cuál?', 'Sí', 'No'));
    await bench.reply(offering('¿Cuál?', long, '¿Aguinaldo?'));
    const [buttons, list] = cloud.taken.map(({ body }) => body?.interactive);
    expect(buttons).to.deep.include({ type: 'button', body: { text: '¿Cuál?\n1. Sí\n2. No' } });
    const rows = [
      { id: long, title: '1. ¿Cuántos días de…' },
      { id: '¿Aguinaldo?', title: '2. ¿Aguinaldo?' },
    ];
    expect(list).to.deep.include({ type: 'list', action: { button: 'Ver opciones', sections: [{ rows }] } });
    const tap = (choice: object, number: number) => message({ type: 'interactive', text: undefined, interactive: choice }, number);
    const taps = [{ list_reply: rows[0] }, { button_reply: { id: 'Sí', title: 'Sí' } }].map((choice, at) => tap(choice, at));
    const template = message({ type: 'button', text: undefined, button: { text: 'Enterado', payload: 'x' } }, 9);
    const activities = await heard(...taps, template);
    expect(activities.map(({ text, attachments }) => [text, attachments])).to.deep.equal(
      [long, 'Sí', 'Enterado'].map((text) => [text, undefined]),
    );
  });

  it('takes 20 characters for a button, and none more', async () => {
    await bench.reply(offering('¿Cuál?', 'a'.repeat(20), 'No'));
    await bench.reply(offering('¿Cuál?', 'a'.repeat(21), 'No'));
    expect(cloud.taken.map(({ body }) => (body?.interactive as { type?: string } | undefined)?.type)).to.deep.equal(['button', 'list']);
    expect(cloud.complaints).to.deep.equal([]);
  });

  it('puts the options under the last 1,024 of a long text, and as text alone where they are more than ten', async () => {
    const long = Array.from({ length: 300 }, (_, at) => `palabra${at}.`).join(' ');
    await bench.reply(offering(long, 'Sí', 'No'));
    const sent = cloud.taken.map(({ body }) => body as { type: string; text?: { body: string }; interactive?: { body: { text: string } } });
    expect(sent.map(({ type }) => type)).to.deep.equal(['text', 'text', 'text', 'interactive']);
    expect(sent.map(({ text, interactive }) => text?.body ?? interactive?.body.text).join('')).to.equal(`${long}\n1. Sí\n2. No`);
    await bench.reply(offering('¿Cuál?', ...Array.from({ length: 11 }, (_, at) => `opción ${at}`)));
    expect(cloud.taken.at(-1)?.body?.type).to.equal('text');
    expect(cloud.complaints).to.deep.equal([]);
  });

  it('marks as read and shows that it types, and does not mind when that fails', async () => {
    const [activity] = await heard(message());
    bench.channel.showTyping?.(activity ?? {});
    const expected = { messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.HBg1', typing_indicator: { type: 'text' } };
    expect(cloud.taken[0]?.body).to.deep.equal(expected);
    cloud.refuse({ status: 500 });
    bench.channel.showTyping?.(activity ?? {});
  });

  it('retries Meta’s rate limits, which come as 400, and gives up outside the 24 h window', async () => {
    for (const code of [130_429, 131_056]) {
      cloud.refuse({ status: 400, code });
      expect(await bench.refusal('hola'), String(code)).to.include({ retryable: true });
    }
    cloud.refuse({ status: 400, code: 131_047 });
    const error = await bench.refusal('hola');
    expect(error.retryable).to.equal(false);
    expect(error.line).to.equal(
      'BLINKY_SEND_FAILED  channel/whatsapp-cloud  WhatsApp answered 400 (error 131047): over 24 h have passed: send a template',
    );
    expect(bench.counted).to.deep.equal(['send_failed 130429', 'send_failed 131056', 'send_failed 131047']);
  });

  it('reaches any number, in the conversation in which its person would write, with the template that an operator names', async () => {
    const reference = bench.channel.reference?.('+52 1 (55) 1234-5678');
    const [activity] = await heard(message());
    expect(reference?.conversation).to.deep.equal(activity?.conversation);
    const template = { name: 'aviso', language: { code: 'es_MX' } };
    await bench.channel.send(reference ?? {}, { text: '', channelData: { template } }, new AbortController().signal);
    expect(cloud.taken[0]?.body).to.deep.include({ to: ANA, type: 'template', template });
    for (const nobody of ['', 'ana@empresa.example', '0555']) expect(bench.channel.reference?.(nobody), nobody).to.equal(undefined);
    expect(await bench.refusal('hola', 'ana')).to.include({ code: 'BLINKY_SEND_FAILED', retryable: false });
  });

  it('counts what became of sent messages', async () => {
    const statuses = [
      { id: 'wamid.1', status: 'read' },
      { id: 'wamid.2', status: 'failed', errors: [{ code: 131_026, title: 'x' }] },
    ];
    await bench.call(signed(webhook([], { messages: undefined, statuses })));
    expect(bench.counted).to.deep.equal(['status read', 'status failed', 'status_error 131026']);
    await bench.call(signed(webhook([], { messages: undefined, statuses: [{ status: '+5215512345678' }] })));
    expect(bench.counted).to.have.length(3);
    expect(bench.host.turns).to.deep.equal([]);
  });

  it('sends what is valid under Meta’s own OpenAPI description', async function () {
    if (!existsSync(specification)) {
      process.stdout.write(`      skipped: Meta's OpenAPI description is not at ${specification}\n`);
      this.skip();
    }
    const { components } = parse(readFileSync(specification, 'utf8'), { maxAliasCount: -1 });
    const ajv = new Ajv({ strict: false, formats: { url: true, uri: true } });
    const isValid = (kind: string, body: unknown): boolean => {
      const { recipient_type, to, messaging_product, type, ...content } = body as Record<string, unknown>;
      // The description closes a kind to its own fields and then adds the common ones, which no message could meet at once.
      const base = ajv.validate(
        { ...components.schemas.BaseMessageProperties, components },
        { recipient_type, to, messaging_product, type },
      );
      return base && ajv.validate({ ...components.schemas[kind].allOf[1], components }, { type, ...content });
    };
    await bench.reply('**Doce** días '.repeat(500));
    await bench.reply(offering('¿Cuál?', 'Sí', 'No'));
    await bench.reply(offering('¿Cuál?', '¿Cuántos días de vacaciones me corresponden?', '¿Aguinaldo?'));
    for (const { body } of cloud.taken) {
      const kind = body?.type === 'text' ? 'TextMessage' : 'InteractiveMessage';
      expect(isValid(kind, body), JSON.stringify(ajv.errors)).to.equal(true);
    }
    expect(isValid('TextMessage', { ...cloud.taken[0]?.body, text: 'hola' })).to.equal(false);
    expect(isValid('TextMessage', { ...cloud.taken[0]?.body, to: undefined })).to.equal(false);
  });
});
