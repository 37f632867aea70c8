import { execFileSync } from 'node:child_process';
import { expect } from 'chai';

const heavy = ['openai', 'gpt-tokenizer', 'cockatiel'];

/** Composes a model in a process of its own and says which of the heavy packages that loaded. */
const script = (env: string, then: string): string => `
  import { registerHooks } from 'node:module';
  const loaded = new Set();
  registerHooks({ load(url, context, next) {
    for (const name of ${JSON.stringify(heavy)}) if (url.includes('/node_modules/' + name + '/')) loaded.add(name);
    return next(url, context);
  } });
  const [{ createModel }, { modelSettings }, { z }, { Registry }] = await Promise.all(
    ['./src/model/model.ts', './src/kernel/model-settings.ts', '#sdk', 'prom-client'].map((name) => import(name)),
  );
  const model = createModel({ settings: z.object(modelSettings).parse(${env}), turnDeadlineMs: 1, now: () => new Date(), registry: new Registry() });
  ${then}
  process.stdout.write(JSON.stringify([model !== undefined, [...loaded].sort()]));
`;

describe('what the model loads', () => {
  it('is nothing without a key, and nothing with one before it starts', () => {
    expect(run('{}', '')).to.deep.equal([false, []]);
    expect(run("{ OPENAI_API_KEY: 'a' }", '')).to.deep.equal([true, []]);
  });

  it('is there once it has started', () => {
    expect(run("{ OPENAI_API_KEY: 'a' }", 'await model.start();')).to.deep.equal([true, heavy.toSorted()]);
  });
});

function run(env: string, then: string): unknown {
  const root = new URL('../..', import.meta.url);
  const options = ['--conditions=source', '--input-type=module', '--eval', script(env, then)];
  return JSON.parse(execFileSync(process.execPath, options, { cwd: root, encoding: 'utf8' }));
}
