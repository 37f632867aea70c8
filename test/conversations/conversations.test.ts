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
      const last = played.at(-1);
      if (!last || last.expected === last.actual) return;
      const said = 'says' in last.step.act ? `«${last.step.act.says.slice(0, 80)}»` : 'que agregan a Blinky';
      const { expected, actual } = last;
      throw new AssertionError(`${name}:${last.step.line}: a ${said} Blinky contestó otra cosa`, { expected, actual, showDiff: true });
    });
  }

  it('check something at every step', () => {
    for (const name of files)
      for (const step of readTranscript(join(folder, name)).steps)
        if ('act' in step)
          expect(step.silent || step.replies.length + step.notes.length > 0, `${name}:${step.line} checks nothing`).equal(true);
  });
});
