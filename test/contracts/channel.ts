import { inspect } from 'node:util';
import { expect } from 'chai';
import type {
  Activity,
  BlinkyError,
  Channel,
  ChannelHarness,
  ChannelPlatform,
  ChannelResponse,
  ConversationReference,
  PlatformRequest,
} from '#sdk';
import { z } from '#sdk';
import { type Cases, registerCases, rejection } from './cases.ts';
import { type TestContext, testContext } from './context.ts';
import { callChannel, type FakeHost, fakeHost, type RecordedTurn, scriptedTurn } from './fake-host.ts';

/** Registers the contract of every channel as mocha tests. */
export function channelContract(harness: ChannelHarness): void {
  registerCases(channelCases, harness);
}

type Case = (bench: Bench) => Promise<void>;

/** A channel on its platform, played, with a host that only records. */
interface Bench {
  readonly harness: ChannelHarness;
  readonly platform: ChannelPlatform;
  readonly host: FakeHost;
  readonly context: TestContext<unknown>;
  readonly channel: Channel;
  call(request: PlatformRequest): Promise<ChannelResponse>;
  /** The channel of a process that was started anew, on the same platform. */
  restarted(): Promise<Channel>;
}

const question = '¿Cuántos días de vacaciones tengo? ñ + & % = <b> "así" 👋🏽';
const reply = 'Tienes doce dias el primer ano';

const cases: Readonly<Record<string, Case>> = {
  'a genuine request gives one turn with its channel, sender and text': async (bench) => {
    const { harness, host } = bench;
    expectTaken(await write(bench, 1, question));
    expect(host.turns, 'turns').to.have.length(1);
    const { activity } = onlyTurn(bench);
    expect(activity).to.include({ type: 'message', channelId: harness.channelId, text: question });
    expect(activity.from?.id, 'from.id').to.equal(harness.users[0]);
    expect(activity.recipient?.id, 'recipient.id').to.be.a('string').and.not.equal('');
  },

  'a sender keeps one conversation, and another sender has another': async (bench) => {
    for (const [at, user] of [0, 1, 0].entries()) await write(bench, at + 1, question, user);
    const [first, other, again] = bench.host.turns.map(({ activity }) => activity.conversation?.id);
    expect(again, 'the same sender').to.be.a('string').and.equal(first);
    expect(other, 'another sender').to.be.a('string').and.not.equal(first);
  },

  'a forged request is refused with 401 or 403 and gives no turn': async (bench) => {
    const { platform, host, call, harness } = bench;
    const forged = await offered(platform, 'forge')({ number: 1, from: harness.users[0], text: question });
    expect(forged, 'forged requests').to.not.have.length(0);
    for (const request of forged) expect((await call(request)).status, shown(request)).to.be.oneOf([401, 403]);
    expect(host.turns, 'turns').to.have.length(0);
  },

  'garbage is refused with 400 and gives no turn': async ({ platform, host, call }) => {
    const garbage = await platform.garbage();
    expect(garbage, 'requests').to.not.have.length(0);
    for (const request of garbage) expect((await call(request)).status, shown(request)).to.equal(400);
    expect(host.turns, 'turns').to.have.length(0);
  },

  'a redelivered message gives one turn': async (bench) => {
    const atOnce = await Promise.all([write(bench, 1, question), write(bench, 1, question)]);
    for (const response of [...atOnce, await write(bench, 1, question)]) expectTaken(response);
    expect(bench.host.turns, 'turns').to.have.length(1);
    expectTaken(await write(bench, 2, question));
    expect(bench.host.turns, 'turns after another message').to.have.length(2);
  },

  'a message of the bot itself gives no turn': async ({ platform, host, call }) => {
    expectTaken(await call(await offered(platform, 'ownMessage')()));
    expect(host.turns, 'turns').to.have.length(0);
  },

  'the reply leaves once': async (bench) => {
    const response = await write(bench, 1, question);
    const { by } = onlyTurn(bench);
    if (by === 'converse') {
      expect(offered(bench.platform, 'replies')(response)).to.deep.equal([reply]);
    } else {
      expect(String(inspect(response.body)), 'the response to a webhook').to.not.contain(reply);
      await deliver(bench, reply);
      expect((await sent(bench)).map(({ text }) => text)).to.deep.equal([reply]);
    }
  },

  'no log line, error or refusal holds a secret, a text or a sender': async (bench) => {
    const { platform, call, context, harness } = bench;
    await write(bench, 1, question);
    const seen: unknown[] = [];
    const forged = await platform.forge?.({ number: 2, from: harness.users[0], text: question });
    for (const request of [...(forged ?? []), ...(await platform.garbage())]) seen.push(await call(request));
    await deliver(bench, reply).catch((error: unknown) => seen.push(error));
    platform.refuse?.({ status: 500 });
    if (platform.refuse) seen.push(await rejection(deliver(bench, reply)));
    const written = inspect([...context.log.lines, ...seen], { depth: Number.POSITIVE_INFINITY, showHidden: true });
    for (const [what, value] of guarded(bench)) expect(written.includes(value), `${what} is shown`).to.equal(false);
  },

  'a text over the limit is split without cutting a word or a surrogate pair': async (bench) => {
    const { textLength } = bench.channel.limits;
    await write(bench, 1, question);
    const words = Array.from({ length: Math.ceil(textLength / 4) }, (_, at) => `palabra👩🏽‍💻${at}`);
    await deliver(bench, words.join(' '));
    const parts = (await sent(bench)).map(({ text }) => text);
    for (const part of parts) expect(part.length, 'length of a part').to.be.at.most(textLength);
    expect(
      parts.flatMap((part) => part.split(/\s+/).filter(Boolean)).join(' ') === words.join(' '),
      'the words arrive whole, in order',
    ).to.equal(true);
    await deliver(bench, `a${'😀'.repeat(textLength)}`);
    const cut = (await sent(bench)).slice(parts.length).map(({ text }) => text);
    expect(
      cut.every((part) => part.isWellFormed() && part.length <= textLength),
      'no surrogate pair is cut',
    ).to.equal(true);
    expect(cut.join('') === `a${'😀'.repeat(textLength)}`, 'nothing is lost').to.equal(true);
  },

  'a stored reference delivers after a restart': async (bench) => {
    await write(bench, 1, question);
    await deliver(bench, reply);
    const stored = JSON.parse(JSON.stringify(reference(onlyTurn(bench))));
    await (await bench.restarted()).send(stored, { type: 'message', text: 'Segundo aviso' }, new AbortController().signal);
    const [first, second] = await sent(bench);
    expect(second).to.deep.equal({ to: first?.to, text: 'Segundo aviso' });
  },

  'a busy or broken platform gives a retryable error that says when': async (bench) => {
    await write(bench, 1, question);
    for (const status of [429, 500, 503]) {
      offered(bench.platform, 'refuse')({ status, ...(status === 429 && { retryAfter: 7 }) });
      const error = (await rejection(deliver(bench, reply))) as BlinkyError;
      expect(error, `for ${status}`).to.include({ code: 'BLINKY_SEND_FAILED', retryable: true });
      if (status === 429) expect(error.retryAfterMs, 'retryAfterMs').to.equal(7_000);
    }
    expect(await sent(bench), 'taken messages').to.have.length(0);
  },

  'a refusal by the platform gives a final error': async (bench) => {
    await write(bench, 1, question);
    offered(bench.platform, 'refuse')({ status: 400 });
    expect(await rejection(deliver(bench, reply))).to.include({ code: 'BLINKY_SEND_FAILED', retryable: false });
  },

  'a send that was given up delivers nothing': async (bench) => {
    await write(bench, 1, question);
    await rejection(deliver(bench, reply, AbortSignal.abort()));
    expect(await sent(bench)).to.have.length(0);
  },
};

/** Each case sets the platform up anew. */
export const channelCases: Cases<ChannelHarness> = Object.fromEntries(
  Object.entries(cases).map(([title, run]) => [title, (harness: ChannelHarness) => withBench(harness, run)]),
);

async function withBench(harness: ChannelHarness, run: Case): Promise<void> {
  const host = fakeHost({ turn: () => scriptedTurn([{ type: 'message', text: reply }]) });
  const mount = harness.definition.mount ?? harness.definition.id;
  let channel: Channel | undefined;
  const call = (request: PlatformRequest): Promise<ChannelResponse> => {
    if (!channel) throw new TypeError('the platform calls the channel before open() has resolved');
    return callChannel({ channel, mount, host }, request);
  };
  const platform = await harness.open(call);
  try {
    const settings = harness.definition.settings.parse({ ...harness.settings, ...platform.settings });
    const context = testContext<never>(settings as never, { host: harness.host, fetch: platform.fetch });
    const restarted = async (): Promise<Channel> => harness.definition.create(context);
    channel = await restarted();
    await channel.start?.(new AbortController().signal);
    await run({ harness, platform, host, context, channel, call, restarted });
  } finally {
    await channel?.stop?.();
    await platform.close();
  }
}

async function write({ platform, call, harness }: Bench, number: number, text: string, user = 0): Promise<ChannelResponse> {
  return call(await platform.message({ number, from: harness.users[user === 0 ? 0 : 1], text }));
}

function deliver(bench: Bench, text: string, signal = new AbortController().signal): Promise<unknown> {
  return bench.channel.send(reference(onlyTurn(bench)), { type: 'message', text }, signal);
}

/** What Bot Framework keeps of a turn, to answer it later. */
function reference({ activity }: RecordedTurn): Partial<ConversationReference> {
  const { id, from, recipient, conversation, channelId, serviceUrl, locale } = activity as Activity;
  return { activityId: id, user: from, bot: recipient, conversation, channelId, serviceUrl, ...(locale && { locale }) };
}

function onlyTurn({ host }: Bench): RecordedTurn {
  const turn = host.turns[0];
  if (!turn) throw new Error('the genuine message gave no turn');
  return turn;
}

async function sent({ platform }: Bench): Promise<readonly { readonly to: string; readonly text: string }[]> {
  return offered(platform, 'sent')();
}

/** A method that the harness may leave out; calling for it then fails, so that the case is skipped with a reason and not by accident. */
function offered<N extends string & keyof ChannelPlatform>(platform: ChannelPlatform, name: N): NonNullable<ChannelPlatform[N]> {
  const method = platform[name];
  if (typeof method !== 'function') throw new Error(`the harness's platform has no ${name}(): write it, or skip this case with a reason`);
  return method.bind(platform) as NonNullable<ChannelPlatform[N]>;
}

function expectTaken({ status, body }: ChannelResponse): void {
  expect(status, `status of the answer ${inspect(body)}`).to.be.within(200, 299);
}

/** What must not be shown: values of secret settings, the users' ids, their words. */
function guarded({ harness, platform }: Bench): [string, string][] {
  const values: Readonly<Record<string, string>> = { ...harness.settings, ...platform.settings };
  const secret = (name: string): boolean => z.globalRegistry.get(harness.definition.settings.shape[name] as z.ZodType)?.secret === true;
  // A list of keys is as secret as each of them.
  const secrets = Object.entries(values).flatMap(([name, value]) =>
    secret(name) ? value.split(/[\s,]+/).map((part): [string, string] => [name, part]) : [],
  );
  return [...secrets, ['the text', question], ['the reply', reply], ...harness.users.map((id): [string, string] => ['a sender', id])];
}

function shown({ method, url, headers }: PlatformRequest): string {
  return `${method ?? 'post'} ${url} ${Object.keys(headers ?? {})}`;
}
