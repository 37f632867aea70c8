import { expect } from 'chai';
import { type ChannelBench, offering, openChannel } from '../../../test/support/channel-bench.ts';
import type { FakePlatform } from '../../../test/support/fake-platform.ts';
import harness from './harness.ts';
import { openTelegram } from './testing/telegram-server.ts';
import { ANA, message, posted, update } from './testing/updates.ts';

describe('Telegram', () => {
  let telegram: FakePlatform;
  let bench: ChannelBench;
  beforeEach(async () => {
    telegram = openTelegram();
    bench = await openChannel(harness, { platform: telegram });
  });
  const heard = async (...bodies: object[]) => {
    for (const body of bodies) expect((await bench.call(posted(body))).status).to.equal(200);
    return bench.host.turns.map(({ activity }) => activity);
  };
  const texts = () => telegram.taken.map(({ body }) => body?.text);

  it('dedupes by update_id: the same message in a new update is another turn, the same update is none', async () => {
    expect(await heard(update({}, 1), update({}, 1), { ...update({}, 1), update_id: 9 })).to.have.length(2);
    expect(bench.host.turns[0]?.dedupe).to.equal('800001');
  });

  it('hears no edit, no post of a channel, no other bot and no news of a group', async () => {
    const news = { new_chat_members: [{ id: 1 }], chat: { id: -100, type: 'supergroup' } };
    const others = ['edited_message', 'channel_post', 'my_chat_member', 'callback_query'].map((kind, at) => ({
      update_id: at,
      [kind]: message(),
    }));
    const forwarded = update({ text: 'x', is_automatic_forward: true }, 7);
    expect(await heard(...others, forwarded, update(news, 8), update({ text: 'x', from: { id: 1, is_bot: true } }, 9))).to.deep.equal([]);
  });

  it('takes /start for a greeting in the person’s language, and other commands for their word', async () => {
    const english = { from: { id: ANA, is_bot: false, language_code: 'en-GB' }, text: '/start ref' };
    const said = ['/start', '/start@blinky_bot', '/ayuda', '/vacaciones@blinky_bot cuántas', '/startle'].map((text, at) =>
      update({ text }, at),
    );
    expect((await heard(update(english, 9), ...said)).map(({ text }) => text)).to.deep.equal([
      'hello',
      'hola',
      'hola',
      'ayuda',
      'vacaciones cuántas',
      'startle',
    ]);
  });

  const kinds: Readonly<Record<string, [object, object]>> = {
    'a photo': [{ photo: [{ file_id: 'x' }] }, { contentType: 'image/jpeg' }],
    'a voice note': [{ voice: { mime_type: 'audio/ogg' } }, { contentType: 'audio/ogg' }],
    'a document': [{ document: { mime_type: 'application/pdf', file_name: 'a.pdf' } }, { contentType: 'application/pdf', name: 'a.pdf' }],
    'a contact': [{ contact: { phone_number: '1' } }, { contentType: 'text/vcard' }],
    'a poll': [{ poll: { id: '1' } }, { contentType: 'application/octet-stream' }],
    'a place': [
      { location: { latitude: 19.43, longitude: -99.13 }, venue: {} },
      { contentType: 'application/geo+json', content: { type: 'Point', coordinates: [-99.13, 19.43] } },
    ],
  };
  for (const [what, [fields, attachment]] of Object.entries(kinds)) {
    it(`hands ${what} on as an attachment`, async () => {
      expect((await heard(update(fields)))[0]).to.deep.include({ text: '', attachments: [attachment] });
    });
  }

  it('keeps a caption as the text', async () => {
    const [activity] = await heard(update({ photo: [{}], caption: '¿Así se llena?' }));
    expect(activity).to.deep.include({ text: '¿Así se llena?', attachments: [{ contentType: 'image/jpeg' }] });
  });

  it('answers a group in the group, a topic in the topic, without the bot’s name in the question', async () => {
    const group = { chat: { id: -1_001, type: 'supergroup' }, text: '@Blinky_bot, ¿cuándo pagan?' };
    const [whole, topic] = await heard(update(group, 1), update({ ...group, message_thread_id: 5, is_topic_message: true }, 2));
    expect(whole).to.deep.include({ text: '¿cuándo pagan?' });
    expect([whole?.conversation, topic?.conversation]).to.deep.equal([
      { id: '-1001', isGroup: true, conversationType: 'group', name: '' },
      { id: '-1001:5', isGroup: true, conversationType: 'group', name: '' },
    ]);
    await bench.reply('El quince', topic?.conversation?.id);
    expect(telegram.taken[0]?.body).to.include({ chat_id: -1_001, message_thread_id: 5, text: 'El quince' });
  });

  it('offers options as numbered lines and as a keyboard, on the last part only, which a message after it leaves alone', async () => {
    const long = 'palabra '.repeat(600);
    expect(await bench.reply(offering(long, '¿Vacaciones?', '¿Aguinaldo?'))).to.deep.equal({ providerId: '2' });
    expect(telegram.taken[0]?.body).to.not.have.property('reply_markup');
    expect(telegram.taken[1]?.body?.text).to.match(/\n1\. ¿Vacaciones\?\n2\. ¿Aguinaldo\?$/);
    expect(telegram.taken[1]?.body?.reply_markup).to.deep.equal({
      keyboard: [[{ text: '¿Vacaciones?' }], [{ text: '¿Aguinaldo?' }]],
      one_time_keyboard: true,
      resize_keyboard: true,
    });
    await bench.reply('Doce días');
    expect(telegram.taken[2]?.body).to.not.have.property('reply_markup');
  });

  it('sends plain text: no marks, and nothing that a parse mode would take for some', async () => {
    await bench.reply('**Doce** <b>&amp;</b> _x_ [portal](https://portal.example)');
    expect(telegram.taken[0]?.body).to.not.have.property('parse_mode');
    expect(texts()).to.deep.equal(['Doce <b>&amp;</b> _x_ portal: https://portal.example']);
  });

  it('goes on after the parts that were taken when a try breaks off', async () => {
    const long = Array.from({ length: 900 }, (_, at) => `palabra${at}.`).join(' ');
    telegram.refuse({ status: 429, retryAfter: 3, after: 1 });
    expect(await bench.refusal(long)).to.include({ retryable: true, retryAfterMs: 3_000 });
    telegram.refuse(undefined);
    await bench.reply(long);
    expect(texts().join('')).to.equal(long);
    expect(telegram.complaints).to.deep.equal([]);
  });

  it('gives up on somebody who blocked the bot, and says what to do in words of its own', async () => {
    telegram.refuse({ status: 403 });
    expect((await bench.refusal('hola')).line).to.equal(
      'BLINKY_SEND_FAILED  channel/telegram  Telegram answered 403: the person blocked the bot, or it was removed from the group',
    );
    expect(await bench.refusal('hola', 'ana@empresa.example')).to.include({ code: 'BLINKY_SEND_FAILED', retryable: false });
  });

  it('sends nothing for an activity without words', async () => {
    for (const activity of [{ type: 'typing' }, { type: 'event', text: 'x' }, { text: ' \n ' }])
      expect(await bench.reply(activity)).to.deep.equal({});
    expect(telegram.calls).to.deep.equal([]);
  });

  it('shows that it types, and does not mind when that fails', async () => {
    const [activity] = await heard(update());
    bench.channel.showTyping?.(activity ?? {});
    expect(telegram.calls[0]?.url.pathname).to.match(/\/sendChatAction$/);
    expect(telegram.calls[0]?.body).to.deep.equal({ chat_id: ANA, action: 'typing' });
    telegram.refuse({ status: 500 });
    bench.channel.showTyping?.(activity ?? {});
    bench.channel.showTyping?.({});
    expect(telegram.complaints).to.deep.equal([]);
  });

  it('reaches somebody by chat id, in the conversation in which they would write', async () => {
    const reference = bench.channel.reference?.(String(ANA));
    const [activity] = await heard(update());
    expect(reference?.conversation).to.deep.equal(activity?.conversation);
    await bench.channel.send(reference ?? {}, { text: 'Aviso' }, new AbortController().signal);
    expect(telegram.taken[0]?.body).to.include({ chat_id: ANA, text: 'Aviso' });
    for (const nobody of ['', '@ana', '0', '1e5']) expect(bench.channel.reference?.(nobody), nobody).to.equal(undefined);
  });
});
