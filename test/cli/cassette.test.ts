import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mock } from 'node:test';
import { expect } from 'chai';
import { canonical, record, replay, requestsOnly } from '../../src/cli/eval/cassette.ts';
import { createEngine } from '../../src/cli/eval/engine.ts';
import { modelForEval } from '../../src/cli/eval/model-for-eval.ts';
import { startBlinky } from '../support/blinky.ts';
import { refusalOf } from '../support/refusal.ts';

const base = 'https://model.example/v1';
const post = (body: object): RequestInit => ({ method: 'POST', body: JSON.stringify(body) });

describe('a cassette', () => {
  it('answers a request by its path and content, whatever the order of its keys', async () => {
    const file = fileOf(JSON.stringify({ path: '/chat/completions', request: { a: 1, b: { c: 2, d: 3 } }, response: { ok: true } }));
    const tape = replay(file, base);
    const answer = await tape.fetch(`${base}/chat/completions`, post({ b: { d: 3, c: 2 }, a: 1 }));
    expect(await answer.json()).to.deep.equal({ ok: true });
    tape.verify();
  });

  it('refuses a request that it does not hold, in a way that no key is blamed for, and fails in the end', async () => {
    const tape = replay(fileOf(''), base);
    expect((await tape.fetch(`${base}/chat/completions`, post({ a: 1 }))).status).to.equal(400);
    expect(() => tape.verify()).to.throw(/does not hold 1/);
  });

  it('says which line is broken', () => {
    expect(() => replay(fileOf('{"path":"/x","request":{},"response":{}}\n{"path":1}'), base)).to.throw(/:2 is no line/);
  });

  it('records each request once, and replays what it recorded', async () => {
    const file = fileOf('');
    let asked = 0;
    const network = async (): Promise<Response> => Response.json({ asked: ++asked });
    const tape = record(file, base, network);
    for (let times = 0; times < 2; times++) await tape.fetch(`${base}/embeddings`, post({ input: 'x' }));
    expect(asked).to.equal(1);
    const again = await replay(file, base).fetch(`${base}/embeddings`, post({ input: 'x' }));
    expect(await again.json()).to.deep.equal({ asked: 1 });
  });

  it('does not keep what the server refused', async () => {
    const file = fileOf('');
    await record(file, base, async () => new Response('busy', { status: 503 })).fetch(`${base}/x`, post({}));
    expect(readFileSync(file, 'utf8')).to.equal('');
  });

  it('orders keys at every level', () => {
    expect(canonical({ b: [{ d: 1, c: 2 }], a: undefined })).to.equal('{"b":[{"c":2,"d":1}]}');
  });
});

describe('the requests of an evaluation', () => {
  afterEach(() => mock.timers.reset());

  it('are byte for byte those of a channel’s turn', async () => {
    mock.timers.enable({ apis: ['Date'], now: Date.now() }); // both say which day it is
    const text = 'oigan y lo de la lana extra de diciembre como va';
    const fromChannel: string[] = [];
    const network: typeof fetch = async (_input, init) => {
      fromChannel.push(String(init?.body));
      return Response.json({ error: { message: 'nothing is sent' } }, { status: 400 });
    };
    const blinky = await startBlinky({
      env: { OPENAI_API_KEY: 'k', CATALOG: 'csv' },
      modelFetch: network,
      clock: { now: () => new Date() } as never,
    });
    await blinky.say(text);
    await blinky.stop();

    const file = fileOf('');
    const taped = modelForEval({ 'requests-out': file });
    const engine = await createEngine(undefined, taped?.model);
    await engine.ask(text);
    await taped?.model.stop();
    const [line = ''] = readFileSync(file, 'utf8').split('\n');
    expect(fromChannel).to.have.length(1);
    expect(JSON.stringify(JSON.parse(line).request)).to.equal(fromChannel[0]);
  });

  it('need one way to the model, and a cassette where one is used', async () => {
    for (const choice of [{ live: true, replay: true }, { replay: true }, { record: true }, { cassette: 'x' }]) {
      const refusal = await refusalOf((async () => modelForEval(choice))());
      expect(refusal.code).to.equal('BLINKY_BAD_REQUEST');
    }
    expect(modelForEval({})).to.equal(undefined);
    requestsOnly(fileOf(''), base).verify();
  });
});

function fileOf(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'blinky-')), 'cassette.jsonl');
  writeFileSync(file, text);
  return file;
}
