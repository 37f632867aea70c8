import { mock } from 'node:test';
import { expect } from 'chai';
import { Registry } from 'prom-client';
import { Calls, type Job } from '../../src/model/calls.ts';
import { Fault, type FaultKind } from '../../src/model/fault.ts';
import { KeyPool } from '../../src/model/key-pool.ts';
import { keysOf } from '../../src/model/keys.ts';
import { createModelMetrics } from '../../src/model/metrics.ts';
import { ModelError } from '../../src/model/model-error.ts';
import type { LeanOpenAI } from '../../src/model/openai-client.ts';
import { newTurn } from '../../src/model/session.ts';
import { recordingLog } from '../support/recording-log.ts';

/** What each key does with a call: an answer, a fault, silence, or an answer after that many milliseconds. */
type Script = Readonly<Record<string, 'answers' | 'hangs' | FaultKind | number>>;

describe('calls to the model', () => {
  beforeEach(() => mock.timers.enable({ apis: ['setTimeout', 'Date'], now: Date.parse('2026-03-02T15:00:00Z') }));
  afterEach(() => mock.timers.reset());

  it('go to another key when one is limited, refused or failing', async () => {
    for (const fault of ['rate_limited', 'quota', 'unauthorized', 'forbidden', 'provider'] as const) {
      const { run, asked } = callsOn({ a: fault, b: 'answers' });
      expect(await run(), fault).to.equal('b');
      expect(asked).to.deep.equal(['a', 'b']);
    }
  });

  it('use at most three keys in a turn', async () => {
    const { run, asked } = callsOn({ a: 'rate_limited', b: 'rate_limited', c: 'rate_limited', d: 'answers' });
    expect(await run()).to.equal('unavailable');
    expect(asked).to.deep.equal(['a', 'b', 'c']);
  });

  it("stop after two failures on the provider's side", async () => {
    const { run, asked } = callsOn({ a: 'provider', b: 'provider', c: 'answers' });
    expect(await run()).to.equal('unavailable');
    expect(asked).to.deep.equal(['a', 'b']);
  });

  it('ask no other key when the request is at fault, and leave the breaker alone', async () => {
    const { run, asked } = callsOn({ a: 'request', b: 'request', c: 'request' });
    for (let turn = 0; turn < 8; turn++) expect(await run()).to.equal('request');
    expect(asked).to.have.length(8);
  });

  it('give up at the deadline of the turn', async () => {
    const { run, asked, aborted } = callsOn({ a: 'hangs' });
    const answer = run();
    mock.timers.tick(4_500);
    expect(await answer).to.equal('deadline');
    expect([asked, aborted]).to.deep.equal([['a'], ['a']]);
  });

  it('give up one after the other where many wait, so that each can be answered in time', async () => {
    const { run } = callsOn({ a: 'hangs' });
    const ended: number[] = [];
    const all = Array.from({ length: 100 }, (_, nth) => run().then(() => ended.push(nth)));
    mock.timers.tick(4_500 - 3 * 99);
    await settle();
    expect(ended).to.deep.equal([99]);
    mock.timers.tick(3 * 98);
    await settle();
    expect(ended).to.have.length(99);
    mock.timers.tick(3);
    await Promise.all(all);
  });

  it('wait a shorter time once three turns in a row timed out, until one is answered', async () => {
    const script: Record<string, Script[string]> = { a: 'hangs' };
    const { calls, run } = callsOn(script);
    for (let turn = 0; turn < 3; turn++) {
      expect(calls.turnDeadlineMs).to.equal(4_500);
      const answer = run();
      mock.timers.tick(4_500);
      expect(await answer).to.equal('deadline');
      mock.timers.tick(60_000);
    }
    expect(calls.turnDeadlineMs).to.equal(2_500);
    script.a = 'answers';
    expect(await run()).to.equal('a');
    expect(calls.turnDeadlineMs).to.equal(4_500);
  });

  it('hedge a slow call on another key after 1.5 s, and cancel the loser', async () => {
    const { run, asked, aborted } = callsOn({ a: 'hangs', b: 'answers' });
    const answer = run();
    mock.timers.tick(1_499);
    expect(asked).to.deep.equal(['a']);
    mock.timers.tick(1);
    expect(await answer).to.equal('b');
    expect(aborted).to.deep.equal(['a']);
  });

  it('take the first of both when the slow one answers after all', async () => {
    const { run, aborted } = callsOn({ a: 1_600, b: 'hangs' });
    const answer = run();
    mock.timers.tick(1_500);
    mock.timers.tick(100);
    expect(await answer).to.equal('a');
    expect(aborted).to.deep.equal(['b']);
  });

  it('hedge no more than a tenth of the calls', async () => {
    const { run, asked } = callsOn({ a: 'hangs', b: 'hangs' }, 1_000);
    const answers = Array.from({ length: 40 }, () => run());
    mock.timers.tick(1_500);
    await settle();
    expect(asked.length - 40).to.be.within(4, 5);
    mock.timers.tick(3_000);
    await Promise.all(answers);
  });

  it('do not spend a hedge where there is no other key', async () => {
    const { run, registry } = callsOn({ a: 'hangs' });
    const answer = run();
    mock.timers.tick(4_500);
    await answer;
    expect(await registry.metrics()).to.match(/blinky_model_hedges_total 0/);
  });

  it('open the breaker after five failures in a row, and let one probe through after two seconds', async () => {
    const script: Record<string, Script[string]> = {
      a: 'provider',
      b: 'provider',
      c: 'provider',
      d: 'provider',
      e: 'provider',
      f: 'provider',
    };
    const { run, asked } = callsOn(script);
    for (let turn = 0; turn < 10; turn++) expect(await run()).to.equal('unavailable');
    expect(asked).to.have.length(5);
    mock.timers.tick(2_000);
    await run();
    expect(asked, 'one probe').to.have.length(6);
    for (const key of Object.keys(script)) script[key] = 'answers';
    mock.timers.tick(2_000);
    expect(await run()).to.be.oneOf(Object.keys(script));
    expect(await run()).to.be.oneOf(Object.keys(script));
  });

  it('do not wait for the probe of another turn', async () => {
    const script: Record<string, Script[string]> = {
      a: 'provider',
      b: 'provider',
      c: 'provider',
      d: 'provider',
      e: 'provider',
      f: 'hangs',
    };
    const { run } = callsOn(script);
    for (let turn = 0; turn < 3; turn++) await run();
    mock.timers.tick(2_000);
    const probe = run();
    expect(await run()).to.equal('unavailable');
    mock.timers.tick(4_500);
    expect(await probe).to.equal('deadline');
  });

  it('are over at once when no key is left', async () => {
    const { run } = callsOn({ a: 'unauthorized' });
    expect(await run()).to.equal('unavailable');
    expect(await run()).to.equal('unavailable');
  });

  it('end when the caller leaves, without blame for the key', async () => {
    const { run, pool, aborted } = callsOn({ a: 'hangs' });
    const leaving = new AbortController();
    const answer = run(leaving.signal);
    leaving.abort();
    expect(await answer).to.equal('unavailable');
    expect(aborted).to.deep.equal(['a']);
    expect(pool.states()[0]?.state).to.equal('ready');
  });

  it('share one deadline within a turn, and ask a key that failed only once', async () => {
    const { calls, jobs, asked } = callsOn({ a: 'rate_limited', b: 'answers', c: 'answers' });
    const turn = newTurn(undefined, 4_500);
    await calls.run(jobs, { turn, signal: never });
    await calls.run(jobs, { turn, signal: never });
    expect(asked.filter((key) => key === 'a')).to.have.length(1);
    const late = { ...turn, deadlineAt: performance.now() - 1 };
    expect(await reasonOf(calls.run(jobs, { turn: late, signal: never }))).to.equal('deadline');
  });
});

const never = new AbortController().signal;

function callsOn(script: Script, inFlightCap = 100) {
  const asked: string[] = [];
  const aborted: string[] = [];
  const registry = new Registry();
  const log = recordingLog();
  const keys = keysOf({ OPENAI_API_KEY: undefined, OPENAI_API_KEYS: Object.keys(script).join(',') });
  const pool = new KeyPool({ keys, now: () => Date.now(), random: () => 0, inFlightCap, onDead: () => {} });
  const metrics = createModelMetrics(registry, () => pool.states());
  // The key itself stands for the SDK's client: the script decides what it does.
  const calls = new Calls({ pool, metrics, log, turnDeadlineMs: 4_500, client: ({ secret }) => secret as unknown as LeanOpenAI });
  const jobs: Job<string> = {
    name: 'test',
    send(client, signal) {
      const key = String(client);
      asked.push(key);
      return perform(script[key] ?? 'hangs', key, signal, () => aborted.push(key));
    },
  };
  const run = (signal: AbortSignal = never): Promise<string> => reasonOf(calls.run(jobs, { turn: undefined, signal }));
  return { calls, jobs, pool, registry, asked, aborted, run };
}

function perform(act: Script[string], key: string, signal: AbortSignal, onAbort: () => void) {
  const answer = { value: key, headers: new Headers() };
  if (act === 'answers') return Promise.resolve(answer);
  if (typeof act === 'string' && act !== 'hangs') return Promise.reject(new Fault(act));
  return new Promise<typeof answer>((resolve, reject) => {
    if (typeof act === 'number') setTimeout(() => resolve(answer), act);
    signal.addEventListener('abort', () => {
      onAbort();
      reject(new Error('aborted'));
    });
  });
}

/** The key that answered, or why none did. */
async function reasonOf(run: Promise<{ readonly value: unknown }>): Promise<string> {
  try {
    return String((await run).value);
  } catch (error) {
    if (error instanceof ModelError) return error.reason;
    if (error instanceof Fault) return error.kind;
    throw error;
  }
}

/** Lets every promise that can settle do so. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
