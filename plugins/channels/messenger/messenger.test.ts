import { expect } from 'chai';
import { type ChannelBench, offering, openChannel } from '../../../test/support/channel-bench.ts';
import type { FakePlatform } from '../../../test/support/fake-platform.ts';
import { VERIFY } from '../../../test/support/hub-webhooks.ts';
import harness from './harness.ts';
import { ANA, event, PAGE, signed, verification, webhook } from './testing/events.ts';
import { openGraph } from './testing/graph-server.ts';

describe('Messenger', () => {
  let graph: FakePlatform;
  let bench: ChannelBench;
  beforeEach(async () => {
    graph = openGraph();
    bench = await openChannel(harness, { platform: graph });
  });
  const heard = async (...events: object[]) => {
    expect((await bench.call(signed(webhook(...events)))).status).to.equal(200);
    return bench.host.turns.map(({ activity }) => activity);
  };

  it('answers the check of its URL with the challenge', async () => {
    const answer = await bench.call(verification({ 'hub.mode': 'subscribe', 'hub.verify_token': VERIFY, 'hub.challenge': '1158201444' }));
    expect(answer).to.deep.include({ status: 200, body: '1158201444' });
  });

  it('takes each message of a webhook, each mid once', async () => {
    const twice = { object: 'page', entry: [{ messaging: [event({}, 1), event({}, 2)] }, { messaging: [event({}, 1)] }] };
    await bench.call(signed(twice));
    expect(bench.host.turns.map(({ dedupe }) => dedupe)).to.deep.equal(['m_in1', 'm_in2']);
  });

  it('hears no echo, report or reaction, nothing on standby, and goes on after what it cannot read', async () => {
    const reports = [{ delivery: { mids: ['m_1'], watermark: 1 } }, { read: { watermark: 1 } }, { reaction: { mid: 'm_1' } }];
    const unheard = [...reports.map((rest, at) => event(undefined, at, rest)), event({ is_echo: true }, 5), { sender: 7 }];
    expect((await heard(...unheard, event({}, 9))).map(({ id }) => id)).to.deep.equal(['m_in9']);
    await bench.call(signed({ object: 'page', entry: [{ id: PAGE, standby: [event({}, 10)] }] }));
    expect(bench.host.turns).to.have.length(1);
  });

  it('reads a tapped reply as the whole option, and a button as its words', async () => {
    const tapped = event({ text: '1. ¿Cuántos días…', quick_reply: { payload: '¿Cuántos días de vacaciones tengo?' } }, 1);
    const started = event(undefined, 2, { postback: { mid: 'm_post', title: 'Empezar', payload: 'GET_STARTED' } });
    expect((await heard(tapped, started)).map(({ text, id }) => [text, id])).to.deep.equal([
      ['¿Cuántos días de vacaciones tengo?', 'm_in1'],
      ['Empezar', 'm_post'],
    ]);
  });

  const url = 'https://cdn.example/a';
  const kinds: Readonly<Record<string, [object, object]>> = {
    'a photo': [
      { type: 'image', payload: { url } },
      { contentType: 'image/jpeg', contentUrl: url },
    ],
    'a voice note': [
      { type: 'audio', payload: { url } },
      { contentType: 'audio/mp4', contentUrl: url },
    ],
    'a file': [
      { type: 'file', payload: { url } },
      { contentType: 'application/octet-stream', contentUrl: url },
    ],
    'what is new': [{ type: 'ig_reel', payload: null }, { contentType: 'application/octet-stream' }],
    'a place': [
      { type: 'location', payload: { coordinates: { lat: 19.43, long: -99.13 } } },
      { contentType: 'application/geo+json', content: { type: 'Point', coordinates: [-99.13, 19.43] } },
    ],
  };
  for (const [what, [sent, attachment]] of Object.entries(kinds)) {
    it(`hands ${what} on as an attachment, without fetching it`, async () => {
      expect((await heard(event({ text: undefined, attachments: [sent] })))[0]).to.deep.include({ text: '', attachments: [attachment] });
      expect(graph.calls).to.deep.equal([]);
    });
  }

  it('answers also what Meta cannot hand over', async () => {
    const attachments = [{ contentType: 'application/octet-stream' }];
    expect((await heard(event({ text: undefined, is_unsupported: true })))[0]).to.deep.include({ text: '', attachments });
  });

  it('offers options as numbered lines and as quick replies under the last part, 13 at most', async () => {
    const long = '¿Cuántos días de vacaciones tengo?';
    await bench.reply(offering('palabra '.repeat(300), '¿Aguinaldo?', long));
    const messages = graph.taken.map(({ body }) => body?.message as { text: string; quick_replies?: object[] });
    expect(messages.map(({ quick_replies }) => quick_replies)).to.deep.equal([
      undefined,
      [
        { content_type: 'text', title: '¿Aguinaldo?', payload: '¿Aguinaldo?' },
        { content_type: 'text', title: '2. ¿Cuántos días…', payload: long },
      ],
    ]);
    expect(messages[1]?.text).to.match(/\n1\. ¿Aguinaldo\?\n2\. ¿Cuántos días de vacaciones tengo\?$/);
    await bench.reply(offering('¿Cuál?', ...Array.from({ length: 20 }, (_, at) => `opción ${at}`)));
    expect(graph.complaints).to.deep.equal([]);
  });

  it('says whether it answers or writes by itself, in plain text', async () => {
    await bench.reply({ text: '**Doce** días', replyToId: 'm_in1' });
    await bench.reply('Aviso');
    expect(graph.taken.map(({ body }) => body)).to.deep.equal([
      { recipient: { id: ANA }, messaging_type: 'RESPONSE', message: { text: 'Doce días' } },
      { recipient: { id: ANA }, messaging_type: 'UPDATE', message: { text: 'Aviso' } },
    ]);
  });

  it('shows that it types, and does not mind when that fails', async () => {
    const [activity] = await heard(event({}));
    bench.channel.showTyping?.(activity ?? {});
    expect(graph.taken[0]?.body).to.deep.equal({ recipient: { id: ANA }, sender_action: 'typing_on' });
    graph.refuse({ status: 500 });
    bench.channel.showTyping?.(activity ?? {});
    bench.channel.showTyping?.({});
  });

  it('retries Meta’s rate limits, which come as 400, and gives up on who cannot be reached', async () => {
    graph.refuse({ status: 400, code: 613 });
    expect(await bench.refusal('hola')).to.include({ retryable: true });
    graph.refuse({ status: 400, code: 551 });
    expect((await bench.refusal('hola')).line).to.equal(
      'BLINKY_SEND_FAILED  channel/messenger  Messenger answered 400 (error 551): the person blocked the page or cannot be reached',
    );
    expect(await bench.refusal('hola', 'ana')).to.include({ code: 'BLINKY_SEND_FAILED', retryable: false });
  });

  it('reaches a person by the id that the page knows, in the conversation in which they would write', async () => {
    const reference = bench.channel.reference?.(ANA);
    const [activity] = await heard(event({}));
    expect(reference?.conversation).to.deep.equal(activity?.conversation);
    for (const nobody of ['', '+5215512345678', 'ana.perez']) expect(bench.channel.reference?.(nobody), nobody).to.equal(undefined);
  });
});
