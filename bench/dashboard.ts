import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Answered, answersOf, faultsOf, INTERVAL, readPanels, tableOf } from './dashboard/panels.ts';
import { drawDashboard } from './dashboard/picture.ts';
import { type Prometheus, programOf, type Span, startPrometheus } from './dashboard/prometheus.ts';
import { checkRules, writeRules } from './dashboard/rules.ts';
import { startTown } from './dashboard/traffic.ts';
import { machine } from './report.ts';

const usage = `Has a real Prometheus answer every query of docs/grafana/blinky.json and evaluate every rule of k8s/monitoring/rules.yaml while
Blinky talks to people and platforms that are played here, on loopback, and one thing after the other goes wrong. promtool checks
the rules first. Draws the dashboard. Ends with 1 where a query or a rule is refused, or a panel stays without a series.

  npm run bench:dashboard -- [--minutes 3] [--programs FOLDER] [--picture docs/images/dashboard.svg]
      --programs  where prometheus and promtool are; default: on the PATH
`;
const { values } = parseArgs({
  options: {
    help: { type: 'boolean' },
    minutes: { type: 'string', default: '3' },
    programs: { type: 'string' },
    picture: { type: 'string', default: join(import.meta.dirname, '..', 'docs', 'images', 'dashboard.svg') },
  },
});
if (values.help) process.stdout.write(usage);
else {
  process.exitCode = await main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  });
}

async function main(): Promise<number> {
  const minutes = Number(values.minutes);
  if (!(minutes >= 1 && minutes <= 600)) throw new Error('--minutes is from 1 to 600');
  const [program, promtool] = [programOf('prometheus', values.programs), programOf('promtool', values.programs)];
  const folder = mkdtempSync(join(tmpdir(), 'blinky-dashboard-'));
  try {
    const rules = writeRules(folder);
    process.stdout.write(checkRules(promtool, folder));
    const town = await startTown(folder);
    try {
      const prometheus = await startPrometheus({ program, target: town.url, rules });
      try {
        const start = Date.now() / 1_000;
        const statuses = await town.live(minutes * 60, (line) => process.stderr.write(`${line}\n`));
        await sleep(2_000); // the last turns are scraped
        process.stdout.write(`requests by status: ${JSON.stringify(statuses)}\n\n`);
        return await judge(prometheus, { start, end: Date.now() / 1_000, step: INTERVAL });
      } finally {
        await prometheus.stop();
      }
    } finally {
      await town.stop();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function judge(prometheus: Prometheus, span: Span): Promise<number> {
  const answered: Answered[] = [];
  for (const panel of readPanels()) answered.push(await answersOf(panel, prometheus, span));
  process.stdout.write(`${tableOf(answered)}\n`);
  draw(answered, span, prometheus.version);
  const rules = await prometheus.rules();
  const alerts = rules.filter(({ state }) => state !== undefined && state !== 'inactive');
  process.stdout.write(
    `${rules.length} rules evaluated; alerts: ${alerts.map(({ name, state }) => `${name} ${state}`).join(', ') || 'none'}\n`,
  );
  const broken = rules
    .filter(({ health }) => health !== 'ok')
    .map(({ name, lastError }) => `rule ${name}: ${lastError ?? 'not evaluated'}`);
  const faults = [...faultsOf(answered), ...broken];
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  return faults.length === 0 ? 0 : 1;
}

function draw(answered: readonly Answered[], span: Span, version: string): void {
  const { node, commit, date } = machine();
  const title = 'Blinky’s dashboard, its queries answered by Prometheus; drawn by bench/dashboard.ts, not by Grafana';
  const note = `Prometheus ${version}, Node ${node}, commit ${commit}, ${date}: ${Math.round((span.end - span.start) / 60)} minutes of played traffic, in which one thing after the other goes wrong.`;
  mkdirSync(dirname(values.picture), { recursive: true });
  writeFileSync(values.picture, drawDashboard(title, note, answered, span));
}
