import { expect } from 'chai';
import { configure } from '../../src/kernel/configure.ts';
import { loaded, loadPlugins } from '../../src/kernel/container.ts';
import { Lifecycles } from '../../src/kernel/lifecycle.ts';
import { ProblemReport } from '../../src/kernel/problems.ts';
import { rejection } from '../contracts/cases.ts';
import { testContext } from '../contracts/context.ts';
import { recordingLog } from '../support/recording-log.ts';
import { Layout } from './layout.ts';
import { environmentOf, hostOf } from './settings-of.ts';

const CREATE_MS = 40;

describe('the container', () => {
  it('names in one report each plugin that throws, hangs or creates something else', async () => {
    const layout = new Layout().drop('create-throws', 'plugins/intents').drop('create-hangs', 'plugins/intents');
    layout.drop('create-empty', 'plugins/channels').drop('eco', 'plugins/channels');
    const { plugins } = configure(await layout.discover(), environmentOf(), hostOf());
    layout.delete();
    const error = await rejection(loadPlugins(plugins, (_plugin, settings) => testContext(settings), CREATE_MS));
    if (!(error instanceof ProblemReport)) throw error;
    expect(error.problems.map(({ line }) => line)).to.have.members([
      'BLINKY_PLUGIN_INVALID  channel/create-empty  create() returned something without limits, send: return what src/sdk/channel.ts describes',
      'BLINKY_PLUGIN_INVALID  intent/create-hangs  create() did not end within 0.04 s: move what it waits for into start()',
      'BLINKY_PLUGIN_INVALID  intent/create-throws  create() threw: the model file is missing: correct it, or move what may fail into start()',
    ]);
  });

  it('hands a plugin that never starts to the lifecycle, which names it', async () => {
    const layout = new Layout().drop('start-hangs', 'plugins/intents');
    const { plugins } = configure(await layout.discover(), environmentOf(), hostOf());
    layout.delete();
    const container = await loadPlugins(plugins, (_plugin, settings) => testContext(settings));
    const parts = loaded(container, 'intent').map(({ owner, port }) => ({ ...port, owner }));
    const error = await rejection(new Lifecycles(recordingLog(), { startMs: 40, stopMs: 40 }).start(parts));
    expect(error)
      .to.have.property('line')
      .that.matches(/intent\/start-hangs {2}did not start within 0.04 s/);
  });

  it('keeps the order in which plugins are asked, and has none of a kind that is off', async () => {
    const layout = new Layout().drop('eco', 'plugins/channels').drop('needs-two', 'plugins/channels').drop('lista', 'plugins/catalogs');
    const environment = environmentOf({ NEEDS_TWO_ACCOUNT: 'a', NEEDS_TWO_TOKEN: 'long enough' });
    const { plugins } = configure(await layout.discover(), environment, hostOf({ CHANNELS: 'needs-two,eco' }));
    layout.delete();
    const container = await loadPlugins(plugins, (_plugin, settings) => testContext(settings));
    expect(loaded(container, 'channel').map(({ id }) => id)).to.deep.equal(['needs-two', 'eco']);
    expect(loaded(container, 'intent')).to.deep.equal([]);
  });
});
