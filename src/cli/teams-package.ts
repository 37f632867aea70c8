import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadCompany } from '#catalog';
import { root } from '../kernel/paths.ts';
import { readSettings } from '../kernel/settings.ts';
import { runCommand } from './run.ts';
import { teamsManifest } from './teams-package/manifest.ts';
import { teamsPackage } from './teams-package/package.ts';

const usage = `Builds the app package that an administrator uploads to Microsoft Teams: manifest and two icons, from MicrosoftAppId,
PUBLIC_BASE_URL and catalog/company.yaml. plugins/channels/teams/README.md has the whole way.

  npm run teams:package -- [--out FILE.zip] [--app-version 1.2.3]     default: blinky-teams.zip, the package's version
  npm run -s teams:package -- --json                                  {"file", "manifest"}
`;

await runCommand(() => {
  const { values } = parseArgs({
    options: { help: { type: 'boolean' }, json: { type: 'boolean' }, out: { type: 'string' }, 'app-version': { type: 'string' } },
  });
  if (values.help) process.stdout.write(usage);
  else build({ out: resolve(values.out ?? 'blinky-teams.zip'), version: values['app-version'], json: values.json ?? false });
});

function build({ out, version, json }: { out: string; version: string | undefined; json: boolean }): void {
  const { environment, host } = readSettings();
  const manifest = teamsManifest({
    company: loadCompany(join(root, 'catalog', 'company.yaml')),
    appId: environment.get('MicrosoftAppId'),
    publicBaseUrl: host.PUBLIC_BASE_URL,
    version: version ?? JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version,
  });
  writeFileSync(out, teamsPackage(manifest));
  const missing = manifest.validDomains.length === 0 ? '\nPUBLIC_BASE_URL is not an https URL yet: Teams needs one to reach the bot.' : '';
  process.stdout.write(
    json ? `${JSON.stringify({ file: out, manifest })}\n` : `${out}: ${manifest.name.full} ${manifest.version}${missing}\n`,
  );
}
