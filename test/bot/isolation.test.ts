import { expect } from 'chai';
import fc from 'fast-check';
import { type Blinky, startBlinky } from '../support/blinky.ts';
import { rowsOf, wordDialog } from '../support/drop-ins.ts';

const SENDERS = 1_000;
const MESSAGES = 10;

interface Kept {
  readonly owner: string;
  readonly count: number;
}

describe('many people at once', () => {
  const shuffle = seeded(20_260_302);
  let blinky: Blinky;
  before(async () => {
    const dialogs = [
      wordDialog('eco', 'eco', async (turn) => {
        const owner = turn.text.split(' ')[1] ?? '';
        const kept = turn.conversation.get<Kept>() ?? { owner, count: 0 };
        await stumble(shuffle);
        turn.conversation.set({ owner: kept.owner, count: kept.count + 1 } satisfies Kept);
        await stumble(shuffle);
        await turn.say(`${turn.text} | ${kept.owner} | ${kept.count + 1}`);
        await stumble(shuffle);
        await turn.say(`fin ${turn.text}`);
      }),
    ];
    const env = { INTENTS: 'regex', RATE_LIMIT_PER_SENDER: '0' };
    blinky = await startBlinky({ env, rows: rowsOf({ '¿Qué días pagan?': 'El 15.' }), dialogs });
  });
  after(() => blinky.stop());

  it('get every reply of their own, in order, and cross nothing: 1,000 senders with 10 messages each', async () => {
    const order = interleaved(SENDERS, MESSAGES, shuffle);
    const next = new Array<number>(SENDERS).fill(0);
    const sent = blinky.channel.sent.length;
    for (const sender of order) {
      const number = (next[sender] ?? 0) + 1;
      next[sender] = number;
      await blinky.deliver(`eco s${sender} ${number}`, { from: `s${sender}` });
      if (shuffle() < 0.02) await stumble(shuffle);
    }
    const expected = SENDERS * (MESSAGES * 2 + 1); // two replies a message, and the notice of the first contact
    await blinky.channel.received(sent + expected);
    const perPerson = Map.groupBy(blinky.channel.sent.slice(sent), (reply) => reply.conversation?.id ?? '');
    expect(perPerson.size).equal(SENDERS);
    for (const [person, replies] of perPerson) {
      expect(replies.every(({ recipient }) => recipient?.id === person)).equal(true);
      const texts = replies.map(({ text }) => text ?? '').filter((text) => !text.includes('Aviso de privacidad'));
      const numbers = Array.from({ length: MESSAGES }, (_, at) => at + 1);
      expect(texts).deep.equal(numbers.flatMap((at) => [`eco ${person} ${at} | ${person} | ${at}`, `fin eco ${person} ${at}`]));
    }
  });

  it('share nothing between two channels, even under one id', async () => {
    await blinky.say('eco aqui', { from: 'doble' });
    await blinky.say('eco aqui', { from: 'doble' });
    const elsewhere = await blinky.say('eco alla', { from: 'doble', channel: 'other' });
    expect(elsewhere.replies[0]?.text).equal('eco alla | alla | 1');
    await blinky.say('borra mis datos', { from: 'doble', channel: 'other' });
    expect((await blinky.say('eco aqui', { from: 'doble' })).replies[0]?.text).equal('eco aqui | aqui | 3');
  });

  it('share nothing between two conversations of one person', async () => {
    await blinky.say('eco uno', { from: 'ana', conversation: 'uno' });
    expect((await blinky.say('eco dos', { from: 'ana', conversation: 'dos' })).replies[0]?.text).equal('eco dos | dos | 1');
  });
});

/** Takes a random, seeded number of steps of the event loop: microtasks and rounds of it, never time. */
async function stumble(random: () => number): Promise<void> {
  for (let steps = Math.floor(random() * 4); steps > 0; steps--) {
    if (random() < 0.5) await Promise.resolve();
    else await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Each sender's number as often as it writes, in random order. */
function interleaved(senders: number, messages: number, random: () => number): number[] {
  const all = Array.from({ length: senders * messages }, (_, at) => at % senders);
  for (let at = all.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [all[at], all[other]] = [all[other] as number, all[at] as number];
  }
  return all;
}

function seeded(seed: number): () => number {
  const numbers = fc.sample(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { seed, numRuns: 4_096 });
  let at = 0;
  return () => numbers[at++ % numbers.length] as number;
}
