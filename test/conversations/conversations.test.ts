import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AssertionError, expect } from 'chai';
import { openStage, play, type Stage } from './replay.ts';
import { readTranscript } from './transcript.ts';

const folder = import.meta.dirname;
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.es.md'))
  .sort();

describe('the conversations in test/conversations', () => {
  const stages = new Map<string | undefined, Promise<Stage>>();
  const stageFor = (webhook: string | undefined): Promise<Stage> => {
    const stage = stages.get(webhook) ?? openStage(webhook);
    stages.set(webhook, stage);
    return stage;
  };
  after(async () => {
    for (const stage of stages.values()) await (await stage).blinky.stop();
  });

  for (const name of files) {
    const transcript = readTranscript(join(folder, name));
    it(`${name}: ${transcript.title}`, async () => {
      const played = await play(transcript, await stageFor(transcript.options.get('webhook')), name);
      expect(played, 'a conversation has at least one step').not.empty;
      const wrong = played.filter(({ expected, actual }) => expected !== actual);
      if (wrong.length === 0) return;
      const lines = wrong.map(({ step }) => step.line).join(', ');
      throw new AssertionError(`${name}: Blinky contestó otra cosa en los renglones ${lines}`, {
        expected: played.map(({ expected }) => expected).join('\n\n'),
        actual: played.map(({ actual }) => actual).join('\n\n'),
        showDiff: true,
      });
    });
  }

  it('check something at every step', () => {
    for (const name of files)
      for (const step of readTranscript(join(folder, name)).steps)
        if ('act' in step)
          expect(step.silent || step.replies.length + step.notes.length > 0, `${name}:${step.line} checks nothing`).equal(true);
  });
});
