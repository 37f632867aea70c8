import { expect } from 'chai';
import type { BlinkyError, Turn } from '#sdk';
import { Dispatcher, type HandledTurn, type TurnHandler } from '../../src/inbox/dispatcher.ts';
import type { Claim, NewEntry } from '../../src/inbox/inbox.ts';
import type { MemoryInbox } from '../../src/inbox/memory.ts';
import { recordingLog } from '../support/recording-log.ts';
import { codeOf, message, reply, replyClaimed } from './harness.ts';
import { openMemory, settled } from './open-memory.ts';

const never = new AbortController().signal;

describe('the dispatcher', () => {
  let memory: ReturnType<typeof openMemory>;
  beforeEach(() => {
    memory = openMemory({ inAll: 1_000, perConversation: 1_000 });
  });
  afterEach(() => memory.stop());

  it('hands the turn to the caller who waits, and sends nothing through the channel', async () => {
    const { dispatcher } = dispatch(memory.inbox, async () => answered('hola'));
    const turn = await dispatcher.converse(message('hola', { awaited: true }), never, 15_000);
    expect(turn?.replies.map(({ text }) => text)).deep.equal(['hola']);
    expect(await memory.inbox.claimReply()).equal(undefined);
  });

  it('queues the replies for the channel where nobody waits', async () => {
    dispatch(memory.inbox, async () => answered('hola'));
    await memory.inbox.accept(message('hola'));
    await settled();
    expect((await replyClaimed(memory.inbox)).activity.text).equal('hola');
  });

  it('queues them for the channel that the turn names', async () => {
    dispatch(memory.inbox, async () => ({ ...answered('hola'), channel: 'other' }));
    await memory.inbox.accept(message('hola'));
    await settled();
    expect(await replyClaimed(memory.inbox)).include({ channel: 'other', conversation: 'test/ana' });
  });

  it('tells a caller that sends a message again what it was told before, for ten minutes, and runs nothing', async () => {
    let turns = 0;
    const { dispatcher } = dispatch(memory.inbox, async () => {
      turns++;
      return answered('hola');
    });
    const again = (): Promise<Turn | undefined> => dispatcher.converse(message('hola', { awaited: true, dedupe: 'k' }), never, 15_000);
    const first = await again();
    expect(await again()).deep.equal(first);
    await memory.pass(600_000);
    expect(await again()).equal(undefined);
    expect(turns).equal(1);
  });

  it('lets a second delivery wait for the first, and tells it the same', async () => {
    const { promise, resolve } = Promise.withResolvers<HandledTurn>();
    const { dispatcher } = dispatch(memory.inbox, () => promise);
    const deliver = (): Promise<Turn | undefined> => dispatcher.converse(message('hola', { awaited: true, dedupe: 'k' }), never, 15_000);
    const both = Promise.all([deliver(), deliver()]);
    await settled();
    resolve(answered('hola'));
    await settled();
    await memory.pass(250);
    const [first, second] = await both;
    expect(first?.replies[0]?.text).equal('hola');
    expect(second).deep.equal(first);
  });

  it('tells a second delivery of a turn that failed the same kind words', async () => {
    const { dispatcher } = dispatch(memory.inbox, () => Promise.reject(new Error('boom')));
    const deliver = (): Promise<unknown> =>
      dispatcher.converse(message('hola', { awaited: true, dedupe: 'k' }), never, 15_000).catch(({ code, message }) => [code, message]);
    expect([await deliver(), await deliver()]).deep.equal([
      ['BLINKY_TURN_FAILED', 'perdón'],
      ['BLINKY_TURN_FAILED', 'perdón'],
    ]);
  });

  it('gives up, without running it, on a turn that was begun eight times and never ended: it takes its process down', async () => {
    const { inbox } = memory;
    const claim = inbox.claim.bind(inbox);
    const begunNineTimes = async (): Promise<Claim | undefined> => {
      const next = await claim();
      return next && Object.assign(next, { attempt: 9 });
    };
    let turns = 0;
    dispatch(Object.assign(inbox, { claim: begunNineTimes }), async () => {
      turns++;
      return answered('hola');
    });
    await inbox.accept(message('veneno'));
    await settled();
    expect((await replyClaimed(inbox)).activity.text).equal('perdón');
    expect(turns).equal(0);
  });

  it('runs many conversations at once, each one in order', async () => {
    const running = new Map<string, number>();
    let most = 0;
    const { dispatcher } = dispatch(memory.inbox, async ({ conversation, entries }) => {
      running.set(conversation, (running.get(conversation) ?? 0) + 1);
      expect(running.get(conversation), 'turns at once in one conversation').equal(1);
      most = Math.max(most, running.size);
      await settled();
      running.delete(conversation);
      return answered(entries[0].activity.text ?? '');
    });
    const all = Array.from({ length: 200 }, (_, at) => message(`m${at}`, { awaited: true, conversation: `test/${at % 100}` }));
    const turns = await Promise.all(all.map((entry) => dispatcher.converse(entry, never, 15_000)));
    expect(turns.map((turn) => turn?.replies[0]?.text)).deep.equal(all.map(({ activity }) => activity.text));
    expect(most, 'a turn that waits holds up no other conversation').equal(100);
  });

  it('tells a caller who waits that the turn failed, kindly and without the cause', async () => {
    const { dispatcher, log } = dispatch(memory.inbox, () => Promise.reject(new Error('cannot read «mi clave es 1234»')));
    const error = await dispatcher.converse(message('mi clave es 1234', { awaited: true }), never, 15_000).catch((thrown) => thrown);
    expect((error as BlinkyError).code).equal('BLINKY_TURN_FAILED');
    expect((error as BlinkyError).line).not.match(/clave|1234/);
    expect(log.lines.map(({ level }) => level)).deep.equal(['error']);
    expect(JSON.stringify(log.lines)).not.match(/clave|1234/);
  });

  it('apologises through the channel when the fourth try has failed, and counts one failed turn', async () => {
    let tries = 0;
    const { failures } = dispatch(memory.inbox, () => Promise.reject(new Error(`try ${++tries}`)));
    await memory.inbox.accept(message('hola'));
    for (const wait of [0, 500, 2_000, 8_000]) await memory.pass(wait);
    expect(tries).equal(4);
    expect(failures).deep.equal(['test']);
    expect((await replyClaimed(memory.inbox)).activity.text).equal('perdón');
    expect(memory.inbox.depth).equal(0);
  });

  it('lets the caller go after the time that was given, and finishes the turn all the same', async () => {
    const { promise, resolve } = Promise.withResolvers<HandledTurn>();
    const { dispatcher } = dispatch(memory.inbox, () => promise);
    const waiting = codeOf(dispatcher.converse(message('hola', { awaited: true }), never, 15_000));
    await memory.pass(15_000);
    expect(await waiting).equal('BLINKY_TIMEOUT');
    resolve(answered('tarde'));
    await dispatcher.drained();
    expect(memory.inbox.depth).equal(0);
  });

  it('lets the caller go when it hangs up, and takes nothing from one that has gone before', async () => {
    const { dispatcher } = dispatch(memory.inbox, () => new Promise(() => {}));
    const caller = new AbortController();
    const waiting = codeOf(dispatcher.converse(message('hola', { awaited: true }), caller.signal, 15_000));
    await settled();
    caller.abort(new Error('gone'));
    expect(await waiting).instanceOf(Error);
    await codeOf(dispatcher.converse(message('hola', { awaited: true }), caller.signal, 15_000));
    expect(memory.inbox.depth, 'the first one alone').equal(1);
  });

  it('keeps no answer that its caller was told and nobody can ask for again, and keeps it where the caller had gone', async () => {
    const { promise, resolve } = Promise.withResolvers<HandledTurn>();
    const { dispatcher } = dispatch(memory.inbox, () => promise);
    const once = (dedupe: string): NewEntry => ({ ...message('hola', { awaited: true, dedupe, conversation: dedupe }), once: true });
    const told = dispatcher.converse(once('told'), never, 15_000);
    const gone = codeOf(dispatcher.converse(once('gone'), never, 4_500));
    await settled();
    await memory.pass(4_500);
    expect(await gone).equal('BLINKY_TIMEOUT');
    resolve(answered('hola'));
    expect((await told)?.replies[0]?.text).equal('hola');
    await settled();
    expect(await memory.inbox.answer('told')).equal(undefined);
    expect(await memory.inbox.answer('gone')).have.property('outcome', 'intent');
  });

  it('keeps the answer for a caller who goes while a channel still forgets the conversation', async () => {
    const forgotten = Promise.withResolvers<void>();
    const forget = (): Promise<void> => forgotten.promise;
    const { dispatcher } = dispatch(memory.inbox, async () => ({ ...answered('listo'), state: undefined }), forget);
    const entry = { ...message('borra mis datos', { awaited: true, dedupe: 'gone' }), once: true };
    const gone = codeOf(dispatcher.converse(entry, undefined, 4_500));
    await settled();
    await memory.pass(4_500);
    expect(await gone).equal('BLINKY_TIMEOUT');
    forgotten.resolve();
    await settled();
    expect(await memory.inbox.answer('gone')).have.property('outcome', 'intent');
  });

  it('survives a caller that hangs up while its message is being accepted', async () => {
    const slow = Promise.withResolvers<undefined>();
    const { dispatcher } = dispatch(Object.assign(memory.inbox, { accept: () => slow.promise }), async () => answered('hola'));
    const caller = new AbortController();
    const stray: unknown[] = [];
    const note = (error: unknown): void => void stray.push(error);
    process.prependOnceListener('unhandledRejection', note);
    const waiting = dispatcher.converse(message('hola', { awaited: true }), caller.signal, 15_000);
    caller.abort(new Error('gone'));
    await settled();
    slow.resolve(undefined);
    await codeOf(waiting);
    process.removeListener('unhandledRejection', note);
    expect(stray).deep.equal([]);
  });

  it('answers although a channel could not forget the conversation, and says so in the log', async () => {
    const forget = (): Promise<void> => Promise.reject(new Error('no'));
    const { dispatcher, log } = dispatch(memory.inbox, async () => ({ ...answered('listo'), state: undefined }), forget);
    const turn = await dispatcher.converse(message('borra mis datos', { awaited: true }), never, 15_000);
    expect(turn?.replies[0]?.text).equal('listo');
    expect(log.lines.map((line) => line.message)).deep.equal(['a channel could not forget a conversation']);
  });
});

function dispatch(inbox: MemoryInbox, handle: TurnHandler, onForgotten = async (): Promise<void> => {}) {
  const log = recordingLog();
  const failures: string[] = [];
  const onFailure = (channel: string): void => void failures.push(channel);
  const dispatcher = new Dispatcher({ inbox, handle, apologise: () => [reply('perdón')], onFailure, onForgotten, log });
  return { dispatcher, log, failures };
}

function answered(...texts: string[]): HandledTurn {
  const turn: Turn = {
    outcome: 'intent',
    intent: 'saludar',
    confidence: 1,
    recognizer: 'regex',
    answers: [],
    candidates: [],
    degraded: false,
    notices: [],
    replies: texts.map((text) => ({ type: 'message', text })),
  };
  return { state: 's', turn, channel: 'test' };
}
