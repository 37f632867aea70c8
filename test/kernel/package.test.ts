import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Listed } from '../../src/cli/plugins-report.ts';
import { essentials, Layout } from './layout.ts';

/** What a package holds: compiled JavaScript, with a zod of its own choice and nothing of Blinky at run time. */
const index = `import { z } from 'zod';
export default {
  sdk: 1, kind: 'channel', id: 'fax', summary: 'Sends faxes.',
  settings: z.strictObject({ FAX_LINE: z.string().describe('the line'), FAX_PIN: z.string().optional().meta({ secret: true }) }),
  create: () => ({ routes: [], limits: { textLength: 100 }, send: async () => ({}) }),
};`;

describe('a plugin from npm', () => {
  const layout = new Layout('copied').ship(...essentials);
  after(() => layout.delete());

  it('is found by its package.json alone, with its version and settings', () => {
    const manifest = { name: 'blinky-fax', version: '1.2.3', type: 'module', exports: { import: './index.js' }, blinky: { sdk: 1 } };
    layout.install('blinky-fax', { 'package.json': JSON.stringify(manifest), 'index.js': index });
    const command = ['--conditions=source', join(layout.folder, 'src/cli/plugins.ts'), '--json'];
    const { stdout } = spawnSync(process.execPath, command, { cwd: layout.folder, env: { PATH: process.env.PATH }, encoding: 'utf8' });
    const fax = (JSON.parse(stdout) as Listed[]).find(({ owner }) => owner === 'channel/fax');
    expect(fax).to.include({ version: '1.2.3', state: 'off', why: 'set FAX_LINE to turn it on', summary: 'Sends faxes.' });
    expect(fax?.settings.map(({ name, secret }) => `${name} ${secret}`)).to.deep.equal(['FAX_LINE false', 'FAX_PIN true']);
  });
});
