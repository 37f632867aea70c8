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
  let bench: Bench;
  before(async () => {
    bench = await start({});
  });
  after(() => bench.stop());
  beforeEach(() => {
    bench.asked.length = 0;
  });

  it('is answered with the words of the row that the model names', async () => {
    bench.model = () => says({ intent: 'procesos_internos', answers: ['gafete'], confidence: 0.9 });
    const turn = await bench.blinky.say(indirect, { from: 'asks' });
    expect(turn).to.deep.include({ outcome: 'answer', recognizer: 'openai', degraded: false });
    expect(textsOf(turn)[0]).to.equal('Repórtalo en recepción.');
  });

  it('admits not to know when the model is sure that no row answers, and that is no lesser reply', async () => {
    bench.model = () => says({ intent: 'none', answers: [], confidence: 0.95 });
    const turn = await bench.blinky.say('¿quién ganó el partido de ayer por la noche?', { from: 'wonders' });
    expect(turn).to.deep.include({ outcome: 'unknown', degraded: false });
  });

  it('does not ask the model what is certain without it, or sensitive', async () => {
    bench.model = () => says({ intent: 'none', answers: [], confidence: 1 });
    for (const text of ['hola', '¿Qué día se deposita la nómina?', 'mi jefe me acosa sexualmente']) {
      expect((await bench.blinky.say(text, { from: 'local' })).degraded, text).to.equal(false);
    }
    expect(bench.asked).to.deep.equal([]);
    await bench.blinky.say(indirect, { from: 'local' });
    expect(bench.asked[0], 'not even later, as part of the window').not.to.include('acosa');
  });

  it('goes on without the model when a call fails, and says so', async () => {
    for (const [nth, fault] of [() => failing(400), () => says('<h1>oops</h1>'), () => failing(503)].entries()) {
      bench.model = fault;
      const writer = { from: `unlucky-${nth}` };
      const turn = await bench.blinky.say(indirect, writer);
      expect(turn.degraded).to.equal(true);
      expect(textsOf(turn)).to.deep.equal(textsOf(await bench.alone.say(indirect, writer)));
    }
  });

  it('says so too when only the wording of an answer failed, or said what the row does not', async () => {
    const understood = says({ intent: 'procesos_internos', answers: ['nomina'], confidence: 0.9 });
    const question = 'when is my money going to be in the bank';
    const wordings: readonly Behaviour[] = [
      () => failing(400),
      () => says({ text: 'It is deposited on the 16th and on the last day of each month.' }),
      () => says('<h1>oops</h1>'),
    ];
    for (const [at, wording] of wordings.entries()) {
      bench.model = (body, nth) => (isWording(body) ? wording(body, nth) : understood);
      const turn = await bench.blinky.say(question, { from: `reader-${at}` });
      expect(turn).to.deep.include({ outcome: 'answer', recognizer: 'openai', degraded: true });
      expect(textsOf(turn)[0]).to.equal('Se deposita el día 15 y el último de cada mes.');
    }
    const text = 'It is deposited on the 15th and on the last day of each month.';
    bench.model = (body) => (isWording(body) ? says({ text }) : understood);
    const turn = await bench.blinky.say(question, { from: 'reader-0' });
    expect(turn).to.deep.include({ outcome: 'answer', degraded: false });
    expect(textsOf(turn)).to.deep.equal([text]);
  });

  it('answers a hundred injections as if there were no model, though the model obeys them', async () => {
    let nth = 0;
    bench.model = () => says(JSON.stringify(obedient[nth++ % obedient.length]));
    for (const [at, { text, earlier }] of attacks.entries()) {
      const said = earlier === undefined ? [text] : [earlier, text];
      const writer = { from: `attacker-${at}` };
      expect(await replies(bench.blinky, said, writer), text).to.deep.equal(await replies(bench.alone, said, writer));
    }
    expect(nth, 'times that the model was asked').to.be.above(50);
  });

  it('tells the model and the log nothing of who writes, and the log nothing of what', async () => {
    bench.model = () => failing(500);
    const id = '+5215598765432';
    await bench.blinky.say(indirect, { from: id, conversation: 'canary-conversation', activity: { from: { id, name: 'Canaria Pérez' } } });
    expect(bench.asked).to.have.length(1);
    const seen = JSON.stringify([bench.asked, bench.blinky.log.lines]);
    for (const canary of ['98765432', 'canary', 'Canaria', 'sk-one']) expect(seen).not.to.include(canary);
    expect(JSON.stringify(bench.blinky.log.lines)).not.to.include('plastiquito');
  });
});

describe('a conversation whose token budget is spent', () => {
  it('is told so once, and is answered on', async () => {
    const bench = await start({ SESSION_TOKEN_BUDGET: '9500' });
    bench.model = () => ({
      content: '{"intent":"none","answers":[],"confidence":1}',
      usage: { prompt_tokens: 9_000, completion_tokens: 9 },
    });
    try {
      const notices = [];
      for (let nth = 0; nth < 4; nth++) notices.push(...(await bench.blinky.say(`${indirect} ${'otra vez '.repeat(nth)}`)).notices);
      expect(notices.filter((notice) => notice === 'budget_spent')).to.have.length(1);
      expect(bench.asked).to.have.length(1);
      expect(await bench.blinky.say('¿Qué día se deposita la nómina?')).to.deep.include({ outcome: 'answer', degraded: false });
      await bench.blinky.say(indirect, { from: 'another' });
      expect(bench.asked, 'another conversation has a budget of its own').to.have.length(2);
    } finally {
      await bench.stop();
    }
  });
});

function isWording(body: unknown): boolean {
  return JSON.stringify(body).includes('phrase_answer');
}

interface Bench {
  readonly blinky: Blinky;
  /** The same Blinky without a model. */
  readonly alone: Blinky;
  /** What the model was asked, as JSON. */
  readonly asked: string[];
  /** What the model does from now on. */
  model: Behaviour;
  stop(): Promise<void>;
}

async function start(env: Record<string, string>): Promise<Bench> {
  const asked: string[] = [];
  const provider = await startProvider({
    'sk-one': (body, nth) => {
      asked.push(JSON.stringify(body));
      return bench.model(body, nth);
    },
  });
  const settings = { RATE_LIMIT_PER_SENDER: '0', ...env };
  const blinky = await startBlinky({ rows, env: { ...settings, OPENAI_API_KEY: 'sk-one', OPENAI_BASE_URL: provider.url('sk-one') } });
  const alone = await startBlinky({ rows, env: settings });
  const stop = async (): Promise<void> => {
    await Promise.all([blinky.stop(), alone.stop()]);
    await provider.stop();
  };
  const bench: Bench = { blinky, alone, asked, model: () => failing(500), stop };
  return bench;
}

async function replies(blinky: Blinky, said: readonly string[], writer: Writer): Promise<string[]> {
  const all: string[] = [];
  for (const text of said) all.push(...textsOf(await blinky.say(text, writer)));
  return all;
}

function textsOf({ replies: sent }: Turn): string[] {
  return sent.map(({ text }) => text ?? '');
}
