import { expect } from 'chai';
import { z } from '#sdk';
import { type Configuration, configure } from '../../src/kernel/configure.ts';
import type { Discovery } from '../../src/kernel/discover.ts';
import { Layout } from './layout.ts';
import { environmentOf, hostOf } from './settings-of.ts';

const both = { NEEDS_TWO_ACCOUNT: 'account-1', NEEDS_TWO_TOKEN: 'token-of-eight' };

describe('the configuration', () => {
  let found: Discovery;
  before(async () => {
    const layout = new Layout().drop('eco', 'plugins/channels').drop('needs-two', 'plugins/channels');
    layout.drop('lista', 'plugins/catalogs').drop('palabra', 'plugins/intents').drop('create-throws', 'plugins/intents');
    found = await layout.discover();
    layout.delete();
  });

  const states = ({ plugins }: Configuration): Record<string, string> =>
    Object.fromEntries(plugins.map(({ owner, status }) => [owner, status.state === 'on' ? 'on' : `${status.state}: ${status.why}`]));
  const lines = ({ problems }: Configuration): string[] => problems.map(({ line }) => line);

  it('turns a plugin off, and says what turns it on, when none of its required settings is there', () => {
    const configuration = configure(found, environmentOf(), hostOf());
    expect(lines(configuration)).to.deep.equal([]);
    expect(states(configuration)).to.include({
      'channel/eco': 'on',
      'channel/needs-two': 'off: set NEEDS_TWO_ACCOUNT, NEEDS_TWO_TOKEN to turn it on',
    });
  });

  it('turns it on when all are there', () => {
    expect(states(configure(found, environmentOf(both), hostOf()))).to.include({ 'channel/needs-two': 'on' });
  });

  it('names what is missing when some are there, and both ways out', () => {
    const configuration = configure(found, environmentOf({ NEEDS_TWO_ACCOUNT: 'a' }), hostOf());
    expect(lines(configuration)).to.deep.equal([
      'BLINKY_PLUGIN_SETTINGS  channel/needs-two  NEEDS_TWO_TOKEN is missing (NEEDS_TWO_ACCOUNT is set): set it, or unset NEEDS_TWO_ACCOUNT to turn it off',
    ]);
  });

  describe('for a plugin that shares a setting with others', () => {
    const own = { WIKI_TABLE: 'pages' };
    const shared = { SHARED_URL: 'postgres://db.example' };
    const settings = z.strictObject({
      SHARED_URL: z.string().meta({ shared: true }).describe('where'),
      WIKI_TABLE: z.string().default('wiki').describe('which'),
    });
    const stateOf = (variables: Record<string, string>, host: Record<string, string> = {}): string => {
      const plugins = found.plugins.map((plugin) =>
        plugin.owner === 'catalog/lista' ? { ...plugin, definition: { ...plugin.definition, settings } } : plugin,
      );
      const configuration = configure({ ...found, plugins }, environmentOf(variables), hostOf(host));
      return states(configuration)['catalog/lista'] ?? 'absent';
    };

    it('leaves it off when only the shared one is set', () => {
      expect(stateOf(shared)).to.equal('off: set WIKI_TABLE to turn it on');
      expect(stateOf({})).to.equal('off: set WIKI_TABLE to turn it on');
    });

    it('turns it on by one of its own, or by name', () => {
      expect(stateOf({ ...shared, ...own })).to.equal('on');
      expect(stateOf(shared, { CATALOG: 'lista' })).to.equal('on');
    });

    it('names the shared one when it is missing', () => {
      expect(stateOf(own)).to.equal('error: SHARED_URL is missing (WIKI_TABLE is set)');
      expect(stateOf({}, { CATALOG: 'lista' })).to.equal('error: SHARED_URL is missing');
    });
  });

  it('takes an empty setting for one that is not there', () => {
    const configuration = configure(found, environmentOf({ NEEDS_TWO_ACCOUNT: '', NEEDS_TWO_TOKEN: '' }), hostOf());
    expect(states(configuration)['channel/needs-two']).to.match(/^off/);
  });

  it('asks for every setting of a plugin that CHANNELS names', () => {
    const configuration = configure(found, environmentOf(), hostOf({ CHANNELS: 'needs-two' }));
    expect(lines(configuration)).to.deep.equal([
      'BLINKY_PLUGIN_SETTINGS  channel/needs-two  NEEDS_TWO_ACCOUNT is missing: set it',
      'BLINKY_PLUGIN_SETTINGS  channel/needs-two  NEEDS_TWO_TOKEN is missing: set it',
    ]);
    expect(states(configuration)).to.include({ 'channel/eco': 'off: not in CHANNELS' });
  });

  it('lets CHANNELS and INTENTS choose, in their order', () => {
    const configuration = configure(found, environmentOf(both), hostOf({ CHANNELS: 'needs-two, eco', INTENTS: 'palabra,create-throws' }));
    expect(configuration.plugins.map(({ owner }) => owner)).to.deep.equal([
      'channel/needs-two',
      'channel/eco',
      'intent/palabra',
      'intent/create-throws',
      'catalog/lista',
    ]);
  });

  it('lists every name that no plugin has, with those that there are', () => {
    const configuration = configure(found, environmentOf(), hostOf({ CHANNELS: 'eco,fax', INTENTS: 'magic', CATALOG: 'mongo' }));
    expect(lines(configuration)).to.deep.equal([
      "BLINKY_SETTINGS  host  CHANNELS names 'fax', which does not exist: one of: eco, needs-two",
      "BLINKY_SETTINGS  host  INTENTS names 'magic', which does not exist: one of: create-throws, palabra",
      "BLINKY_SETTINGS  host  CATALOG names 'mongo', which does not exist: one of: lista",
      'BLINKY_SETTINGS  host  no catalog plugin is on: check CATALOG',
    ]);
  });

  describe('with two channels of one account', () => {
    const account = { NEEDS_TWO_ACCOUNT: 'account-1' };
    let shared: Discovery;
    before(() => {
      const [needsTwo] = found.plugins.filter(({ owner }) => owner === 'channel/needs-two');
      if (!needsTwo) throw new Error('the fixture is gone');
      const NEEDS_TWO_ACCOUNT = z.string().meta({ shared: true });
      const of = (id: string, own: string) => {
        const settings = z.strictObject({ NEEDS_TWO_ACCOUNT, [own]: z.string() });
        return { ...needsTwo, owner: `channel/${id}`, definition: { ...needsTwo.definition, id, settings } };
      };
      const others = found.plugins.filter((plugin) => plugin !== needsTwo);
      shared = { ...found, plugins: [...others, of('needs-two', 'NEEDS_TWO_TOKEN'), of('sibling', 'SIBLING_TOKEN')] };
    });

    it('turns the other off, and says what it lacks, where one is meant', () => {
      const one = configure(shared, environmentOf({ ...account, SIBLING_TOKEN: 'x' }), hostOf());
      expect(lines(one)).to.deep.equal([]);
      expect(states(one)).to.include({ 'channel/needs-two': 'off: set NEEDS_TWO_TOKEN to turn it on', 'channel/sibling': 'on' });
      const other = configure(shared, environmentOf({ ...both, SIBLING_TOKEN: '' }), hostOf());
      expect(states(other)).to.include({ 'channel/needs-two': 'on', 'channel/sibling': 'off: set SIBLING_TOKEN to turn it on' });
      expect(states(configure(shared, environmentOf({ ...both, SIBLING_TOKEN: 'x' }), hostOf()))).to.include({ 'channel/sibling': 'on' });
    });

    it('names what is missing of both where the account alone is set, and of one that CHANNELS names', () => {
      expect(lines(configure(shared, environmentOf(account), hostOf())).map((line) => line.split('  ')[2])).to.deep.equal([
        'NEEDS_TWO_TOKEN is missing (NEEDS_TWO_ACCOUNT is set): set it, or unset NEEDS_TWO_ACCOUNT to turn it off',
        'SIBLING_TOKEN is missing (NEEDS_TWO_ACCOUNT is set): set it, or unset NEEDS_TWO_ACCOUNT to turn it off',
      ]);
      const named = configure(shared, environmentOf(both), hostOf({ CHANNELS: 'needs-two,sibling' }));
      expect(lines(named)).to.have.length(1);
      expect(lines(named)[0]).to.contain('SIBLING_TOKEN is missing');
    });
  });

  it('refuses two channels that are on at the same path', () => {
    const twins = found.plugins.map((plugin) => ({ ...plugin, definition: { ...plugin.definition, mount: 'same' } }));
    const configuration = configure({ ...found, plugins: twins }, environmentOf(both), hostOf());
    expect(lines(configuration)).to.deep.equal([
      'BLINKY_PLUGIN_INVALID  channel/needs-two  is mounted at /chatbot/same, where channel/eco is: turn one off with CHANNELS',
    ]);
    expect(lines(configure({ ...found, plugins: twins }, environmentOf(), hostOf()))).to.deep.equal([]);
  });
});
