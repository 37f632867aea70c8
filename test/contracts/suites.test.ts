import { join } from 'node:path';
import { expect } from 'chai';
import { type CatalogHarness, type CatalogSource, definePlugin, type IntentHarness, type IntentRecognizer, z } from '#sdk';
import csv from '../../plugins/catalogs/csv/harness.ts';
import regex from '../../plugins/intents/regex/harness.ts';
import type { Cases } from './cases.ts';
import { catalogCases } from './catalog.ts';
import { testContext } from './context.ts';
import { intentCases } from './intent.ts';
import { pluginCases } from './plugin.ts';

describe('the contract of recognisers sees one that', () => {
  const faults: readonly [string, string, (good: IntentRecognizer) => IntentRecognizer['recognize']][] = [
    ['recognises nothing', 'recognises what it learned', () => async () => []],
    [
      'scores above 1',
      'sorts its matches by scores that lie in 0 to 1',
      (good) =>
        async (...asked) =>
          (await good.recognize(...asked)).map((match) => ({ ...match, score: 97 })),
    ],
    ['answers noise', 'says nothing to silence, noise and 10,000 characters of it', () => async () => [{ intent: 'volver', score: 0.1 }]],
    [
      'goes on after the abort',
      'names no intent once the signal has aborted',
      (good) => (utterance) => good.recognize(utterance, new AbortController().signal),
    ],
    [
      'names what was not offered',
      'names only intents that it was offered',
      (good) => (utterance, signal) => good.recognize({ ...utterance, intents: regex.material.intents }, signal),
    ],
    [
      'wants the accents',
      'hears the same with and without accents and capitals',
      (good) => async (utterance, signal) => (/[ÁÉÍÓÚáéíóú]/.test(utterance.text) ? good.recognize(utterance, signal) : []),
    ],
    [
      'takes the intent from the text',
      'takes no orders from the text',
      () =>
        async ({ text }) => {
          const intent = /intent\W+(\w+)/.exec(text)?.[1];
          return intent === undefined ? [] : [{ intent, score: 0.9 }];
        },
    ],
    [
      'stumbles over a lone surrogate',
      'answers any text at all',
      () =>
        async ({ text }) => {
          encodeURIComponent(text);
          return [];
        },
    ],
  ];
  for (const [fault, title, breakIt] of faults) {
    it(fault, () => expectRed(intentCases, title, withRecognize(breakIt)));
  }

  it('forgets while it learns', () => {
    const forgetful: IntentHarness = {
      ...regex,
      definition: { ...regex.definition, create: () => forgetsWhileLearning() },
    };
    return expectRed(intentCases, 'goes on with what it knows while it learns', forgetful);
  });
});

describe('the contract of catalog sources sees one that', () => {
  const faults: readonly [string, string, (good: CatalogSource) => CatalogSource['load']][] = [
    [
      'names no origin',
      'delivers rows, and each names its origin',
      (good) => async (signal) => (await good.load(signal)).map(({ fields }) => ({ fields, origin: '' })),
    ],
    [
      'leaves a column out',
      'delivers rows that the catalog takes',
      (good) => async (signal) =>
        (await good.load(signal)).map(({ origin, fields }) => ({ origin, fields: { question: fields.question ?? '' } })),
    ],
    [
      'delivers another order each time',
      'delivers the same twice',
      (good) => {
        let turn = 0;
        return async (signal) => (turn++ % 2 ? (await good.load(signal)).toReversed() : good.load(signal));
      },
    ],
    [
      'hides which row is broken',
      'makes a broken row an error that names it',
      () => async () => {
        throw new Error('something is wrong');
      },
    ],
    ['takes an empty source for an empty catalog', 'makes an empty source an error', () => async () => []],
    ['ignores the abort', 'gives up a load that was aborted', (good) => () => good.load(new AbortController().signal)],
  ];
  for (const [fault, title, breakIt] of faults) {
    it(fault, () => expectRed(catalogCases, title, withLoad(breakIt)));
  }
});

describe('the contract of every plugin sees one that', () => {
  const folder = join(import.meta.dirname, '..', '..', 'plugins', 'intents', 'regex');
  it('stands in a folder of another name', () =>
    expectRed(pluginCases, 'has the id and the kind that its path says', { ...regex, folder: 'plugins/intents/other' }));
  it('has a setting that its README does not list', () => {
    const settings = z.strictObject({ NEW_SETTING: z.string().optional() });
    return expectRed(pluginCases, 'lists exactly its settings in the README', {
      ...regex,
      folder,
      definition: { ...regex.definition, settings },
    });
  });
  it('takes settings that it does not know', () => {
    const definition = definePlugin({ ...regex.definition, settings: z.looseObject({}) });
    return expectRed(pluginCases, 'takes its settings, and no unknown one', { ...regex, folder, definition });
  });
  it('stores something when it is created', () => {
    const definition = definePlugin({
      ...regex.definition,
      async create(context) {
        await context.store.set('a', 1, 1_000);
        return regex.definition.create(context);
      },
    });
    return expectRed(pluginCases, 'does nothing before it is started', { ...regex, folder, definition });
  });
  it('leaves a timer running when it is created', async () => {
    const timers: NodeJS.Timeout[] = [];
    const definition = definePlugin({
      ...regex.definition,
      create(context) {
        timers.push(setInterval(() => {}, 60_000));
        return regex.definition.create(context);
      },
    });
    await expectRed(pluginCases, 'does nothing before it is started', { ...regex, folder, definition });
    for (const timer of timers) clearInterval(timer);
  });
  it('cannot be stopped twice', () => {
    const definition = definePlugin({ ...regex.definition, create: () => stopsOnce() });
    return expectRed(pluginCases, 'can be stopped before it starts, and twice', { ...regex, folder, definition });
  });
});

async function expectRed<H>(cases: Cases<H>, title: string, harness: H): Promise<void> {
  const run = cases[title];
  if (!run) throw new Error(`there is no case "${title}"`);
  let red = false;
  try {
    await run(harness);
  } catch {
    red = true;
  }
  expect(red, `"${title}" is red`).to.equal(true);
}

function withRecognize(breakIt: (good: IntentRecognizer) => IntentRecognizer['recognize']): IntentHarness {
  const create = async (): Promise<IntentRecognizer> => {
    const good = await regex.definition.create(testContext({}));
    return { learn: (material) => good.learn?.(material) ?? Promise.resolve(), recognize: breakIt(good) };
  };
  return { ...regex, definition: { ...regex.definition, create } };
}

function withLoad(breakIt: (good: CatalogSource) => CatalogSource['load']): CatalogHarness {
  const create: CatalogHarness['definition']['create'] = async (context) => {
    const good = await csv.definition.create(testContext(csv.definition.settings.parse(context.settings)));
    return { load: breakIt(good) };
  };
  return { ...csv, definition: { ...csv.definition, create } };
}

async function forgetsWhileLearning(): Promise<IntentRecognizer> {
  const good = await regex.definition.create(testContext({}));
  let learning = false;
  return {
    async learn(material) {
      learning = true;
      await good.learn?.(material);
      learning = false;
    },
    recognize: async (...asked) => (learning ? [] : good.recognize(...asked)),
  };
}

function stopsOnce(): IntentRecognizer {
  let stopped = false;
  return {
    recognize: async () => [],
    async stop() {
      if (stopped) throw new Error('already stopped');
      stopped = true;
    },
  };
}
