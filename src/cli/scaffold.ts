import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BlinkyError } from '#sdk';
import { root } from '../kernel/paths.ts';

export interface Scaffold {
  /** A folder of `src/cli/templates/`. */
  readonly template: 'channel' | 'intent' | 'catalog' | 'dialog';
  /** Where the drop-in goes, from the project's root, such as `plugins/channels/fax`. */
  readonly folder: string;
  /** What stands in the template, and what takes its place, in file names as well. */
  readonly names: Readonly<Record<string, string>>;
}

/** What the marked test of each template tells to change: a file, and how the line begins. */
const marks: Readonly<Record<Scaffold['template'], readonly [file: string, line: string]>> = {
  channel: ['message.ts', 'const posted ='],
  intent: ['recognizer.ts', 'return examples.get(intent)'],
  catalog: ['rows.ts', 'const listed ='],
  dialog: ['texts.ts', 'done:'],
};

/** Writes a drop-in from its template and returns its files. Throws BLINKY_BAD_REQUEST where the folder exists already. */
export function scaffold({ template, folder, names }: Scaffold): string[] {
  const target = join(root, folder);
  if (existsSync(target)) throw refusal(`${folder} exists already`, 'choose another name, or delete it first');
  const from = join(import.meta.dirname, 'templates', template);
  const filled = (text: string): string =>
    Object.entries({ ...names, 'sample-folder': folder }).reduce((rest, [name, value]) => rest.replaceAll(name, value), text);
  mkdirSync(target, { recursive: true });
  const files = readdirSync(from).map(filled);
  for (const file of readdirSync(from)) writeFileSync(join(target, filled(file)), filled(readFileSync(join(from, file), 'utf8')));
  format(target);
  nameLine(target, files, marks[template]);
  return files;
}

/** What was made, and the next commands, for people. */
export function report(folder: string, files: readonly string[]): string {
  return `${folder}: ${files.join(', ')}

  npm test -- --grep ${folder.replace(/^(plugins|dialogs)\//, '')}    its contract; the test marked MAKE THIS PASS says what to change, and where
  npm run plugins    shows it, with its settings
  npm run docs       lists it in README.md, docs/configuration.md and env.sample
`;
}

/** Says what is wrong with the arguments. */
export function refusal(message: string, hint: string): BlinkyError {
  return new BlinkyError('BLINKY_BAD_REQUEST', message, { owner: 'new', hint });
}

/** Names are longer or shorter than those of the template: lines and table columns move. */
function format(folder: string): void {
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const { status } = spawnSync(process.execPath, [biome, 'check', '--write', folder], { cwd: root, stdio: 'ignore' });
  if (status !== 0) process.stderr.write(`not formatted yet: npm run format\n`);
}

/** Puts the number of the line to change where the marked test names it. */
function nameLine(folder: string, files: readonly string[], [file, start]: readonly [string, string]): void {
  const lines = readFileSync(join(folder, file), 'utf8').split('\n');
  const at = lines.findIndex((line) => line.trimStart().startsWith(start)) + 1;
  for (const test of files.filter((name) => name.endsWith('.test.ts'))) {
    const text = readFileSync(join(folder, test), 'utf8');
    writeFileSync(join(folder, test), text.replaceAll(':MARK', `:${at}`));
  }
}
