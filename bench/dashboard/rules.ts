import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';

const root = join(import.meta.dirname, '..', '..');

/** Writes the groups of the PrometheusRule into `folder` as Prometheus reads them. Returns the file. */
export function writeRules(folder: string): string {
  const { spec } = parse(readFileSync(join(root, 'k8s', 'monitoring', 'rules.yaml'), 'utf8')) as { spec: { groups: unknown } };
  const file = join(folder, 'rules.yaml');
  writeFileSync(file, stringify({ groups: spec.groups }));
  return file;
}

/** Has promtool check the rules of a folder, and the alerts on made-up series. Returns what it said; throws it where something is wrong. */
export function checkRules(promtool: string, folder: string): string {
  copyFileSync(join(root, 'test', 'deploy', 'k8s', 'alerts.promtool.yaml'), join(folder, 'tests.yaml'));
  const said = (...parameters: string[]): string => {
    try {
      return execFileSync(promtool, parameters, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
    } catch (error) {
      const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
      throw new Error(`promtool ${parameters.join(' ')}:\n${stdout}${stderr}`, { cause: error });
    }
  };
  return said('check', 'rules', '--lint-fatal', 'rules.yaml') + said('test', 'rules', 'tests.yaml');
}
