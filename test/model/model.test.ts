import { expect } from 'chai';
import { createModel, newSession, shouldTellBudgetSpent } from '../../src/model/model.ts';
import { type Behaviour, failing, hang, says, startProvider } from '../support/aimock.ts';
import { modelOn, never, question } from './bench.ts';
import { runLoad } from './fault-load.ts';

const well: Behaviour = () => says({ ok: true });

describe('the model', () => {
  it('is not there without a key', () => {
    const { settings, clock, log, registry } = modelOn(['a']);
    const bare = { ...settings, OPENAI_API_KEYS: undefined };
    const parts = { turnDeadlineMs: 4_500, now: clock.now, log, registry, company: () => ({}) as never };
    expect(createModel({ ...parts, settings: bare })).to.equal(undefined);
  });

  it('offers only the calls that the settings ask for', () => {
    expect(Object.keys(modelOn(['a']).model.client)).to.deep.equal(['structured', 'phrase']);
    const env = { OPENAI_EMBEDDING_MODEL: 'e', OPENAI_MODERATION: 'true', OPENAI_TRANSCRIBE_MODEL: 'whisper-1' };
    expect(modelOn(['a'], { env }).model.client).to.include.keys('embed', 'flagged', 'transcribe');
  });

  it('gives what the model says as a parsed value', async () => {
    await withModel({ a: well }, async ({ ask }) => {
      expect(await ask()).to.deep.equal({ ok: true });
    });
  });

  it('turns every kind of output that is no answer into one error without its words', async () => {
    const outputs: Record<string, object> = {
      'no JSON': { content: 'claro que sí: http://evil.example' },
      'half a JSON': { content: '{"ok": tr' },
      nothing: { content: '' },
      'a megabyte': { content: JSON.stringify({ ok: 'x'.repeat(1_000_000) }) },
      'an answer cut by its length': { content: '{"ok":true}', finishReason: 'length' },
      'a filtered answer': { content: '{"ok":true}', finishReason: 'content_filter' },
      HTML: { content: '<html><img src="http://evil.example/x.png"></html>' },
      'a tool call': { toolCalls: [{ name: 'delete_all', arguments: '{}' }] },
    };
    for (const [what, output] of Object.entries(outputs)) {
      await withModel({ a: () => output }, async ({ reason, log }) => {
        expect(await reason(), what).to.equal('unusable');
        expect(JSON.stringify(log.lines)).not.to.match(/evil|delete_all|xxx/);
      });
    }
  });

  it('speaks simpler to a server that refuses the schema, at once and from then on', async () => {
    const old: Behaviour = ({ response_format: format }) =>
      format?.type === 'json_schema'
        ? failing(400, { message: "response_format 'json_schema' is not supported" })
        : says('```json\n{"ok": true}\n```');
    await withModel({ a: old }, async ({ ask, provider }) => {
      expect([await ask(), await ask()]).to.deep.equal([{ ok: true }, { ok: true }]);
      const formats = provider.sent.map(({ body }) => JSON.parse(body).response_format.type);
      expect(formats).to.deep.equal(['json_schema', 'json_object', 'json_object']);
      expect(provider.sent[1]?.body, 'the schema is in the prompt then').to.include('additionalProperties');
    });
  });

  it('leaves out the parameters that a server does not know, one by one', async () => {
    const picky: Behaviour = (body) => {
      for (const name of ['temperature', 'store', 'max_completion_tokens']) {
        if (name in body) return failing(400, { message: `Unsupported parameter: '${name}'` });
      }
      return says({ ok: true });
    };
    await withModel({ a: picky }, async ({ ask, provider }) => {
      await ask();
      expect(JSON.parse(provider.sent.at(-1)?.body ?? '')).to.have.keys(['model', 'messages', 'response_format', 'max_tokens']);
    });
  });

  it('asks once when the request is refused for another reason', async () => {
    const refusing: Behaviour = () => failing(404, { message: 'The model does not exist' });
    await withModel({ a: refusing, b: refusing }, async ({ reason, provider }) => {
      expect(await reason()).to.equal('request');
      expect(provider.sent).to.have.length(1);
    });
  });

  it('charges the conversation what the provider counted, and stops at its budget', async () => {
    const counted: Behaviour = () => ({ content: '{"ok":true}', usage: { prompt_tokens: 700, completion_tokens: 50 } });
    await withModel(
      { a: counted },
      async ({ model, registry }) => {
        const session = newSession();
        const turn = () => model.inSession(session, () => model.client.structured(question, never));
        await turn();
        expect([session.used, session.budgetSpent]).to.deep.equal([750, false]);
        await turn();
        const refused = await turn().catch((error: { reason?: string }) => error.reason);
        expect([refused, shouldTellBudgetSpent(session), session.used]).to.deep.equal(['budget', true, 1_500]);
        const text = await registry.metrics();
        expect(text).to.match(/blinky_model_tokens_total\{key="[0-9a-f]{8}",kind="prompt"\} 1400/);
      },
      { SESSION_TOKEN_BUDGET: '1550' },
    );
  });

  it('counts for itself where the provider does not, or lies', async () => {
    const silent: Behaviour = () => ({ content: '{"ok":true}', usage: { prompt_tokens: -5, completion_tokens: 1e12 } });
    await withModel({ a: silent }, async ({ model }) => {
      const session = newSession();
      await model.inSession(session, () => model.client.structured(question, never));
      expect(session.used).to.be.within(30, 80);
    });
  });

  it('lets an outage cost the conversation nothing', async () => {
    await withModel({ a: () => failing(503) }, async ({ model }) => {
      const session = newSession();
      await model.inSession(session, () => model.client.structured(question, never)).catch(() => {});
      expect(session).to.deep.equal(newSession());
    });
  });

  it('takes a new key without a restart', async () => {
    await withModel({ a: () => failing(401), b: well }, async ({ reason, ask, settings, model, log }) => {
      Object.assign(settings, { OPENAI_API_KEYS: 'a' });
      expect(await reason()).to.equal('unavailable');
      expect((await model.health()).ok).to.equal(false);
      expect(log.lines.filter(({ level }) => level === 'error')).to.have.length(1);
      Object.assign(settings, { OPENAI_API_KEYS: 'b' });
      expect(await ask()).to.deep.equal({ ok: true });
      expect((await model.health()).ok).to.equal(true);
    });
  });

  it('keeps keys out of bodies, logs, metrics, health and errors', async () => {
    const keys = {
      'sk-canary-one': () => failing(429, { retryAfter: 5 }),
      'sk-canary-two': () => failing(403),
      'sk-canary-three': () => failing(400),
    };
    await withModel(keys, async ({ model, log, registry, provider }) => {
      const errors = await Promise.all([1, 2, 3].map(() => model.client.structured(question, never).catch(allOf)));
      const seen = [
        errors,
        log.lines,
        await registry.metrics(),
        await model.health(),
        provider.sent.map(({ body, headers }) => body + headers),
      ];
      expect(JSON.stringify(seen)).not.to.include('canary');
    });
  });

  it('gives vectors of length one, asks for each text once, and refuses what is none', async () => {
    const behaviour: Behaviour = () => ({ embedding: [3, 4] });
    await withModel(
      { a: behaviour },
      async ({ model, provider }) => {
        const embed = async (...texts: string[]) =>
          (await model.client.embed?.(texts, never))?.map((vector) => [...vector].map((value) => value.toFixed(1)));
        expect(await embed('uno', 'dos', 'uno')).to.deep.equal([
          ['0.6', '0.8'],
          ['0.6', '0.8'],
          ['0.6', '0.8'],
        ]);
        await embed('dos', 'tres');
        expect(provider.sent.map(({ body }) => JSON.parse(body).input)).to.deep.equal([['uno', 'dos'], ['tres']]);
      },
      { OPENAI_EMBEDDING_MODEL: 'text-embedding-3-small' },
    );
  });
});

describe('the model under faults, asked ten times as often as in life', () => {
  const quick: Behaviour = () => says({ ok: true }, 16);
  const load = (a: Behaviour, others: Behaviour, turnDeadlineMs = 4_500) =>
    runLoad({ keys: { a, b: others, c: others, d: others }, requests: 60, perSecond: 250, turnDeadlineMs });

  it('serves every turn beside a limited, a refused and a hanging key', async () => {
    for (const fault of [() => failing(429, { retryAfter: 20 }), () => failing(401)]) {
      const { local, lateTo } = await load(fault, quick);
      expect(local).to.equal(0);
      expect(lateTo('a', 1), 'calls after the first refusal').to.equal(0);
    }
    const { local, calls } = await load(hang, quick);
    // Where all come at once, the key that hangs gets its quarter before anybody knows.
    expect(local, 'beyond the one in ten that may ask a second key').to.be.at.most(Math.max(0, (calls.a ?? 0) - 6));
  });

  it('gives every turn back to the local answer when all keys fail or hang, with few calls', async () => {
    const failed = await load(
      () => failing(503),
      () => failing(503),
    );
    expect(failed.answered).to.equal(0);
    expect(failed.lateToAll(5), 'calls once the breaker is open').to.be.at.most(failed.probes);
    expect((await load(hang, hang, 450)).answered).to.equal(0);
  });
});

type Bench = ReturnType<typeof modelOn> & {
  readonly provider: Awaited<ReturnType<typeof startProvider>>;
  readonly ask: () => Promise<unknown>;
  /** Why there was no answer. */
  readonly reason: () => Promise<string>;
};

async function withModel(
  keys: Readonly<Record<string, Behaviour>>,
  check: (bench: Bench) => Promise<void>,
  env: Record<string, string> = {},
) {
  const provider = await startProvider(keys);
  const bench = modelOn(Object.keys(keys), { fetch: provider.fetch, env });
  const ask = () => bench.model.client.structured(question, never);
  const reason = async (): Promise<string> => {
    try {
      return JSON.stringify(await ask());
    } catch (error) {
      return (error as { reason: string }).reason;
    }
  };
  try {
    await check({ ...bench, provider, ask, reason });
  } finally {
    await bench.model.stop();
    await provider.stop();
  }
}

/** Everything that an error could tell. */
function allOf(error: Error): unknown {
  return [error.message, error.stack, { ...error }, error.cause instanceof Error ? allOf(error.cause) : error.cause];
}
