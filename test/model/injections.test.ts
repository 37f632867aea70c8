import { expect } from 'chai';
import { loadCompany } from '#catalog';
import type { CatalogEntry, IntentHint, IntentMatch } from '#sdk';
import { fold, redact } from '#sdk';
import openai from '../../plugins/intents/openai/index.ts';
import { phrase } from '../../src/model/phrasing.ts';
import { testContext } from '../contracts/context.ts';
import { attacks, inserted, obedient } from './attacks.ts';
import { never } from './bench.ts';

const company = loadCompany(new URL('../../catalog/company.yaml', import.meta.url).pathname);
const intents: readonly IntentHint[] = ['procesos_internos', 'saludar'].map((name) => ({ name, description: `${name}.`, examples: [] }));
const row = 'Tienes 12 días de vacaciones en tu primer año. Pídelas en https://mi.bliwork.example.';

describe('a hundred injections', () => {
  it('are a hundred', () => expect(attacks).to.have.length(100));

  it('stay data: they reach the model as one JSON string, and never among the instructions', async () => {
    for (const { text, earlier } of attacks) {
      const { asked } = await understand({ text, earlier, output: obedient[0] });
      const [system, user] = asked;
      const data = JSON.parse(user ?? '') as { message: string; earlier?: { user: string }[] };
      expect(data.message).to.equal(redact(text));
      if (earlier) expect(data.earlier?.[0]?.user).to.equal(redact(earlier).slice(0, 300));
      expect(system, text).to.equal(cleanSystem);
    }
  });

  it('get nothing that was not offered, even from a model that obeys', async () => {
    for (const [nth, { text, earlier }] of attacks.entries()) {
      const { matches } = await understand({ text, earlier, output: obedient[nth % obedient.length] });
      expect(matches, text).to.equal(undefined);
    }
  });

  it('get nothing through a cell of the catalog either', async () => {
    for (const [nth, { text }] of attacks.entries()) {
      const { matches, asked } = await understand({ text: 'hola', cell: text, output: obedient[nth % obedient.length] });
      expect(matches, text).to.equal(undefined);
      const lines = asked[0]?.split('\n') ?? [];
      expect(lines, 'one line of JSON, whatever the cell holds').to.include(JSON.stringify(['cell', text]));
    }
  });

  it('leave the row’s own words where the model was to reword them', async () => {
    for (const [nth, { text }] of attacks.entries()) {
      const insertion = inserted[nth % inserted.length];
      for (const output of [{ text: `${row} ${insertion}` }, { text: insertion }, { text }, insertion, { text: `${insertion} ${row}` }]) {
        const worded = await reworded(output, text);
        expect(worded, JSON.stringify(output)).to.equal(undefined);
      }
    }
  });
});

describe('a reworded answer', () => {
  const good = 'En tu primer año tienes 12 días de vacaciones. Las pides en https://mi.bliwork.example.';

  it('goes out when it says what the row says', async () => {
    expect(await reworded({ text: good })).to.equal(good);
  });

  it('is not asked for in the same language unless the settings say so', async () => {
    const parts = { structured: () => Promise.reject(new Error('asked')), flagged: undefined, company: () => company, always: false };
    expect(await phrase(parts, { answer: row, answerLocale: 'es-MX', question: 'x', locale: 'es-MX' }, never)).to.equal(undefined);
  });

  it('is in the reader’s language, by the same check', async () => {
    const english = { answer: row, answerLocale: 'es-MX', question: 'how many days?', locale: 'en' };
    const translation = 'You get 12 days of vacation in your first year. Ask for them at https://mi.bliwork.example.';
    const say = (text: string) =>
      phrase({ structured: async () => ({ text }), flagged: undefined, company: () => company, always: false }, english, never);
    expect(await say(translation)).to.equal(translation);
    expect(await say(translation.replace('12', '20'))).to.equal(undefined);
  });

  it('does not go out when moderation flags it or cannot tell', async () => {
    expect(await reworded({ text: good }, 'x', async () => true)).to.equal(undefined);
    expect(await reworded({ text: good }, 'x', () => Promise.reject(new Error('503')))).to.equal(undefined);
    expect(await reworded({ text: good }, 'x', async () => false)).to.equal(good);
  });
});

function reworded(output: unknown, asked = 'x', flagged?: () => Promise<boolean>): Promise<string | undefined> {
  const parts = { structured: async () => output, flagged, company: () => company, always: true };
  return phrase(parts, { answer: row, answerLocale: 'es-MX', question: asked, locale: 'es-MX' }, never);
}

interface Attempt {
  readonly text: string;
  readonly earlier?: string | undefined;
  /** The question of one more row. */
  readonly cell?: string;
  readonly output: unknown;
}

/** What the recogniser asks and gives; no matches where it refuses the output. */
async function understand({
  text,
  earlier,
  cell,
  output,
}: Attempt): Promise<{ asked: string[]; matches: readonly IntentMatch[] | undefined }> {
  const asked: string[] = [];
  const structured = async ({ messages }: { messages: readonly { content: string }[] }): Promise<unknown> => {
    asked.push(...messages.map(({ content }) => content));
    return output;
  };
  const recognizer = await openai.create(testContext({}, { model: { structured } }));
  await recognizer.learn?.({
    intents,
    entries: [entryOf('vacaciones', '¿Cuántos días?'), ...(cell === undefined ? [] : [entryOf('cell', cell)])],
  });
  const history = earlier === undefined ? [] : [{ role: 'user' as const, text: earlier }];
  const utterance = { text, folded: fold(text) || 'x', locale: 'es-MX', intents, candidates: [], history };
  const matches = await recognizer.recognize(utterance, never).catch(() => undefined);
  return { asked, matches };
}

const cleanSystem = (await understand({ text: 'hola', output: undefined })).asked[0];

function entryOf(id: string, question: string): CatalogEntry {
  return { id, question, answer: row, additionalInfo: '', variations: [], category: '', locale: 'es-MX', owner: '', origin: 'faq.csv:2' };
}
