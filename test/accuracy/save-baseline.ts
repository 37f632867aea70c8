import { readFileSync, writeFileSync } from 'node:fs';
import { type Baseline, baselineFile, isThere, measure, sets } from './measure.ts';

// Run by hand after a change that is meant to move the figures: node --conditions=source test/accuracy/save-baseline.ts
const baseline = JSON.parse(readFileSync(baselineFile, 'utf8')) as Record<string, Baseline>;
for (const [name, set] of Object.entries(sets)) {
  if (!isThere(set)) continue;
  const { figures, right } = await measure(set);
  baseline[name] = { figures, right };
}
writeFileSync(baselineFile, `${JSON.stringify(baseline, undefined, 2)}\n`);
