import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { SID, TOKEN } from '../../../test/support/twilio-webhooks.ts';
import plugin from './index.ts';
import { open } from './testing/bench.ts';
import { SENDER } from './testing/twilio-server.ts';
import { ANA, form, messageSid, PATH, received, signed } from './testing/webhooks.ts';

const media = 'https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1';

describe('the WhatsApp webhook', () => {
  it('answers with an empty TwiML, which shows nothing to the person', async () => {
    const { call } = await open();
    const { status, headers, body } = await call(signed(received()));
    expect(status).to.equal(200);
    expect(headers?.['content-type']).to.match(/^text\/xml/);
    expect(body).to.equal('<?xml version="1.0" encoding="UTF-8"?><Response/>');
  });

  it('takes what Twilio signed for the public URL, whatever a proxy made of the host', async () => {
    const { call, host } = await open({ facts: { publicBaseUrl: 'https://blinky.example' } });
    const proxies = [
      { host: '10.0.0.7:8000' },
      { host: 'blinky.internal', 'x-forwarded-proto': 'http', 'x-forwarded-host': 'blinky.internal' },
      { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-port': '1' },
      { host: ']bad host[', forwarded: 'host=evil.example;proto=http' },
    ];
    for (const [at, headers] of proxies.entries()) {
      const request = signed(received({ MessageSid: messageSid(at) }));
      const through = { ...request, headers: { ...request.headers, ...headers } };
      expect((await call(through)).status, String(headers.host)).to.equal(200);
    }
    expect(host.turns).to.have.length(proxies.length);
  });

  it('refuses with 403 what was signed for the host that the request names', async () => {
    const { call, host } = await open();
    for (const name of ['evil.example', '127.0.0.1:8000', ']bad host[']) {
      const request = signed(received(), { base: `https://${name}` });
      const refused = await call({ ...request, headers: { ...request.headers, host: name, 'x-forwarded-host': name } });
      expect(refused.status, name).to.equal(403);
    }
    expect(host.turns).to.deep.equal([]);
  });

  it('checks the path and the query as they came, below the path of the public URL', async () => {
    const base = 'https://proxy.example/bots/blinky';
    const { call } = await open({ facts: { publicBaseUrl: base } });
    for (const url of [PATH, `${PATH}?`, `${PATH}?from=a%20b&x=it's`]) {
      expect((await call(signed(received(), { url, base }))).status, url).to.equal(200);
    }
    expect((await call(signed(received()))).status).to.equal(403);
  });

  it('needs PUBLIC_BASE_URL: without it a webhook on a laptop is 403, and on any other bind nothing starts', async () => {
    const laptop = await open({ facts: { publicBaseUrl: undefined, loopback: true } });
    const base = 'http://127.0.0.1:8000';
    const request = signed(received(), { base });
    expect((await laptop.call({ ...request, headers: { ...request.headers, host: '127.0.0.1:8000' } })).status).to.equal(403);
    await laptop.channel.start?.(new AbortController().signal);
    expect(laptop.context.log.lines[0]).to.include({ level: 'warn' });
    const others = open({ facts: { publicBaseUrl: undefined, loopback: false } });
    expect(await others.catch((error: Error) => error.message)).to.match(/PUBLIC_BASE_URL is missing/);
  });

  it('takes a JSON body whose hash is in the signed query, and no other', async () => {
    const { call, host } = await open();
    const body = JSON.stringify(received());
    const url = `${PATH}?bodySHA256=${createHash('sha256').update(body).digest('hex')}`;
    const headers = { ...signed({}, { url }).headers, 'content-type': 'application/json' };
    expect((await call({ url, headers, body })).status).to.equal(200);
    expect(host.turns[0]?.activity.text).to.equal('hola');
    expect((await call({ url, headers, body: body.replace('hola', 'adiós') })).status).to.equal(403);
    const unhashed = { ...signed({}).headers, 'content-type': 'application/json' };
    expect((await call({ url: PATH, headers: unhashed, body })).status).to.equal(403);
  });

  it('refuses parameters whose borders were moved, although their signature holds', async () => {
    const { call, host } = await open();
    const fields = received();
    const { signature } = { signature: signed(fields).headers?.['x-twilio-signature'] };
    // The signed string runs names and values together: `…Sid` + `SM1…` reads the same as `…SidS` + `M1…`.
    const { MessageSid = '', ...others } = fields;
    const moved = { ...others, [`MessageSid${MessageSid.slice(0, 1)}`]: MessageSid.slice(1) };
    expect((await call(form(moved, { 'x-twilio-signature': signature }))).status).to.equal(400);
    expect(host.turns).to.deep.equal([]);
  });

  it('takes a replayed webhook once', async () => {
    const { call, host } = await open();
    const request = signed(received());
    for (let times = 0; times < 3; times++) expect((await call(request)).status).to.equal(200);
    expect(host.turns).to.have.length(1);
    expect(host.turns[0]?.dedupe).to.equal(messageSid(1));
  });

  it('reads a tapped button or list item as its title, with its payload as the value', async () => {
    const { call, host } = await open();
    await call(signed(received({ Body: 'Sí', ButtonText: 'Sí', ButtonPayload: 'confirmar' })));
    await call(signed(received({ MessageSid: messageSid(2), Body: 'Vacaciones\nLo que toca', ListId: 'vac', ListTitle: 'Vacaciones' })));
    expect(host.turns.map(({ activity: { text, value } }) => [text, value])).to.deep.equal([
      ['Sí', 'confirmar'],
      ['Vacaciones', 'vac'],
    ]);
  });

  const kinds: Readonly<Record<string, [Record<string, string>, object]>> = {
    'a photo': [{ MediaContentType0: 'image/jpeg' }, { contentType: 'image/jpeg', contentUrl: media }],
    'a contact': [{ MediaContentType0: 'text/vcard' }, { contentType: 'text/vcard', contentUrl: media }],
    'a voice note': [{ MediaContentType0: 'audio/ogg' }, { contentType: 'audio/ogg', contentUrl: media }],
  };
  for (const [what, [fields, attachment]] of Object.entries(kinds)) {
    it(`hands ${what} on as an attachment, without fetching it`, async () => {
      const { call, host } = await open();
      await call(signed(received({ Body: '', NumMedia: '1', MediaUrl0: media, ...fields })));
      const [turn] = host.turns;
      expect(turn?.activity).to.deep.include({ type: 'message', text: '', attachments: [attachment] });
    });
  }

  it('keeps the caption of a photo as the text', async () => {
    const { call, host } = await open();
    await call(signed(received({ Body: '¿Así se llena?', NumMedia: '1', MediaUrl0: media, MediaContentType0: 'image/png' })));
    expect(host.turns[0]?.activity).to.deep.include({ text: '¿Así se llena?' });
  });

  it('hands a location on as GeoJSON, with its name', async () => {
    const { call, host } = await open();
    await call(signed(received({ Body: '', Latitude: '19.43', Longitude: '-99.13', Address: 'Centro', Label: 'Oficina' })));
    const content = { type: 'Point', coordinates: [-99.13, 19.43] };
    expect(host.turns[0]?.activity.attachments).to.deep.equal([{ contentType: 'application/geo+json', content, name: 'Oficina' }]);
  });

  it('counts what became of a sent message, by state and error code, and takes nothing else for a report', async () => {
    const { call, counted, host } = await open();
    const url = `${PATH}/status`;
    const about = { MessageSid: messageSid(9), From: SENDER, To: ANA, AccountSid: SID };
    expect((await call(signed({ ...about, MessageStatus: 'delivered' }, { url }))).status).to.equal(200);
    await call(signed({ ...about, MessageStatus: 'undelivered', ErrorCode: '63016' }, { url }));
    await call(signed({ ...about, MessageStatus: 'read' }));
    await call(signed({ ...about, MessageStatus: '+5215512345678', ErrorCode: 'Ana' }, { url }));
    expect(counted).to.deep.equal(['status delivered', 'status undelivered', 'status_error 63016', 'status read']);
    expect((await call(form({ ...about, MessageStatus: 'read' }, {}, url))).status).to.equal(403);
    expect((await call(signed({ MessageStatus: 'read' }, { url }))).status).to.equal(400);
    expect(host.turns).to.deep.equal([]);
  });

  it('follows an auth token that is rotated while it runs', async () => {
    const { call, context } = await open();
    Object.assign(context.settings, { TWILIO_AUTH_TOKEN: 'rotated' });
    expect((await call(signed(received()))).status).to.equal(403);
    expect((await call(signed(received(), { token: 'rotated' }))).status).to.equal(200);
  });

  it('takes the sender with or without whatsapp:, and says what is no number', () => {
    const given = { TWILIO_ACCOUNT_SID: SID, TWILIO_AUTH_TOKEN: TOKEN };
    for (const sender of ['+14155238886', SENDER, 'whatsapp:+1 (415) 523-8886']) {
      expect(plugin.settings.parse({ ...given, TWILIO_WHATSAPP_FROM: sender }).TWILIO_WHATSAPP_FROM).to.equal(SENDER);
    }
    for (const sender of ['4155238886', '', 'blinky', '+1415523888612345']) {
      expect(plugin.settings.safeParse({ ...given, TWILIO_WHATSAPP_FROM: sender }).success, sender).to.equal(false);
    }
  });
});
