import { parseArgs, styleText } from 'node:util';
import { discover } from '../kernel/discover.ts';
import { namesSet } from '../kernel/environment.ts';
import { root } from '../kernel/paths.ts';
import { processEnvironment } from '../kernel/settings.ts';
import { diagnose } from './doctor-diagnose.ts';
import type { Finding } from './doctor-finding.ts';

const usage = `Checks the configuration and everything it points at, without starting a channel. Exits with 1 if Blinky would not start.

  npm run doctor                 one line per finding, with what to do
  npm run -s doctor -- --json    {"ok": …, "findings": [{"level", "owner", "message", "remedy"}]}
`;

const { values } = parseArgs({ options: { help: { type: 'boolean' }, json: { type: 'boolean' } } });
if (values.help) {
  process.stdout.write(usage);
  process.exit(0);
}

const marks = { ok: styleText('green', 'ok   '), warning: styleText('yellow', 'WARN '), error: styleText('red', 'ERROR') };
const findings = await diagnose({
  environment: processEnvironment(),
  discovery: await discover(),
  folder: root,
  names: namesSet(root, process.env),
});
const healthy = findings.every(({ level }) => level !== 'error');
if (values.json) process.stdout.write(`${JSON.stringify({ ok: healthy, findings }, undefined, 2)}\n`);
else print(findings);
process.exitCode = healthy ? 0 : 1;

function print(all: readonly Finding[]): void {
  const width = Math.max(...all.map(({ owner }) => owner.length));
  for (const { level, owner, message, remedy } of all) {
    process.stdout.write(`${marks[level]}  ${owner.padEnd(width)}  ${message}${remedy ? `: ${remedy}` : ''}\n`);
  }
  const count = (level: Finding['level']): number => all.filter((finding) => finding.level === level).length;
  process.stdout.write(`${count('error')} error(s), ${count('warning')} warning(s)\n`);
}
