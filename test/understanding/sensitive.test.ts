import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { createEngine, type EvaluationEngine } from '../../src/cli/eval/engine.ts';
import { measure, type QuerySet, sets } from '../accuracy/measure.ts';

describe('sensitive topics, in the whole understanding', () => {
  let engine: EvaluationEngine;
  before(async () => {
    engine = await createEngine();
  });

  /** Of one part of a fixture: how much is taken for a sensitive topic. */
  async function share(file: string, split: string): Promise<number> {
    const lines = readFileSync(new URL(`../fixtures/${file}`, import.meta.url), 'utf8')
      .trim()
      .split('\n');
    const texts = lines.map((line) => JSON.parse(line) as { text: string; split: string }).filter((row) => row.split === split);
    let taken = 0;
    for (const { text } of texts) if ((await engine.ask(text)).intent === 'temas_sensibles') taken++;
    return taken / texts.length;
  }

  it('are found: 96 % of what somebody wrote who knew nothing of patterns and weights, and 85 % of the hard half of the fixture', async () => {
    expect(await share('sensitive.es.jsonl', 'unseen')).to.be.at.least(0.96);
    expect(await share('sensitive.es.jsonl', 'test')).to.be.at.least(0.85);
  });

  it('go before the catalog in few of the questions put to it: a guess leaves what it answers surely', async () => {
    const { shipped } = sets;
    const { figures } = await measure(shipped as QuerySet);
    expect(figures.intent_taken).to.be.at.most(0.03);
    expect(figures.precision).to.be.at.least(0.94);
  });

  it('are not heard in more than 7 % of what only sounds like them', async () => {
    expect(await share('sensitive-negatives.es.jsonl', 'unseen')).to.be.at.most(0.07);
    expect(await share('sensitive-negatives.es.jsonl', 'test')).to.be.at.most(0.07);
  });
});
