import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

const ROWS = 40;

/** The functions that took most of the time by themselves, in percent of the time that was not idle, from the profiles in `folder`. */
export function topFunctions(folder: string): string {
  const self = new Map<string, number>();
  let busy = 0;
  for (const file of globSync('*.cpuprofile', { cwd: folder })) {
    const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Profile;
    const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]));
    for (const [at, id] of samples.entries()) {
      const name = names.get(id) ?? '?';
      if (/^\((idle|program|root)\)/.test(name)) continue;
      busy += timeDeltas[at] ?? 0;
      self.set(name, (self.get(name) ?? 0) + (timeDeltas[at] ?? 0));
    }
  }
  const rows = [...self].sort(([, a], [, b]) => b - a).slice(0, ROWS);
  return rows.map(([name, time]) => `${((100 * time) / busy).toFixed(1).padStart(5)} %  ${name}\n`).join('');
}

function nameOf({ functionName, url, lineNumber }: Profile['nodes'][number]['callFrame']): string {
  const place = url.replace(/^.*\/(dist|node_modules)\//, '');
  return `${functionName || '(anonymous)'}  ${place ? `${place}:${lineNumber + 1}` : ''}`;
}
