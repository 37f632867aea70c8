import { parseArgs, styleText } from 'node:util';
import { type Configuration, configure } from '../kernel/configure.ts';
import { type Discovery, discover } from '../kernel/discover.ts';
import { readEnvironment } from '../kernel/environment.ts';
import { root } from '../kernel/paths.ts';
import { hostSchema, readSettings } from '../kernel/settings.ts';
import { envSample, list, markdownTable } from './plugins-report.ts';
import { runCommand } from './run.ts';

const usage = `Lists every plugin and dialog: on or off and why, and its settings.

  npm run plugins                    for people
  npm run plugins -- --json          for machines
  npm run plugins -- --env-sample    prints env.sample
  npm run plugins -- --markdown      prints the plugin table of the README
`;

const { values } = parseArgs({
  options: { help: { type: 'boolean' }, json: { type: 'boolean' }, 'env-sample': { type: 'boolean' }, markdown: { type: 'boolean' } },
});
await runCommand(main);

async function main(): Promise<void> {
  if (values.help) return void process.stdout.write(usage);
  const discovery = await discover();
  // What does not depend on this machine's settings is printed from a bare environment.
  const bare = values['env-sample'] || values.markdown;
  const environment = bare ? readEnvironment(`${root}/nowhere`, {}) : readSettings().environment;
  const configuration = configure(discovery, environment, bare ? hostSchema.parse({}) : readSettings(environment).host);
  if (values['env-sample']) process.stdout.write(envSample(configuration));
  else if (values.markdown) process.stdout.write(markdownTable(configuration));
  else if (values.json) process.stdout.write(`${JSON.stringify(list(configuration), undefined, 2)}\n`);
  else print(discovery, configuration);
}

function print(discovery: Discovery, configuration: Configuration): void {
  for (const { owner, version, state, why, summary, settings } of list(configuration)) {
    const mark = state === 'on' ? styleText('green', 'on ') : state === 'off' ? styleText('dim', 'off') : styleText('red', 'ERR');
    process.stdout.write(`${mark} ${styleText('bold', owner)}${version ? ` ${version}` : ''}  ${summary}${why ? `\n      ${why}` : ''}\n`);
    for (const { name, required, defaultValue, description } of settings) {
      const note = required ? 'required' : `default ${defaultValue || '–'}`;
      process.stdout.write(`      ${name}  ${styleText('dim', `${note}. ${description}`)}\n`);
    }
  }
  for (const folder of discovery.skipped) process.stdout.write(`${styleText('dim', '-   skipped')} ${folder}\n`);
  for (const problem of discovery.problems) process.stdout.write(`${styleText('red', 'ERR')} ${problem.line}\n`);
}
