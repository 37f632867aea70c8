import { expect } from 'chai';
import type { App } from '../../src/app.ts';
import { compose } from '../../src/compose.ts';
import { configure } from '../../src/kernel/configure.ts';
import type { Discovery } from '../../src/kernel/discover.ts';
import { ProblemReport } from '../../src/kernel/problems.ts';
import { createLogger } from '../../src/observability/logger.ts';
import { rejection } from '../contracts/cases.ts';
import { essentials, Layout } from './layout.ts';
import { environmentOf, hostOf } from './settings-of.ts';

describe('a module that is dropped into its folder', () => {
  const layout = new Layout().ship(...essentials);
  const present: Running = { url: '', app: undefined };
  const gone: Running = { url: '', app: undefined };

  before(async () => {
    layout.drop('eco', 'plugins/channels').drop('palabra', 'plugins/intents').drop('lista', 'plugins/catalogs');
    layout.drop('pedir_cafe', 'dialogs');
    Object.assign(present, await run(await layout.discover()));
    layout.remove('plugins/channels/eco').remove('plugins/intents/palabra').remove('plugins/catalogs/lista').remove('dialogs/pedir_cafe');
    Object.assign(gone, await run(await layout.discover()));
  });

  after(async () => {
    await Promise.all([present.app?.stop(), gone.app?.stop()]);
    layout.delete();
  });

  it('is live when it is a channel, and gone when its folder is', async () => {
    const write = (url: string): Promise<Response> =>
      fetch(`${url}/chatbot/eco`, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'quiero un café' });
    const answer = await write(present.url);
    expect(answer.status).to.equal(200);
    expect(await answer.text()).to.contain('Va un café.');
    const refused = await write(gone.url);
    expect(refused.status).to.equal(404);
    expect(await refused.text()).to.contain('channels that are on: http');
  });

  it('is live when it is an intent recogniser, and gone when its folder is', async () => {
    expect(await ask(present.url, 'xyzzy')).to.include({ intent: 'pedir_cafe', recognizer: 'palabra' });
    expect(await ask(gone.url, 'xyzzy')).to.include({ outcome: 'unknown', recognizer: null });
  });

  it('is live when it is a catalog, and gone when its folder is', async () => {
    const question = '¿De qué color es el elevador de carga?';
    expect(await ask(present.url, question))
      .to.include({ outcome: 'answer' })
      .and.to.have.property('message')
      .that.contains('Es verde.');
    expect((await ask(gone.url, question)).message).not.to.contain('Es verde.');
  });

  it('is live when it is a dialog, and gone when its folder is', async () => {
    expect(await ask(present.url, 'quiero un café')).to.include({ outcome: 'intent', intent: 'pedir_cafe', recognizer: 'regex' });
    expect((await ask(gone.url, 'quiero un café')).intent).not.to.equal('pedir_cafe');
  });
});

describe('broken modules that are dropped in', () => {
  const layout = new Layout().ship(...essentials);
  after(() => layout.delete());

  it('stop the start with one report that names each', async () => {
    layout.drop('broken-syntax', 'plugins/channels').drop('needs-two', 'plugins/channels').drop('wrong-kind', 'plugins/intents');
    const found = await layout.discover();
    const configuration = configure(found, environmentOf({ NEEDS_TWO_ACCOUNT: 'a' }), hostOf());
    const error = await rejection(compose(configuration, hostOf(), { log: createLogger('silent') }));
    if (!(error instanceof ProblemReport)) throw error;
    const [title, ...lines] = error.message.split('\n');
    expect(title).to.equal('Blinky cannot start: 3 problem(s)');
    expect(lines.map((line) => line.trim().split(/ +/)[1])).to.deep.equal([
      'channel/broken-syntax',
      'intent/wrong-kind',
      'channel/needs-two',
    ]);
  });

  it('stop the start when a pattern cannot be compiled, and name the intent', async () => {
    const own = new Layout().ship(...essentials).drop('bad_pattern', 'dialogs');
    const app = await compose(configure(await own.discover(), environmentOf(), hostOf()), hostOf(), { log: createLogger('silent') });
    own.delete();
    const error = await rejection(app.start());
    expect(error)
      .to.have.property('line')
      .that.contains('bad_pattern')
      .and.contains('correct the patterns')
      .and.matches(/backreferences/);
  });
});

interface Running {
  url: string;
  app: App | undefined;
}

async function run(found: Discovery): Promise<Running> {
  const app = await compose(configure(found, environmentOf(), hostOf()), hostOf(), { log: createLogger('silent') });
  return { url: await app.start(), app };
}

async function ask(url: string, message: string): Promise<Record<string, unknown>> {
  const response = await fetch(`${url}/chatbot/http`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ from: `+5215500000${message.length}`, message }),
  });
  expect(response.status).to.equal(200);
  return (await response.json()) as Record<string, unknown>;
}
