import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect } from 'chai';
import { type ChannelBench, offering, openChannel } from '../../../test/support/channel-bench.ts';
import type { FakePlatform } from '../../../test/support/fake-platform.ts';
import harness from './harness.ts';
import { isSigned } from './inbound.ts';
import { ANA, callback, NOW, press, signed } from './testing/deliveries.ts';
import { openSlack } from './testing/slack-server.ts';

const specification = join(import.meta.dirname, '../../../../shared/specs/slack-api-specs/slack_common_event_wrapper_schema.json');

describe('the signature of Slack', () => {
  // The example of api.slack.com/authentication/verifying-requests-from-slack.
  const secret = '8f742231b10e8888abcd99yyyzzz85a5';
  const body = Buffer.from(
    'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c',
  );
  const headers = {
    'x-slack-request-timestamp': '1531420618',
    'x-slack-signature': 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
  };
  const at = (seconds: number): Date => new Date((1_531_420_618 + seconds) * 1_000);

  it('holds for the documented example, within five minutes of it', () => {
    for (const seconds of [0, 300, -300]) expect(isSigned({ headers, body }, secret, at(seconds)), String(seconds)).to.equal(true);
    for (const seconds of [301, -301]) expect(isSigned({ headers, body }, secret, at(seconds)), String(seconds)).to.equal(false);
  });

  it('fails for another body, secret, time or version, and without any of them', () => {
    expect(isSigned({ headers, body: Buffer.concat([body, Buffer.from('x')]) }, secret, at(0))).to.equal(false);
    expect(isSigned({ headers, body }, `${secret}x`, at(0))).to.equal(false);
    const signature = headers['x-slack-signature'];
    for (const changed of [
      { 'x-slack-request-timestamp': '1531420619' },
      { 'x-slack-request-timestamp': 'NaN' },
      { 'x-slack-request-timestamp': undefined },
      { 'x-slack-signature': signature.replace('v0', 'v1') },
      { 'x-slack-signature': undefined },
    ])
      expect(isSigned({ headers: { ...headers, ...changed }, body }, secret, at(0)), JSON.stringify(changed)).to.equal(false);
  });
});

describe('Slack', () => {
  let slack: FakePlatform;
  let bench: ChannelBench;
  beforeEach(async () => {
    slack = openSlack();
    bench = await openChannel(harness, { platform: slack });
  });
  const heard = async (...bodies: object[]) => {
    for (const body of bodies) expect((await bench.call(signed(body))).status).to.equal(200);
    return bench.host.turns.map(({ activity }) => activity);
  };

  it('answers the check of its URL with the challenge', async () => {
    expect(await bench.call(signed({ type: 'url_verification', token: 'x', challenge: '3eZbrw1a' }))).to.deep.equal({
      status: 200,
      body: { challenge: '3eZbrw1a' },
    });
  });

  it('takes a retry for the same event', async () => {
    const again = { ...signed(callback()).headers, 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' };
    await heard(callback());
    expect((await bench.call({ ...signed(callback()), headers: again })).status).to.equal(200);
    expect(bench.host.turns.map(({ dedupe }) => dedupe)).to.deep.equal(['Ev00000001']);
  });

  it('hears no edit, no bot, no news of a channel, no talk that does not name it, no other event', async () => {
    const changes = [
      { subtype: 'message_changed', message: {} },
      { subtype: 'bot_message', bot_id: 'B1', user: undefined },
      { subtype: 'channel_join' },
      { bot_id: 'B1' },
      { user: undefined },
      { channel: 'C0GENERAL', channel_type: 'channel' },
      { type: 'reaction_added', reaction: 'eyes', item: {} },
      { type: 'channel_created', channel: { id: 'C1' }, text: undefined },
    ];
    const others = [{ type: 'app_rate_limited', minute_rate_limited: 1 }, { type: 'view_submission' }];
    expect(await heard(...changes.map((change, at) => callback(change, at)), ...others)).to.deep.equal([]);
  });

  it('reads text as the person saw it: links, mentions and escaped signs', async () => {
    const text =
      '<@U0BOT0001> ¿A &amp; B &lt;c&gt;? <https://a.example|el portal> <https://b.example?x=1&amp;y=2> <!here> <mailto:a@b.example|a@b.example>';
    expect((await heard(callback({ text })))[0]?.text).to.match(/^¿A & B <c>\? el portal https:\/\/b\.example\?x=1&y=2 +a@b\.example$/);
  });

  it('answers a mention in its thread, a bare one as a greeting, and a direct message to the person', async () => {
    const mention = { type: 'app_mention', channel: 'C0GENERAL', channel_type: undefined, text: '<@U0BOT0001>' };
    const [direct, asked, again, inThread] = await heard(
      callback({}, 1),
      callback(mention, 2),
      callback({ ...mention, thread_ts: '1772463600.000002' }, 3),
      callback({ thread_ts: '1772463600.000001' }, 4),
    );
    expect(asked?.text).to.equal('hola');
    expect([direct, asked, again, inThread].map((activity) => activity?.conversation?.id)).to.deep.equal([
      ANA,
      'C0GENERAL:1772463600.000002',
      'C0GENERAL:1772463600.000002',
      'D0ANA0001:1772463600.000001',
    ]);
    await bench.reply('El quince', asked?.conversation?.id);
    expect(slack.taken[0]?.body).to.include({ channel: 'C0GENERAL', thread_ts: '1772463600.000002' });
  });

  it('hands files on as attachments, with the words beside them', async () => {
    const files = [{ mimetype: 'audio/mp4', name: 'voz.m4a' }, { name: null }];
    expect((await heard(callback({ subtype: 'file_share', text: '', files })))[0]).to.deep.include({
      text: '',
      attachments: [{ contentType: 'audio/mp4', name: 'voz.m4a' }, { contentType: 'application/octet-stream' }],
    });
  });

  it('offers options as numbered lines and as buttons, whose press is the option', async () => {
    const long = `¿${'larga '.repeat(20)}?`;
    await bench.reply(offering('¿Cuál & cómo?', '¿Vacaciones?', long));
    const { text, blocks } = (slack.taken[0]?.body ?? {}) as {
      text: string;
      blocks: { elements: { text: { text: string }; value: string }[] }[];
    };
    expect(text).to.equal(`¿Cuál &amp; cómo?\n1. ¿Vacaciones?\n2. ${long}`);
    const buttons = blocks[1]?.elements ?? [];
    expect(buttons.map((button) => button.value)).to.deep.equal(['¿Vacaciones?', long]);
    expect(buttons[1]?.text.text).to.match(/^¿larga .*…$/);
    await bench.call(signed(press(long), { form: true }));
    await bench.call(signed(press(long), { form: true }));
    expect(bench.host.turns.map(({ activity }) => [activity.text, activity.conversation?.id])).to.deep.equal([[long, ANA]]);
    expect(slack.complaints).to.deep.equal([]);
  });

  it('escapes what could mention or link, and writes marks as Slack does', async () => {
    await bench.reply('**Doce** <!channel> & ~~diez~~ [portal](https://portal.example?a=1&b=2)');
    expect(slack.taken[0]?.body?.text).to.equal('*Doce* &lt;!channel&gt; &amp; ~diez~ portal: https://portal.example?a=1&amp;b=2');
    await bench.reply('a & b < '.repeat(800));
    expect(slack.complaints).to.deep.equal([]);
  });

  it('retries what Slack says with 200 when it passes by itself, and gives up on the rest', async () => {
    slack.refuse({ status: 200, code: 'ratelimited' });
    expect(await bench.refusal('hola')).to.include({ retryable: true });
    slack.refuse({ status: 200, code: 'invalid_auth' });
    expect((await bench.refusal('hola')).line).to.equal(
      'BLINKY_SEND_FAILED  channel/slack  Slack answered 200 (error invalid_auth): check SLACK_BOT_TOKEN',
    );
    expect(await bench.refusal('hola', 'ana@empresa.example')).to.include({ code: 'BLINKY_SEND_FAILED', retryable: false });
  });

  it('reaches a person in the conversation in which they would write, and a channel', async () => {
    const reference = bench.channel.reference?.(ANA);
    const [activity] = await heard(callback());
    expect(reference?.conversation).to.deep.equal(activity?.conversation);
    await bench.channel.send(bench.channel.reference?.('C0GENERAL') ?? {}, { text: 'Aviso' }, new AbortController().signal);
    expect(slack.taken[0]?.body).to.include({ channel: 'C0GENERAL', text: 'Aviso' });
    for (const nobody of ['', '#general', '@ana', 'x']) expect(bench.channel.reference?.(nobody), nobody).to.equal(undefined);
  });

  it('is tested with events that are valid under Slack’s own description', function () {
    if (!existsSync(specification)) {
      process.stdout.write(`      skipped: Slack's description of events is not at ${specification}\n`);
      this.skip();
    }
    const isValid = new Ajv({ strict: false }).compile(JSON.parse(readFileSync(specification, 'utf8')));
    for (const event of [callback(), callback({ type: 'app_mention' })])
      expect(isValid(event), JSON.stringify(isValid.errors)).to.equal(true);
    expect(isValid({ ...callback(), event_time: String(NOW) })).to.equal(false);
  });
});
