import { expect } from 'chai';
import {
  type BlinkyError,
  type ConversationReference,
  noRecipient,
  type PostOptions,
  postTo,
  refusalOf,
  sendParts,
  shorten,
  textParts,
} from '#sdk';
import { testContext } from '../contracts/context.ts';

const answering = (answer: Response | Error, seen: RequestInit[] = []): PostOptions => ({
  owner: 'channel/buzon',
  platform: 'Buzón',
  signal: new AbortController().signal,
  headers: { authorization: 'Bearer made-up' },
  fetch: async (_url, init = {}) => {
    seen.push(init);
    if (answer instanceof Error) throw answer;
    return answer;
  },
});

describe('a request to a platform', () => {
  it('is JSON for an object and a form for parameters, with the given headers, and follows no redirect', async () => {
    const seen: RequestInit[] = [];
    await postTo('https://buzon.example', { text: 'ñ' }, answering(new Response('{}'), seen));
    await postTo('https://buzon.example', new URLSearchParams({ text: 'ñ' }), answering(new Response('{}'), seen));
    expect(seen.map(({ body }) => body)).to.deep.equal(['{"text":"ñ"}', 'text=%C3%B1']);
    expect(seen[0]).to.deep.include({ method: 'POST', redirect: 'manual' });
    expect(seen[1]?.headers).to.deep.equal({
      'content-type': 'application/x-www-form-urlencoded',
      authorization: 'Bearer made-up',
    });
  });

  it('gives the status, the wait and the object of the answer, whatever its body looks like', async () => {
    const busy = new Response('{"code":7}', { status: 429, headers: { 'retry-after': '3' } });
    expect(await postTo('https://buzon.example', {}, answering(busy))).to.deep.equal({
      status: 429,
      retryAfterMs: 3_000,
      body: { code: 7 },
    });
    for (const text of ['', '<html>', 'null', '7']) {
      const odd = new Response(text, { headers: { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' } });
      expect(await postTo('https://buzon.example', {}, answering(odd)), text).to.deep.equal({
        status: 200,
        retryAfterMs: undefined,
        body: {},
      });
    }
  });

  it('is retried when the platform cannot be reached, in words that do not quote the URL', async () => {
    const lost = postTo('https://buzon.example/bot-secret', {}, answering(new TypeError('bot-secret')));
    const error = (await lost.catch((reason: unknown) => reason)) as BlinkyError;
    expect(error).to.include({ code: 'BLINKY_SEND_FAILED', retryable: true, cause: undefined });
    expect(error.line).to.not.contain('secret');
  });
});

describe('a refusal by a platform', () => {
  const details = { owner: 'channel/buzon', platform: 'Buzón' };
  const answer = (status: number, retryAfterMs?: number) => ({ status, retryAfterMs, body: { description: 'about Ana' } });

  it('is retried after 429 and 5xx, when the platform says', () => {
    expect(refusalOf(answer(429, 7_000), details)).to.include({ retryable: true, retryAfterMs: 7_000 });
    expect(refusalOf(answer(503), details)).to.include({ retryable: true, retryAfterMs: undefined });
    expect(refusalOf(answer(400, 7_000), details)).to.include({ retryable: false, retryAfterMs: undefined });
  });

  it('is what the plugin knows better, and never in the platform’s words', () => {
    const error = refusalOf(answer(200), { ...details, code: 'ratelimited', retryable: true, retryAfterMs: 500, hint: 'wait' });
    expect(error).to.include({ retryable: true, retryAfterMs: 500 });
    expect(error.line).to.equal('BLINKY_SEND_FAILED  channel/buzon  Buzón answered 200 (error ratelimited): wait');
    expect(error.platformCode).to.equal(undefined);
  });

  it('carries the platform’s number of the fault, for metrics', () => {
    expect(refusalOf(answer(400), { ...details, code: 63_016 })).to.include({
      platformCode: 63_016,
      message: 'Buzón answered 400 (error 63016)',
    });
  });
});

describe('a title', () => {
  it('is cut at a word where it is over the limit, and says so', () => {
    expect(shorten('¿Vacaciones?', 12)).to.equal('¿Vacaciones?');
    expect(shorten('¿Cuántos días de vacaciones tengo?', 20)).to.equal('¿Cuántos días de…');
    expect(shorten('😀😀😀', 4)).to.equal('😀…');
  });
});

describe('a reference that names nobody', () => {
  it('is a final failure', () => expect(noRecipient('channel/buzon')).to.include({ code: 'BLINKY_SEND_FAILED', retryable: false }));
});

describe('the parts of a reply', () => {
  it('are its words in the platform’s marks and its options as numbered lines, none of them blank', () => {
    const suggestedActions = { to: [], actions: [{ type: 'imBack', title: '**Sí**', value: 'x' }] };
    expect(textParts({ text: '**uno**', suggestedActions }, 100, { bold: '*', strike: '' })).to.deep.equal(['*uno*\n1. *Sí*']);
    expect(textParts({ text: '**uno**', textFormat: 'plain' }, 100)).to.deep.equal(['**uno**']);
    const escapeText = (text: string): string => text.replaceAll('<', '&lt;');
    for (const textFormat of ['plain', 'markdown'])
      expect(textParts({ text: '<a>', textFormat }, 100, { bold: '', strike: '', escape: escapeText })).to.deep.equal(['&lt;a>']);
    expect(textParts({ text: `uno dos${' '.repeat(30)}` }, 8)).to.deep.equal(['uno dos ']);
    for (const silent of [{ type: 'typing', text: 'x' }, { text: ' \n' }, {}]) expect(textParts(silent, 8)).to.deep.equal([]);
  });

  const to = { conversation: { id: 'ana' } } as Partial<ConversationReference>;
  const activity = { text: 'uno dos', replyToId: 'm1' };

  it('go one after the other, blank ones not at all, and the last id is given', async () => {
    const { store } = testContext({});
    const taken: string[] = [];
    const post = async (part: string): Promise<string> => `id${taken.push(part)}`;
    expect(await sendParts(['uno', ' \n', 'dos'], post, { store, to, activity })).to.deep.equal({ providerId: 'id2' });
    expect(taken).to.deep.equal(['uno', 'dos']);
    expect(await sendParts([' '], post, { store, to, activity })).to.deep.equal({});
    expect(store.size).to.equal(0);
  });

  it('go on after those that were taken when a try broke off, and only for the same reply', async () => {
    const { store } = testContext({});
    const taken: string[] = [];
    let broken = true;
    const post = async (part: string): Promise<string> => {
      if (part === 'dos' && broken) throw new Error('broken off');
      return `id${taken.push(part)}`;
    };
    await sendParts(['uno', 'dos'], post, { store, to, activity }).catch(() => undefined);
    broken = false;
    await sendParts(['uno', 'dos'], post, { store, to: { user: { id: 'berta' } } as typeof to, activity });
    await sendParts(['uno', 'dos'], post, { store, to, activity });
    expect(taken).to.deep.equal(['uno', 'uno', 'dos', 'dos']);
  });
});
