import { expect } from 'chai';
import { envSample, list } from '../../src/cli/plugins-report.ts';
import { configure } from '../../src/kernel/configure.ts';
import { discover } from '../../src/kernel/discover.ts';
import { describeSettings } from '../../src/kernel/resolve-settings.ts';
import { hostSchema } from '../../src/kernel/settings.ts';
import { environmentOf, hostOf } from './settings-of.ts';

describe('env.sample', () => {
  it('has each setting of the host, the plugins and the dialogs with its meaning, and shows no secret', async () => {
    const configuration = configure(await discover({ packages: '/nowhere' }), environmentOf({ BLINKY_API_KEYS: 'canary-key' }), hostOf());
    const sample = envSample(configuration);
    const settings = [...describeSettings(hostSchema), ...list(configuration).flatMap((listed) => listed.settings)];
    expect(settings.length).to.be.greaterThan(20);
    for (const { name, description } of settings) {
      expect(sample).to.match(new RegExp(`^#${name}=`, 'm'));
      expect(description, `the meaning of ${name}`).not.to.equal('');
    }
    expect(sample).not.to.contain('canary');
  });
});
