import { expect } from 'chai';
import type { Turn } from '#sdk';
import { Dispatcher, type TurnHandler } from '../../src/inbox/dispatcher.ts';
import { describeWithPostgres } from '../support/postgres.ts';
import { recordingLog } from '../support/recording-log.ts';
import { limits, message, reply } from './harness.ts';
import { type Cluster, openCluster } from './open-postgres.ts';

const never = new AbortController().signal;
const turn = { outcome: 'intent', replies: [{ type: 'message', text: 'listo' }] } as unknown as Turn;

describeWithPostgres('a caller that waits at one replica while another has its turn', () => {
  let cluster: Cluster;
  before(async () => {
    cluster = await openCluster();
  });
  afterEach(() => cluster.clear());
  after(() => cluster.stop());

  it('gets the reply, also when it is a second delivery', async () => {
    const begun = Promise.withResolvers<void>();
    const ending = Promise.withResolvers<void>();
    const one = await dispatcherOf(async () => {
      begun.resolve();
      await ending.promise;
      return { state: 's', turn, channel: 'test' };
    });
    const other = await dispatcherOf(() => Promise.reject(new Error('it is not run twice')), ending.resolve);
    const first = deliver(one);
    await begun.promise;
    const second = deliver(other);
    expect(await Promise.all([first, second])).deep.equal([turn, turn]);
  });

  it('is told that it failed', async () => {
    const one = await dispatcherOf(() => Promise.reject(new Error('boom')));
    const other = await dispatcherOf(() => Promise.reject(new Error('it is not run twice')));
    const told = (dispatcher: Dispatcher): Promise<unknown> => deliver(dispatcher).catch(({ code, message }) => [code, message]);
    expect([await told(one), await told(other)]).deep.equal([
      ['BLINKY_TURN_FAILED', 'perdón'],
      ['BLINKY_TURN_FAILED', 'perdón'],
    ]);
  });

  /** `onPending` runs when it has asked for an answer that was not there yet. */
  async function dispatcherOf(handle: TurnHandler, onPending = (): void => {}): Promise<Dispatcher> {
    const { inbox } = await cluster.replica(limits);
    const ask = inbox.answer.bind(inbox);
    inbox.answer = async (dedupe) => {
      const answer = await ask(dedupe);
      if (answer === 'pending') onPending();
      return answer;
    };
    const apologise = () => [reply('perdón')];
    return new Dispatcher({ inbox, handle, apologise, onFailure: () => {}, onForgotten: async () => {}, log: recordingLog() });
  }

  function deliver(dispatcher: Dispatcher): Promise<Turn | undefined> {
    return dispatcher.converse(message('hola', { awaited: true, dedupe: 'k' }), never, 15_000);
  }
});
