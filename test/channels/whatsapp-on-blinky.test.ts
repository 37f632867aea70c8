import { expect } from 'chai';
import { TEMPLATE } from '../../plugins/channels/twilio-whatsapp/testing/bench.ts';

import { messageSid, PATH, received, signed } from '../../plugins/channels/twilio-whatsapp/testing/webhooks.ts';
import { openStage, type Stage } from '../conversations/stage.ts';
import { startBlinky } from '../support/blinky.ts';
import { SID } from '../support/twilio-webhooks.ts';

const KEY = 'made-up-admin-key-of-a-test';
const API_KEY = 'made-up-api-key-of-a-test';
const media = `https://api.twilio.com/2010-04-01/Accounts/${SID}/Messages/MM1/Media/ME1`;

describe('WhatsApp on the whole of Blinky', () => {
  let stage: Stage;
  let people = 0;
  before(async () => {
    stage = await openStage({ env: { ADMIN_API_KEY: KEY, BLINKY_API_KEYS: API_KEY } });
  });
  after(() => stage.close());

  /** Somebody who has not written yet. */
  const newcomer = () => {
    const from = `whatsapp:+52155${30_000_000 + ++people}`;
    let messages = 0;
    const heard = (): string[] =>
      stage.clouds.twilio.sent.filter(({ To }) => To === from).map(({ Body, ContentSid = '' }) => Body ?? ContentSid);
    /** Delivers a webhook and gives the first `count` messages that come then. */
    const send = async (fields: Record<string, string>, count = 1): Promise<string[]> => {
      const before = heard().length;
      stage.blinky.clock.advance(5_000);
      await deliver({ From: from, MessageSid: messageSid(people * 100 + ++messages), ...fields });
      expect(await stage.until(() => heard().length >= before + count), 'silence').to.equal(true);
      return heard().slice(before);
    };
    return { from, send, heard };
  };

  const deliver = async (fields: Record<string, string>): Promise<void> => {
    const { headers, body } = signed(received(fields));
    const response = await fetch(stage.blinky.url + PATH, {
      method: 'POST',
      headers: headers as Record<string, string>,
      body: String(body),
    });
    expect([response.status, await response.text()]).to.deep.equal([200, '<?xml version="1.0" encoding="UTF-8"?><Response/>']);
  };

  const post = (path: string, body: object, key: string): Promise<Response> => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
    return fetch(stage.blinky.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
  };

  it('answers an option the same, whether its number or title is typed, or its button or list item tapped', async () => {
    const ways: Record<string, (title: string) => Record<string, string>> = {
      'number typed': () => ({ Body: '1' }),
      'title typed': (title) => ({ Body: title }),
      'button tapped': (title) => ({ Body: title, ButtonText: title, ButtonPayload: 'opcion-1' }),
      'list item tapped': (title) => ({ Body: `${title}\nLo que toca`, ListTitle: title, ListId: 'opcion-1' }),
    };
    const answers: string[] = [];
    for (const [way, fields] of Object.entries(ways)) {
      const person = newcomer();
      const [options = ''] = await person.send({ Body: 'aguinaldo' }, 2); // and the notice of the first contact
      const title = /^1\. (.+)$/m.exec(options)?.[1] ?? '';
      expect(title, options).to.match(/aguinaldo/i);
      const [answer = ''] = await person.send(fields(title));
      expect(answer, way).to.not.match(/^¿Te refieres/);
      answers.push(answer);
    }
    expect(new Set(answers).size, answers.join('\n---\n')).to.equal(1);
  });

  const kinds: Record<string, Record<string, string>> = {
    'a photo': { NumMedia: '1', MediaUrl0: media, MediaContentType0: 'image/jpeg' },
    'a sticker': { NumMedia: '1', MediaUrl0: media, MediaContentType0: 'image/webp' },
    'a document': { NumMedia: '1', MediaUrl0: media, MediaContentType0: 'application/pdf' },
    'a contact': { NumMedia: '1', MediaUrl0: media, MediaContentType0: 'text/vcard' },
    'a voice note, without a model that transcribes': { NumMedia: '1', MediaUrl0: media, MediaContentType0: 'audio/ogg' },
    'a location': { Latitude: '19.43', Longitude: '-99.13', Address: 'Centro' },
  };
  for (const [what, fields] of Object.entries(kinds)) {
    it(`has a kind reply to ${what}, and never silence`, async () => {
      const [reply] = await newcomer().send({ Body: '', ...fields });
      expect(reply).to.match(/solo puedo leer texto|no puedo escuchar audios/);
    });
  }

  it('answers a photo with a caption by its caption', async () => {
    const [reply] = await newcomer().send({ Body: 'cuando cae la quincena', ...kinds['a photo'] });
    expect(reply).to.match(/^Pagamos por quincena/);
  });

  it('answers a redelivered message once', async () => {
    const person = newcomer();
    const sid = { MessageSid: messageSid(9_999) };
    await person.send({ Body: 'hola', ...sid }, 2);
    await deliver({ From: person.from, Body: 'hola', ...sid });
    // Replies come in order: a second greeting would stand before this answer.
    const [next] = await person.send({ Body: 'cuando cae la quincena' });
    expect(next).to.match(/^Pagamos por quincena/);
    expect(person.heard()).to.have.length(3);
  });

  it('sends what a system of the company asks with JSON to the number it names', async () => {
    const { from, heard } = newcomer();
    const response = await post(PATH, { from: from.replace('whatsapp:', ''), message: 'cuando cae la quincena' }, API_KEY);
    expect([response.status, await response.json()]).to.have.nested.property('[1].accepted', true);
    expect(await stage.until(() => heard().some((text) => /^Pagamos por quincena/.test(text)))).to.equal(true);
  });

  it('lets operators write to any number, with a text or a template, but not after BAJA', async () => {
    const person = newcomer();
    const to = { channel: 'twilio-whatsapp', to: person.from.replace('whatsapp:', '') };
    expect((await post('/admin/proactive', { ...to, message: 'Mañana hay junta.' }, KEY)).status).to.equal(202);
    const template = { contentSid: TEMPLATE, contentVariables: { 1: 'Ana' } };
    expect((await post('/admin/proactive', { ...to, template }, KEY)).status).to.equal(202);
    expect(await stage.until(() => person.heard().length === 2)).to.equal(true);
    expect(person.heard()).to.deep.equal(['Mañana hay junta.', TEMPLATE]);
    await person.send({ Body: 'BAJA' });
    const refused = await post('/admin/proactive', { ...to, message: 'Otra junta.' }, KEY);
    await person.send({ Body: 'ALTA' });
    const taken = await post('/admin/proactive', { ...to, message: 'La última.' }, KEY);
    expect([refused.status, taken.status]).to.deep.equal([202, 202]); // whether somebody wants announcements is not told
    expect(await stage.until(() => person.heard().includes('La última.'))).to.equal(true);
    expect(person.heard()).to.not.include('Otra junta.');
  });

  it('says nothing that Twilio refuses', () => {
    expect(stage.clouds.twilio.refused).to.deep.equal([]);
  });
});

describe('WhatsApp that is not configured', () => {
  it('is 404, with the mounts that are on', async () => {
    const blinky = await startBlinky({ served: true, env: { CHANNELS: 'http' } });
    try {
      const response = await fetch(blinky.url + PATH, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
      expect([response.status, await response.text()])
        .to.have.nested.property('[1]')
        .that.includes('http');
      expect(response.status).to.equal(404);
    } finally {
      await blinky.stop();
    }
  });
});
