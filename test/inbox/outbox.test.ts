import { expect } from 'chai';
import { type Activity, BlinkyError, type ChannelProfile } from '#sdk';
import { Outbox } from '../../src/inbox/outbox.ts';
import { RecordingChannel } from '../support/recording-channel.ts';
import { recordingLog } from '../support/recording-log.ts';
import { claimed, message } from './harness.ts';
import { openMemory, settled } from './open-memory.ts';

describe('the outbox', () => {
  let memory: ReturnType<typeof openMemory>;
  beforeEach(() => {
    memory = openMemory();
  });
  afterEach(() => memory.stop());

  it('sends the replies of a conversation in order', async () => {
    const { channel, say } = open();
    await say('uno', 'dos', 'tres');
    expect(textsOf(channel)).deep.equal(['uno', 'dos', 'tres']);
  });

  it('waits as long as the platform says, and keeps the order', async () => {
    const { channel, failures, say } = open();
    refuseTimes(channel, 1, () => new BlinkyError('BLINKY_SEND_FAILED', 'too many', { owner: 'channel/test', retryAfterMs: 7_000 }));
    await say('uno', 'dos');
    await memory.pass(6_999);
    expect(textsOf(channel)).deep.equal([]);
    await memory.pass(1);
    expect(textsOf(channel)).deep.equal(['uno', 'dos']);
    expect(failures).deep.equal([['test', false]]);
  });

  it('drops and counts a reply that the platform refuses for good, and sends the next one', async () => {
    const { channel, failures, log, say } = open();
    refuseTimes(channel, 1, () => new BlinkyError('BLINKY_SEND_FAILED', 'number unknown', { owner: 'channel/test', retryable: false }));
    await say('uno', 'dos');
    expect(textsOf(channel)).deep.equal(['dos']);
    expect(failures).deep.equal([['test', true]]);
    expect(log.lines[0]?.fields).include({ code: 'BLINKY_SEND_FAILED', of: 'channel/test', final: true });
  });

  it('tries six times, each time later, where the fault is not the platform’s word', async () => {
    const { channel, failures, say } = open();
    refuseTimes(channel, 6, () => new TypeError('fetch failed for «uno»'));
    await say('uno', 'dos');
    for (const wait of [1_000, 2_000, 4_000, 8_000, 16_000]) {
      await memory.pass(wait - 1);
      const before = failures.length;
      await memory.pass(1);
      expect(failures.length).equal(before + 1);
    }
    expect(failures.map(([, final]) => final)).deep.equal([false, false, false, false, false, true]);
    expect(textsOf(channel)).deep.equal(['dos']);
  });

  it('drops a reply whose channel is off by now', async () => {
    const { failures, log, say } = open({ channelOn: false });
    await say('uno');
    expect(failures).deep.equal([['test', true]]);
    expect(log.lines[0]?.fields).include({ of: 'channel/test' });
  });

  it('gives a profile the last word on the form, and never logs the words', async () => {
    const profile: ChannelProfile = {
      channelId: 'test',
      limits: { textLength: 10 },
      render: (activity) => ({ ...activity, text: `<b>${activity.text}</b>` }),
    };
    const { channel, log, say } = open({ profile });
    refuseTimes(channel, 1, () => new Error('secreto'));
    await say('secreto');
    await memory.pass(1_000);
    expect(textsOf(channel)).deep.equal(['<b>secreto</b>']);
    expect(JSON.stringify(log.lines)).not.include('secreto');
  });

  it('sends again what a replica died over, unless its channel would rather lose a reply than repeat it', async () => {
    for (const [afterInterruption, sent] of [
      [undefined, ['uno', 'dos']],
      ['resend', ['uno', 'dos']],
      ['drop', ['dos']],
    ] as const) {
      await memory.stop();
      memory = openMemory();
      const claimReply = memory.inbox.claimReply.bind(memory.inbox);
      memory.inbox.claimReply = async () => {
        const next = await claimReply();
        return next && { ...next, interrupted: next.activity.text === 'uno' };
      };
      const { channel, failures, say } = open();
      Object.assign(channel, { afterInterruption });
      await say('uno', 'dos');
      expect(textsOf(channel), afterInterruption).deep.equal(sent);
      expect(failures, 'a reply that was dropped is counted').deep.equal(afterInterruption === 'drop' ? [['test', true]] : []);
    }
  });

  it('is drained when nothing is being sent', async () => {
    const { channel, outbox, say } = open();
    await say('uno');
    await outbox.drained();
    expect(textsOf(channel)).deep.equal(['uno']);
  });

  function open({ channelOn = true, profile }: { channelOn?: boolean; profile?: ChannelProfile } = {}) {
    const channel = new RecordingChannel();
    const failures: [string, boolean][] = [];
    const log = recordingLog();
    const outbox = new Outbox({
      inbox: memory.inbox,
      channel: () => (channelOn ? channel : undefined),
      profile: () => profile,
      onFailure: (id, final) => void failures.push([id, final]),
      log,
    });
    const say = async (...texts: string[]): Promise<void> => {
      await memory.inbox.accept(message('hola'));
      const replies = texts.map((text) => ({ channel: 'test', conversation: 'test/ana', activity: { channelId: 'test', text } }));
      await memory.inbox.commit(await claimed(memory.inbox), { state: 's', replies });
      await settled();
    };
    return { channel, failures, log, outbox, say };
  }
});

function refuseTimes(channel: RecordingChannel, times: number, error: () => Error): void {
  let left = times;
  channel.refuse = (_activity: Partial<Activity>) => {
    if (left-- > 0) throw error();
  };
}

function textsOf(channel: RecordingChannel): (string | undefined)[] {
  return channel.sent.map(({ text }) => text);
}
