import { expect } from 'chai';
import { inOrder } from '#sdk';

describe('steps in order', () => {
  it('run one after the other for one key, and beside those of another', async () => {
    const said: string[] = [];
    const run = inOrder();
    const gate = Promise.withResolvers<void>();
    const first = run('ana', () => gate.promise.then(() => said.push('ana 1')));
    const second = run('ana', async () => said.push('ana 2'));
    await run('luis', async () => said.push('luis'));
    expect(said).to.deep.equal(['luis']);
    gate.resolve();
    await Promise.all([first, second]);
    expect(said).to.deep.equal(['luis', 'ana 1', 'ana 2']);
  });

  it('go on after one that failed, which only its own caller hears of', async () => {
    const run = inOrder();
    const failed = run('ana', () => Promise.reject(new Error('broken')));
    const next = run('ana', async () => 'done');
    expect(await failed.catch((error: Error) => error.message)).to.equal('broken');
    expect(await next).to.equal('done');
  });

  it('rejects where a step throws instead of making a promise', async () => {
    const run = inOrder();
    const failed = run('ana', () => {
      throw new Error('broken');
    });
    expect(await failed.catch((error: Error) => error.message)).to.equal('broken');
  });

  it('lets a step that asks for another one end first', async () => {
    const said: string[] = [];
    const run = inOrder();
    const steps: Promise<unknown>[] = [];
    await run('ana', async () => {
      steps.push(run('ana', async () => said.push('second')));
      said.push('first');
    });
    await Promise.all(steps);
    expect(said).to.deep.equal(['first', 'second']);
  });
});
