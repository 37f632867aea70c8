import { expect } from 'chai';
import { createNotify } from '../../src/bot/notify.ts';
import { recordingLog } from '../support/recording-log.ts';

describe('a notification to the company’s webhook', () => {
  it('is one POST of JSON that follows no redirect', async () => {
    const { notify, calls } = webhook(204);
    expect(await notify('https://rh.example/hook', { type: 'handoff' })).equal(true);
    expect(calls).length(1);
    expect(calls[0]).include({ url: 'https://rh.example/hook', method: 'POST', redirect: 'error', body: '{"type":"handoff"}' });
  });

  it('is tried three times, and then given up', async () => {
    const { notify, calls } = webhook(503, 503, 503, 204);
    expect(await notify('https://rh.example/hook', {})).equal(false);
    expect(calls).length(3);
  });

  it('leaves over https, or on this machine, only', async () => {
    const { notify, calls, log } = webhook(204, 204);
    for (const url of ['http://rh.example/hook', 'ftp://rh.example', 'http://127.0.0.1.rh.example/']) {
      expect(await notify(url, {})).equal(false);
    }
    expect(calls).deep.equal([]);
    expect(log.lines.map(({ level }) => level)).deep.equal(['error', 'error', 'error']);
    for (const url of ['http://127.0.0.1:9/hook', 'http://[::1]:9/hook']) expect(await notify(url, {})).equal(true);
  });

  it('never shows its address, which is a secret, or what it carries in the log', async () => {
    const { notify, log } = webhook(new Error('connect ECONNREFUSED rh.example/s3cret'), 204);
    expect(await notify('https://rh.example/s3cret', { question: 'mi pregunta' })).equal(true);
    expect(log.lines).length(1);
    expect(JSON.stringify(log.lines)).not.match(/s3cret|pregunta/);
  });
});

interface Call {
  readonly url: string;
  readonly method: string | undefined;
  readonly redirect: string | undefined;
  readonly body: unknown;
}

/** A webhook that answers each try with a status, or fails. */
function webhook(...answers: (number | Error)[]) {
  const calls: Call[] = [];
  const log = recordingLog();
  const fetcher: typeof fetch = async (url, init) => {
    const answer = answers[calls.length];
    calls.push({ url: String(url), method: init?.method, redirect: init?.redirect, body: init?.body });
    if (answer instanceof Error) throw answer;
    return new Response(undefined, { status: answer ?? 500 });
  };
  return { notify: createNotify(fetcher, log), calls, log };
}
