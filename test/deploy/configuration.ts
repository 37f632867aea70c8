import { list } from '../../src/cli/plugins-report.ts';
import type { Configuration } from '../../src/kernel/configure.ts';
import { describeSettings, type SettingInfo } from '../../src/kernel/resolve-settings.ts';
import { hostSchema } from '../../src/kernel/settings.ts';

const intro = `# Configuration

Written by \`npm run docs\` from the code; a test keeps it true. Every setting is an environment variable, or a line of \`.env\` (\`env.sample\` is one to copy). None has to be set. An empty value counts as absent.

A plugin is on when each setting that it requires is there, and off when none is; some but not all is an error that names the missing ones. A secret may also come from a file, named by the variable with \`_FILE\` at its end; it is read again when the file changes. Whatever is wrong is reported at once, before anything starts.
`;

/** docs/configuration.md: every setting of the host, the plugins and the dialogs, with its default and its meaning. */
export function configurationReference(configuration: Configuration): string {
  const parts = list(configuration).filter(({ settings }) => settings.length > 0);
  return [
    intro,
    section('The host', 'What Blinky itself reads, and the model.', describeSettings(hostSchema)),
    ...parts.map(({ owner, summary, settings }) => section(owner, summary, settings)),
  ].join('\n');
}

function section(title: string, summary: string, settings: readonly SettingInfo[]): string {
  return `## ${title}\n\n${summary}\n\n| variable | default | meaning |\n|---|---|---|\n${settings.map(row).join('\n')}\n`;
}

function row({ name, required, secret, description, defaultValue }: SettingInfo): string {
  const standard = required ? 'required' : defaultValue ? `\`${defaultValue}\`` : '–';
  const meaning = `${description}${secret ? ` (secret: also \`${name}_FILE\`)` : ''}`;
  return `| \`${name}\` | ${standard} | ${meaning.replaceAll('|', '\\|')} |`;
}
