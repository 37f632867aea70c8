import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import type { App } from '../../src/app.ts';
import { compose } from '../../src/compose.ts';
import { configure } from '../../src/kernel/configure.ts';
import { createLogger } from '../../src/observability/logger.ts';
import { essentials, Layout } from '../kernel/layout.ts';
import { environmentOf, hostOf } from '../kernel/settings-of.ts';
import { read, root, samples } from './project.ts';
import { page, SampleNetwork, variables } from './sample-network.ts';

const token = variables.BUZON_TOKEN;

describe('the examples of the README', () => {
  const layout = new Layout().ship(...essentials);
  const network = new SampleNetwork();
  let app: App | undefined;
  let url = '';

  before(async () => {
    for (const { path, text } of samples(read('README.md'))) {
      mkdirSync(dirname(join(layout.folder, path)), { recursive: true });
      writeFileSync(join(layout.folder, path), text);
    }
    const host = hostOf(variables);
    const configuration = configure(await layout.discover(), environmentOf(variables), host);
    app = await compose(configuration, host, { log: createLogger('silent'), fetch: network.fetch });
    url = await app.start();
  });

  after(async () => {
    await app?.stop();
    layout.delete();
  });

  const say = (message: string, headers = { 'x-token': token }): Promise<Response> =>
    fetch(`${url}/chatbot/buzon`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ id: message, user: 'ana', text: message }),
    });

  it('pass the type check of the project', () => {
    const config = {
      extends: join(root, 'tsconfig.json'),
      compilerOptions: { rootDir: '/', typeRoots: [join(root, 'node_modules/@types')] },
    };
    const include = samples(read('README.md')).map(({ path }) => path);
    writeFileSync(join(layout.folder, 'tsconfig.json'), JSON.stringify({ ...config, include, exclude: [] }));
    const tsc = join(root, 'node_modules/@typescript/native/bin/tsc');
    expect(() => execFileSync(process.execPath, [tsc, '-p', layout.folder], { encoding: 'utf8' })).to.not.throw();
  });

  it('are a channel, which takes a message and sends the reply', async () => {
    expect((await say('quiero un cajón de estacionamiento')).status).to.equal(202);
    expect(await network.next())
      .to.deep.include({ user: 'ana' })
      .and.to.have.property('text')
      .that.matches(/^Pide tu cajón en /);
  });

  it('are a channel that refuses a forged message and one that makes no sense', async () => {
    expect((await say('hola', { 'x-token': 'wrong' })).status).to.equal(401);
    const garbage = { method: 'POST', headers: { 'content-type': 'application/json', 'x-token': token }, body: '{"id": 1}' };
    expect((await fetch(`${url}/chatbot/buzon`, garbage)).status).to.equal(400);
  });

  it('are a catalog source, whose page is the answer', async () => {
    network.clear();
    await say(page.question);
    expect(await network.next()).to.include({ text: page.answer });
  });
});
