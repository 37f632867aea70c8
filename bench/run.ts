import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { contenders } from './contenders.ts';
import { topFunctions } from './profile.ts';
import { asText, report } from './report.ts';
import { measure } from './rounds.ts';

const usage = `What a message costs: CPU time of Blinky and of baselines in the same run, and their ratios.

  npm run bench                       7 rounds of 3,000 messages for each server
  npm run bench -- --json FILE        also writes the figures as JSON
  npm run bench -- --rounds 5 --messages 1000 --connections 16
  npm run bench -- --only blinky,cloud-adapter
  npm run bench -- --only blinky --profile FOLDER      writes a CPU profile of Blinky, prints its top functions

Servers: ${contenders()
  .map(({ name, what }) => `${name} (${what})`)
  .join(', ')}.
`;

const { values } = parseArgs({
  options: {
    help: { type: 'boolean' },
    json: { type: 'string' },
    rounds: { type: 'string', default: '7' },
    messages: { type: 'string', default: '3000' },
    connections: { type: 'string', default: '16' },
    profile: { type: 'string' },
    only: { type: 'string' },
  },
});
if (values.help) {
  process.stdout.write(usage);
  process.exit(0);
}

const plan = {
  rounds: Number(values.rounds),
  messages: Number(values.messages),
  connections: Number(values.connections),
  nodeOptions: values.profile ? ['--cpu-prof', `--cpu-prof-dir=${values.profile}`] : [],
};
const only = values.only?.split(',');
const chosen = contenders().filter(({ name }) => only?.includes(name) ?? true);
execFileSync(process.execPath, [join(import.meta.dirname, '..', 'src', 'cli', 'build.ts'), '--if-needed'], { stdio: 'inherit' });
const figures = await measure(chosen, plan, (round) => process.stderr.write(`round ${round} of ${plan.rounds}\n`));
const result = report(chosen, figures, plan);
process.stdout.write(asText(result));
if (values.json) writeFileSync(values.json, `${JSON.stringify(result, undefined, 2)}\n`);
if (values.profile) process.stdout.write(topFunctions(values.profile));
