import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { Layout } from '../kernel/layout.ts';
import { urlOf } from '../support/url-of.ts';
import { root } from './project.ts';

/** Notes every file that is loaded, and writes them down at the end: more than a pipe holds. */
const watcher = `
import { writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
const loaded = [];
registerHooks({ load: (url, context, nextLoad) => { loaded.push(url); return nextLoad(url, context); } });
process.on('exit', () => writeFileSync('loaded.json', JSON.stringify(loaded)));
`;

/** A drop-in that brings a dialog class of the package, and the host's dialog set. */
const sameClasses = `
import './dist/src/kernel/boot.js';
const { default: dropIn } = await import('./dist/plugins/channels/brought/index.js');
const { DialogSet } = await import('botbuilder-dialogs/lib/dialogSet.js');
const { createRequire } = await import('node:module');
const common = createRequire(import.meta.url)('botbuilder-dialogs');
new DialogSet({}).add(new dropIn.WaterfallDialog('one', []));
console.log(common.DialogSet === DialogSet, common.WaterfallDialog === dropIn.WaterfallDialog, new URL(dropIn.from).pathname.includes('node_modules'));
`;

describe('the build', () => {
  const layout = new Layout('copied').ship('plugins', 'dialogs', 'test/contracts', 'test/fixtures');
  const at = (path: string): string => join(layout.folder, path);
  before(() => {
    for (const name of ['tsconfig.json', 'package-lock.json']) cpSync(join(root, name), at(name));
    const { status, stderr } = spawnSync(process.execPath, [at('src/cli/build.ts')], { encoding: 'utf8' });
    expect([status, stderr]).to.deep.equal([0, '']);
    writeFileSync(at('watcher.mjs'), watcher);
  });
  after(() => layout.delete());

  it('leaves what a start needs compiled, bundled and learnt: the first one adds nothing, and answers', async () => {
    const left = [codes(), readdirSync(at('dist/.kept'))];
    expect(left[1]).to.have.length(5); // index, spelling, thresholds, classifier, what patterns require
    const { answer } = await run();
    expect(answer).to.include({ outcome: 'intent', intent: 'saludar' });
    expect([codes(), readdirSync(at('dist/.kept'))]).to.deep.equal(left);
  });

  it('loads of npm the bundle alone, and nothing of what is off', async () => {
    const { loaded } = await run();
    const files = loaded.filter((url) => url.startsWith('file:')).map((url) => url.replace(/^.*\/(dist|node_modules)\//, '$1/'));
    expect(files).to.include('dist/packages/restify.js');
    const fromNpm = new Set(files.filter((file) => file.startsWith('node_modules/')).map((file) => file.split('/')[1]));
    for (const off of ['openai', 'gpt-tokenizer', 'twilio', 'pg', 'botbuilder-dialogs', '@microsoft', 'axios'])
      expect(fromNpm).not.to.include(off);
    expect(fromNpm.size, [...fromNpm].join(' ')).to.be.at.most(3);
  });

  it('gives a drop-in the same classes of botbuilder-dialogs as the host, and they are the bundled ones', () => {
    mkdirSync(at('dist/plugins/channels/brought'), { recursive: true });
    writeFileSync(
      at('dist/plugins/channels/brought/index.js'),
      "import { WaterfallDialog } from 'botbuilder-dialogs'; export default { WaterfallDialog, from: import.meta.resolve('botbuilder-dialogs') };",
    );
    writeFileSync(at('same.mjs'), sameClasses);
    const { stdout } = spawnSync(process.execPath, [at('same.mjs')], { cwd: layout.folder, encoding: 'utf8' });
    layout.remove('dist/plugins/channels/brought');
    expect(stdout.trim()).to.equal('true true false');
  });

  it('is as good, only slower to start, without them', async () => {
    for (const place of ['dist/packages', 'dist/.kept', 'dist/.compile-cache']) layout.remove(place);
    const { answer, loaded } = await run();
    expect(answer).to.include({ outcome: 'intent', intent: 'saludar' });
    expect(loaded.some((url) => url.includes('/node_modules/restify/'))).to.equal(true);
  });

  /** Starts it, asks it, stops it. */
  async function run(): Promise<{ answer: Record<string, unknown>; loaded: readonly string[] }> {
    const command = [
      '--max-semi-space-size=16',
      '--heap-growing-percent=30',
      '--no-allocation-site-pretenuring',
      '--import',
      at('watcher.mjs'),
      at('dist/src/main.js'),
    ];
    const env = { PATH: process.env.PATH, PORT: '0', LOG_LEVEL: 'error' };
    const child = spawn(process.execPath, command, { cwd: layout.folder, env, stdio: ['ignore', 'pipe', 'ignore'] });
    const url = await urlOf(child);
    const answered = await fetch(`${url}/chatbot/http`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ from: 'ana', message: 'hola' }),
    });
    const answer = (await answered.json()) as Record<string, unknown>;
    child.kill('SIGTERM');
    await once(child, 'exit');
    return { answer, loaded: JSON.parse(readFileSync(at('loaded.json'), 'utf8')) as string[] };
  }

  function codes(): string[] {
    return readdirSync(at('dist/.compile-cache'), { recursive: true }).map(String).sort();
  }
});
