import { expect } from 'chai';
import type { IntentHint, IntentMatch } from '#sdk';
import { fold } from '#sdk';
import harness from './harness.ts';
import { createExamplesRecognizer } from './recognizer.ts';

const { intents, entries } = harness.material;

describe('the examples recogniser', () => {
  it('understands wordings, typos and shorthand that no example has', async () => {
    const ask = await taught(intents);
    const wordings = { 'holaaa q tal': 'saludar', 'grasias x la alluda': 'agradecer', 'qiero ablar con 1 persona': 'hablar_con_humano' };
    for (const [text, intent] of Object.entries(wordings)) expect((await ask(text))[0], text).to.include({ intent });
  });

  it('reads a word with two letters swapped as the one that it knows', async () => {
    const ask = await taught(intents);
    const swapped = { 'mejor garcias': 'mejor gracias', 'mejor beunas': 'mejor buenas', 'mejor auyda': 'mejor ayuda' };
    for (const [text, meant] of Object.entries(swapped)) expect(await ask(text), text).to.deep.equal(await ask(meant));
  });

  it('leaves the catalog its questions, greeted or not', async () => {
    const ask = await taught(intents);
    for (const text of ['cuantos dias d vacaciones tengo', 'hola, qué día depositan la nómina?', 'quién es mi contacto de rh']) {
      expect((await ask(text))[0]?.score ?? 0, text).to.be.below(0.5);
    }
  });

  it('scores an example of its own higher than a sentence that only resembles one', async () => {
    const ask = await taught(intents);
    const [example] = await ask('muchas gracias por tu ayuda');
    const [alike] = await ask('muchas personas');
    expect(example?.score).to.be.above(alike?.score ?? 0);
    expect(example?.score).to.be.above(0.7);
  });

  it('leaves certainty to patterns and to the catalog', async () => {
    const ask = await taught(intents);
    for (const { examples } of intents) for (const text of examples) expect((await ask(text))[0]?.score, text).to.be.below(0.9);
  });

  it('says nothing before it has learnt, and with nothing to learn from', async () => {
    const recognizer = createExamplesRecognizer();
    expect(await recognizer.recognize(utterance('hola', intents), signal())).to.deep.equal([]);
    const bare = intents.map((intent) => ({ ...intent, examples: [] }));
    expect(await (await taught(bare))('hola')).to.deep.equal([]);
  });

  it('learns the same from the same', async () => {
    const [first, second] = [await taught(intents), await taught(intents)];
    expect(await first('buenas, gracias')).to.deep.equal(await second('buenas, gracias'));
  });
});

async function taught(hints: readonly IntentHint[]): Promise<(text: string) => Promise<readonly IntentMatch[]>> {
  const recognizer = createExamplesRecognizer();
  await recognizer.learn?.({ intents: hints, entries });
  return async (text) => recognizer.recognize(utterance(text, hints), signal());
}

function utterance(text: string, hints: readonly IntentHint[]) {
  return { text, folded: fold(text), locale: 'es-MX', intents: hints, candidates: [], history: [] };
}

function signal(): AbortSignal {
  return new AbortController().signal;
}
