import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { envSample, markdownTable } from '../../src/cli/plugins-report.ts';
import { configurationReference } from './configuration.ts';
import { between, read, root, shipped } from './project.ts';

/** README.md with its plugin table as the code prints it, and with its conversation as it really runs. */
export async function freshReadme(): Promise<string> {
  const readme = read('README.md');
  const lines = [...between(readme, 'chat').matchAll(/^tú › (.*)$/gm)].map(([, line]) => `${line}\n`).join('');
  const chat = ['--conditions=source', join(root, 'src/cli/chat.ts')];
  const conversation = execFileSync(process.execPath, chat, { input: lines, encoding: 'utf8' });
  const withChat = readme.replace(between(readme, 'chat'), () => `\`\`\`text\n${conversation}\`\`\`\n`);
  const table = markdownTable(await shipped());
  return formatted(withChat.replace(between(withChat, 'plugins'), () => table));
}

/** env.sample as the code prints it. */
export async function freshEnvSample(): Promise<string> {
  return envSample(await shipped());
}

/** docs/configuration.md as the code prints it. */
export async function freshConfiguration(): Promise<string> {
  return formatted(configurationReference(await shipped()));
}

/** As `npm run check:format` wants it: columns of a table aligned. */
export function formatted(markdown: string): string {
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  return execFileSync(process.execPath, [biome, 'format', '--stdin-file-path=README.md'], { input: markdown, cwd: root, encoding: 'utf8' });
}
