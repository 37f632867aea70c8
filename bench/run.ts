import { parseArgs } from 'node:util';
import { buildIfNeeded } from './built.ts';
import { contenders } from './contenders.ts';
import { startModel } from './model-server.ts';
import { installPeers } from './peers.ts';
import { topFunctions } from './profile.ts';
import { asText, report } from './report.ts';
import { resultsFile, writeResults } from './results.ts';
import { measure } from './rounds.ts';

const usage = `What a message costs: CPU time of Blinky and of others in the same run, and their ratios; throughput, time to ready,
memory after the rounds, and megabytes of npm packages. \`node bench/page.ts\` makes docs/performance.md of the JSON.

  npm run bench                       7 rounds of 3,000 messages for each server, after 20,000 that warm it up
  npm run bench -- --json FILE        writes the figures there; default bench/results/messages.json
  npm run bench -- --rounds 5 --messages 1000 --warm-up 5000 --connections 16
  npm run bench -- --only blinky,cloud-adapter
  npm run bench -- --only blinky --profile FOLDER      writes a CPU profile of Blinky, prints its top functions

Servers: ${contenders()
  .map(({ name, what }) => `${name} (${what})`)
  .join(', ')}.
`;

const { values } = parseArgs({
  options: {
    help: { type: 'boolean' },
    json: { type: 'string', default: resultsFile('messages.json') },
    rounds: { type: 'string', default: '7' },
    messages: { type: 'string', default: '3000' },
    'warm-up': { type: 'string', default: '20000' },
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
  warmUp: Number(values['warm-up']),
  connections: Number(values.connections),
  nodeOptions: values.profile ? ['--cpu-prof', `--cpu-prof-dir=${values.profile}`] : [],
};
const only = values.only?.split(',');
const model = await startModel();
const chosen = contenders(model.url).filter(({ name }) => only?.includes(name) ?? true);
buildIfNeeded();
const missing = chosen.some(({ peer }) => peer) ? installPeers() : undefined;
const present = chosen.filter(({ peer }) => !(peer && missing));
process.stderr.write(`warming up with ${plan.warmUp} messages for each server\n`);
const figures = await measure(present, plan, (round) => process.stderr.write(`round ${round} of ${plan.rounds}\n`));
const absent = chosen.filter((contender) => !present.includes(contender)).map(({ name }) => [name, missing ?? ''] as const);
const result = report(chosen, { ...figures, skipped: new Map([...figures.skipped, ...absent]) }, plan);
model.stop();
process.stdout.write(asText(result));
writeResults(values.json, result);
if (values.profile) process.stdout.write(topFunctions(values.profile));
