import { expect } from 'chai';
import type { ModelClient } from '#sdk';
import { SID } from '../../../test/support/twilio-webhooks.ts';
import { type BenchOptions, open } from './testing/bench.ts';
import { openTwilioServer, type TwilioServer } from './testing/twilio-server.ts';
import { messageSid, received, signed } from './testing/webhooks.ts';

const audio = Buffer.from('OggS, made up');
const question = '¿Cuántos días de vacaciones tengo?';

describe('a voice note on WhatsApp', () => {
  let twilio: TwilioServer;
  let heard: { audio: string; contentType: string }[];

  beforeEach(async () => {
    twilio = await openTwilioServer();
    twilio.media({ body: audio });
    heard = [];
  });
  afterEach(async () => {
    await twilio.close();
  });

  const listening = (words: () => string = () => question): ModelClient => ({
    structured: async () => undefined,
    async transcribe(given, contentType) {
      heard.push({ audio: Buffer.from(given).toString(), contentType });
      return words();
    },
  });

  const note = (number = 1, url = `${twilio.url}/2010-04-01/Accounts/${SID}/Messages/MM1/Media/ME1`) =>
    signed(received({ MessageSid: messageSid(number), Body: '', NumMedia: '1', MediaUrl0: url, MediaContentType0: 'audio/ogg' }));

  async function write(options: BenchOptions, ...requests: ReturnType<typeof note>[]) {
    const bench = await open({ twilio, ...options });
    for (const request of requests) expect((await bench.call(request)).status).to.equal(200);
    return { ...bench, texts: bench.host.turns.map(({ activity }) => activity.text) };
  }

  it('is understood where a model transcribes, and the person is told what was understood', async () => {
    const { texts, counted, host } = await write({ model: listening() }, note());
    expect(texts).to.deep.equal([question]);
    expect(host.turns[0]?.activity.attachments).to.have.length(1);
    expect(heard).to.deep.equal([{ audio: audio.toString(), contentType: 'audio/ogg' }]);
    expect(twilio.sent.map(({ Body }) => Body)).to.deep.equal([`🎤 Entendí: «${question}»`]);
    expect(counted).to.deep.equal(['voice_note understood']);
  });

  it('is told in the language of the host', async () => {
    await write({ model: listening(() => 'How many days?'), facts: { locale: 'en' } }, note());
    expect(twilio.sent.map(({ Body }) => Body)).to.deep.equal(['🎤 I heard: “How many days?”']);
  });

  it('stays an attachment without a model, with a deaf one, and when no word is in it', async () => {
    const deaf: ModelClient = { structured: async () => undefined };
    const failing = listening(() => {
      throw new Error(question);
    });
    for (const options of [{}, { model: deaf }, { model: failing }, { model: listening(() => ' ') }]) {
      const { texts, context } = await write(options, note());
      expect(texts).to.deep.equal(['']);
      expect(JSON.stringify(context.log.lines)).to.not.contain(question);
    }
    expect(twilio.sent).to.deep.equal([]);
  });

  it('is heard once when Twilio delivers it again', async () => {
    const { texts } = await write({ model: listening() }, note(), note());
    expect(texts).to.deep.equal([question]);
    expect(heard).to.have.length(1);
    expect(twilio.sent).to.have.length(1);
  });

  it('is not heard any more after five within a minute', async () => {
    const { texts } = await write({ model: listening() }, ...Array.from({ length: 7 }, (_, at) => note(at)));
    expect(heard).to.have.length(5);
    expect(texts.slice(4)).to.deep.equal([question, '', '']);
  });

  it('is answered also when what was understood cannot be told', async () => {
    twilio.refuse({ status: 500 });
    const { texts } = await write({ model: listening() }, note());
    expect(texts).to.deep.equal([question]);
  });

  it('is fetched from Twilio’s API and this account only', async () => {
    const path = `/2010-04-01/Accounts/${SID}/Messages/MM1/Media/ME1`;
    const elsewhere = [
      ...['https://evil.example', 'http://169.254.169.254', 'http://api.twilio.com', 'https://api.twilio.com.evil.example'].map(
        (origin) => origin + path,
      ),
      ...[`${twilio.url}/2010-04-01/Accounts/AC9/Messages/MM1/Media/ME1`, `${twilio.url}/admin`, 'file:///etc/passwd', '', 'x'],
    ];
    const { texts } = await write({ model: listening(), now: everyMinute() }, ...elsewhere.map((url, at) => note(at, url)));
    expect(texts).to.deep.equal(elsewhere.map(() => ''));
    expect(heard).to.deep.equal([]);
    expect(twilio.mediaCredentials).to.deep.equal([]);
  });

  it('is not fetched from where the API sends on to, unless that is Twilio’s storage', async () => {
    for (const location of [
      'http://127.0.0.1:1/',
      'https://evil.example/',
      'http://media.twiliocdn.com/a',
      'https://media.twiliocdn.com:8443/a',
      '/x',
    ]) {
      twilio.media({ location });
      const { texts } = await write({ model: listening() }, note());
      expect(texts, location).to.deep.equal(['']);
    }
    expect(heard).to.deep.equal([]);
  });

  it('is fetched from Twilio’s storage without the credentials of the account', async () => {
    const asked: [string, string | null][] = [];
    twilio.media({ location: 'https://media.twiliocdn.com/note.ogg' });
    const bench = await open({ twilio, model: listening() });
    const storage: typeof fetch = async (input, init) => {
      if (!String(input).startsWith('https://media.')) return fetch(input, init);
      asked.push([String(input), new Headers(init?.headers).get('authorization')]);
      return new Response(audio);
    };
    Object.assign(bench.context, { fetch: storage });
    await bench.call(note());
    expect(asked).to.deep.equal([['https://media.twiliocdn.com/note.ogg', null]]);
    expect(twilio.mediaCredentials[0]).to.match(/^Basic /);
    expect(heard).to.have.length(1);
  });

  it('is not read beyond 5 MB', async () => {
    twilio.media({ body: Buffer.alloc(5 * 1024 * 1024 + 1) });
    const { texts } = await write({ model: listening() }, note());
    expect(texts).to.deep.equal(['']);
    expect(heard).to.deep.equal([]);
  });
});

/** A clock on which each look is a minute later, so that no limit per minute is met. */
function everyMinute(): () => Date {
  let minutes = 0;
  return () => new Date(Date.UTC(2026, 2, 2) + 60_000 * minutes++);
}
