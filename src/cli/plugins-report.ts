import { z } from '#sdk';
import type { Configuration } from '../kernel/configure.ts';
import { describeSettings, type SettingInfo } from '../kernel/resolve-settings.ts';
import { hostSchema } from '../kernel/settings.ts';

export interface Listed {
  readonly owner: string;
  readonly kind: string;
  readonly id: string;
  /** Of an npm package; absent for a folder. */
  readonly version: string | undefined;
  readonly state: 'on' | 'off' | 'error';
  readonly why: string | undefined;
  readonly summary: string;
  readonly settings: readonly SettingInfo[];
}

/** Every plugin and dialog as the listings show them. */
export function list({ plugins, dialogs }: Configuration): Listed[] {
  const listed = plugins.map(({ owner, definition, status, from }) => ({
    owner,
    kind: definition.kind,
    id: definition.id,
    version: /@(\d[^@/]*)$/.exec(from)?.[1],
    state: status.state,
    why: status.state === 'on' ? undefined : status.why,
    summary: definition.summary,
    settings: describeSettings(definition.settings),
  }));
  const spoken = dialogs.map(({ owner, definition }) => ({
    owner,
    kind: 'dialog',
    id: definition.id,
    version: undefined,
    state: 'on' as const,
    why: undefined,
    summary: definition.summary,
    settings: describeSettings(definition.settings ?? z.strictObject({})),
  }));
  return [...listed, ...spoken];
}

/** `env.sample`: every setting of the host, the plugins and the dialogs, with its meaning and default. */
export function envSample(configuration: Configuration): string {
  const shown = new Set<string>();
  /** A setting stands with the first owner that declares it. */
  const block = (title: string, settings: readonly SettingInfo[]): string => {
    const fresh = settings.filter(({ name }) => !shown.has(name));
    for (const { name } of fresh) shown.add(name);
    return fresh.length === 0 ? '' : `# ${title}\n${fresh.map(sampleLine).join('\n')}\n`;
  };
  const blocks = [
    block('The host', describeSettings(hostSchema)),
    ...list(configuration).map(({ owner, summary, settings }) => block(`${owner}: ${summary}`, settings)),
  ];
  return `# Printed by: npm run -s plugins -- --env-sample\n# Copy to .env and set what you need. A secret may also come from a file: NAME_FILE=/run/secrets/name\n\n${blocks.filter(Boolean).join('\n')}`;
}

/** The plugin table of the README. */
export function markdownTable(configuration: Configuration): string {
  const rows = list(configuration)
    .filter(({ kind }) => kind !== 'dialog')
    .map(
      ({ kind, id, summary, settings }) =>
        `| ${kind} | [\`${id}\`](plugins/${kind}s/${id}/README.md) | ${summary} | ${settings.map(({ name }) => `\`${name}\``).join(' ') || '–'} |`,
    );
  return `| kind | plugin | what it does | settings |\n|---|---|---|---|\n${rows.join('\n')}\n`;
}

function sampleLine({ name, required, secret, description, defaultValue }: SettingInfo): string {
  const notes = [description, required ? 'turns it on' : '', secret ? 'secret' : ''].filter(Boolean).join('; ');
  return `# ${notes}\n#${name}=${defaultValue ?? ''}`;
}
