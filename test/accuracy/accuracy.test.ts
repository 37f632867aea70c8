import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { type Baseline, baselineFile, isThere, type Measured, measure, sets, watched } from './measure.ts';

const baselines = JSON.parse(readFileSync(baselineFile, 'utf8')) as Readonly<Record<string, Baseline>>;
/** A point; less is noise of a few queries. */
const TOLERANCE = 0.01;
const LISTED = 20;

for (const [name, set] of Object.entries(sets)) {
  describe(`the accuracy on ${name}`, () => {
    let measured: Measured;

    before(async function () {
      if (!isThere(set)) {
        process.stdout.write(`      skipped: ${set.queries} is not on this machine\n`);
        return this.skip();
      }
      measured = await measure(set);
    });

    for (const figure of watched) {
      it(`has not lost a point of ${figure}`, () => {
        const before = baselines[name]?.figures[figure] ?? 0;
        const after = measured.figures[figure] ?? 0;
        const lost = figure === 'oos_answered' || figure === 'intent_taken' ? after - before : before - after;
        expect(lost, `${figure} was ${before} and is ${after}; what got worse:\n${worse(measured, baselines[name])}`).to.be.at.most(
          TOLERANCE,
        );
      });
    }
  });
}

/** The queries that the baseline had right and this version has not. */
function worse({ judged, right }: Measured, baseline: Baseline | undefined): string {
  const lines = judged
    .filter((_, at) => baseline?.right[at] === '1' && right[at] === '0')
    .map(
      ({ query, outcome, candidates }) => `  ${query.text} → ${outcome} ${candidates[0]?.id ?? '–'} (expected ${query.id ?? 'nothing'})`,
    );
  return [...lines.slice(0, LISTED), ...(lines.length > LISTED ? [`  … and ${lines.length - LISTED} more`] : [])].join('\n');
}
