import { expect } from 'chai';
import { newSession } from '../../src/model/model.ts';
import { modelOn, never, question } from './bench.ts';

describe('moderation', () => {
  const env = { OPENAI_MODERATION: 'true' };

  it('says whether a text is flagged, and sends it without what identifies a person', async () => {
    for (const flagged of [true, false]) {
      const { model, sent } = answering({ results: [{ flagged: false }, { flagged }] }, env);
      expect(await model.client.flagged?.('llámame al 55 1234 5678', never)).to.equal(flagged);
      expect(sent).to.deep.equal([
        { url: 'http://model.test/v1/moderations', body: '{"model":"omni-moderation-latest","input":"llámame al [número]"}' },
      ]);
    }
  });

  it('has no opinion where the answer is none: it throws', async () => {
    for (const answer of [{}, { results: [] }, { results: [{ flagged: 'yes' }] }, 'hola', null]) {
      const { model } = answering(answer, env);
      expect(await reason(model.client.flagged?.('hola', never)), JSON.stringify(answer)).to.equal('unusable');
    }
    expect(await reason(answering({ error: { message: 'no' } }, env, 404).model.client.flagged?.('hola', never))).to.equal('request');
  });
});

describe('moderation beside a question of the same turn', () => {
  it('takes no key away from it: one key answers both', async () => {
    const fetch = async (url: unknown): Promise<Response> => {
      const choice = { index: 0, finish_reason: 'stop', message: { role: 'assistant', content: '{"ok":true}' } };
      return Response.json(String(url).endsWith('/moderations') ? { results: [{ flagged: false }] } : { choices: [choice] });
    };
    const { model } = modelOn(['a'], { fetch: fetch as typeof globalThis.fetch, env: { OPENAI_MODERATION: 'true' } });
    const both = model.inSession(newSession(), () =>
      Promise.all([model.client.flagged?.('hola', never), model.client.structured(question, never)]),
    );
    expect(await both).to.deep.equal([false, { ok: true }]);
  });
});

describe('transcription', () => {
  const env = { OPENAI_TRANSCRIBE_MODEL: 'whisper-1' };

  it('gives the words of a voice note, trimmed and at most 4,000 characters', async () => {
    const { model, sent } = answering({ text: `  hola ${'x'.repeat(9_000)}` }, env);
    const words = await model.client.transcribe?.(new Uint8Array([1, 2, 3]), 'audio/ogg; codecs=opus', never);
    expect([words?.slice(0, 6), words?.length]).to.deep.equal(['hola x', 4_000]);
    // The SDK first asks its fetch whether it knows forms.
    const form = sent.find(({ body }) => body instanceof FormData)?.body as FormData;
    const file = form.get('file') as File;
    expect([form.get('model'), file.name, file.type, file.size]).to.deep.equal(['whisper-1', 'voice.ogg', 'audio/ogg', 3]);
  });

  it('throws where there are no words', async () => {
    expect(await reason(answering({ words: 'hola' }, env).model.client.transcribe?.(new Uint8Array(), 'audio/ogg', never))).to.equal(
      'unusable',
    );
  });
});

/** A model whose provider always answers the same. */
function answering(answer: unknown, env: Record<string, string>, status = 200) {
  const sent: { url: string; body: unknown }[] = [];
  const fetch = async (url: unknown, init?: { body?: unknown }): Promise<Response> => {
    sent.push({ url: String(url), body: init?.body });
    return Response.json(answer, { status });
  };
  return { ...modelOn(['a'], { fetch: fetch as typeof globalThis.fetch, env }), sent };
}

async function reason(call: Promise<unknown> | undefined): Promise<string> {
  try {
    return `answered ${String(await call)}`;
  } catch (error) {
    return (error as { reason: string }).reason;
  }
}
