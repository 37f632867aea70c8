import { expect } from 'chai';
import type { Turn } from '#sdk';
import { type Behaviour, failing, says, startProvider } from '../support/aimock.ts';
import { type Blinky, startBlinky, type Writer } from '../support/blinky.ts';
import { attacks, obedient } from './attacks.ts';

const rows = [
  { id: 'vacaciones', question: '¿Cuántos días de vacaciones me corresponden?', answer: 'Te corresponden 12 días el primer año.' },
  { id: 'nomina', question: '¿Qué día se deposita la nómina?', answer: 'Se deposita el día 15 y el último de cada mes.' },
  { id: 'gafete', question: '¿Qué hago si pierdo mi gafete?', answer: 'Repórtalo en recepción.' },
].map((fields, at) => ({ origin: `rows:${at + 1}`, fields: { ...fields, additional_info: '' } }));

/** Asks for a row that no word of it names. */
const indirect = 'se me perdió el plastiquito con mi foto que abre la puerta';

describe('a conversation with a model', () => {
  it('is answered with the words of the row that the model names', async () => {
    await withBlinky(choose('gafete'), async ({ blinky }) => {
      const turn = await blinky.say(indirect);
      expect(turn).to.deep.include({ outcome: 'answer', recognizer: 'openai', degraded: false });
      expect(textsOf(turn)[0]).to.equal('Repórtalo en recepción.');
    });
  });

  it('admits not to know when the model is sure that no row answers, and that is no lesser reply', async () => {
    await withBlinky(
      () => says({ intent: 'none', answers: [], confidence: 0.95 }),
      async ({ blinky }) => {
        expect(await blinky.say('¿quién ganó el partido de ayer por la noche?')).to.deep.include({ outcome: 'unknown', degraded: false });
      },
    );
  });

  it('does not ask the model what is certain without it, or sensitive', async () => {
    await withBlinky(choose('gafete'), async ({ blinky, asked }) => {
      for (const text of ['hola', '¿Qué día se deposita la nómina?', 'mi jefe me acosa sexualmente']) {
        expect((await blinky.say(text)).degraded, text).to.equal(false);
      }
      expect(asked).to.deep.equal([]);
      await blinky.say(indirect);
      expect(asked[0], 'not even later, as part of the window').not.to.include('acosa');
    });
  });

  it('goes on without the model when every call fails, and says so', async () => {
    for (const fault of [() => failing(503), () => failing(401), () => failing(400), () => says('<h1>oops</h1>')]) {
      await withBlinky(fault, async ({ blinky, alone }) => {
        const turn = await blinky.say(indirect);
        expect(turn.degraded).to.equal(true);
        expect(textsOf(turn)).to.deep.equal(textsOf(await alone.say(indirect)));
      });
    }
  });

  it('tells the user once that the budget is spent, and keeps answering', async () => {
    const greedy: Behaviour = () => ({
      content: '{"intent":"none","answers":[],"confidence":1}',
      usage: { prompt_tokens: 9_000, completion_tokens: 9 },
    });
    await withBlinky(
      greedy,
      async ({ blinky, asked }) => {
        const notices = [];
        for (let nth = 0; nth < 4; nth++) notices.push((await blinky.say(`${indirect} ${'otra vez '.repeat(nth)}`)).notices);
        expect(notices.flat().filter((notice) => notice === 'budget_spent')).to.have.length(1);
        expect(asked).to.have.length(1);
        expect(await blinky.say('¿Qué día se deposita la nómina?')).to.deep.include({ outcome: 'answer', degraded: false });
        await blinky.say(indirect, { from: 'another' });
        expect(asked, 'another conversation has a budget of its own').to.have.length(2);
      },
      { SESSION_TOKEN_BUDGET: '9500' },
    );
  });

  it('answers a hundred injections as if there were no model, though the model obeys them', async () => {
    let nth = 0;
    await withBlinky(
      () => says(JSON.stringify(obedient[nth++ % obedient.length])),
      async ({ blinky, alone }) => {
        for (const [at, { text, earlier }] of attacks.entries()) {
          const writer = { from: `attacker-${at}` };
          expect(await replies(blinky, [earlier, text], writer), text).to.deep.equal(await replies(alone, [earlier, text], writer));
        }
        expect(nth).to.be.above(100);
      },
    );
  });

  it('tells the model, the log and the metrics nothing of who writes', async () => {
    const writer: Writer = {
      from: '+5215598765432',
      conversation: 'canary-conversation',
      activity: { from: { id: '+5215598765432', name: 'Canaria Pérez' } },
    };
    await withBlinky(
      () => failing(429, { retryAfter: 1 }),
      async ({ blinky, asked }) => {
        await blinky.say(indirect, writer);
        const seen = JSON.stringify([asked, blinky.log.lines]);
        expect(asked).to.have.length(1);
        for (const canary of ['98765432', 'canary', 'Canaria', 'sk-one']) expect(seen).not.to.include(canary);
        expect(JSON.stringify(blinky.log.lines)).not.to.include('plastiquito');
      },
    );
  });
});

interface Bench {
  readonly blinky: Blinky;
  /** The same Blinky without a model. */
  readonly alone: Blinky;
  /** What the model was asked, as JSON. */
  readonly asked: readonly string[];
}

async function withBlinky(behave: Behaviour, check: (bench: Bench) => Promise<void>, env: Record<string, string> = {}): Promise<void> {
  const asked: string[] = [];
  const noting: Behaviour = (body, nth) => {
    asked.push(JSON.stringify(body));
    return behave(body, nth);
  };
  const provider = await startProvider({ 'sk-one': noting });
  const settings = { RATE_LIMIT_PER_SENDER: '0', ...env };
  const blinky = await startBlinky({ rows, env: { ...settings, OPENAI_API_KEY: 'sk-one', OPENAI_BASE_URL: provider.url('sk-one') } });
  const alone = await startBlinky({ rows, env: settings });
  try {
    await check({ blinky, alone, asked });
  } finally {
    await Promise.all([blinky.stop(), alone.stop()]);
    await provider.stop();
  }
}

function choose(id: string): Behaviour {
  return () => says({ intent: 'procesos_internos', answers: [id], confidence: 0.9 });
}

async function replies(blinky: Blinky, said: readonly (string | undefined)[], writer: Writer): Promise<string[]> {
  const all: string[] = [];
  for (const text of said) if (text !== undefined) all.push(...textsOf(await blinky.say(text, writer)));
  return all;
}

function textsOf({ replies: sent }: Turn): string[] {
  return sent.map(({ text }) => text ?? '');
}
