import { expect } from 'chai';
import type { App } from '../../src/app.ts';
import { fuzzedApp } from './fuzz/fuzzed-app.ts';
import { fuzz } from './fuzz/run.ts';
import { surfaces } from './fuzz/surfaces.ts';

/** `npm run bench:fuzz -- --inputs 1000000` sends more. */
const INPUTS = 20_000;
const SEED = 20_261_125;

describe('whatever comes from outside', () => {
  let app: App | undefined;

  after(() => app?.stop());

  it('is taken or refused with a typed error, and changes no prototype, on every surface', async () => {
    const started = await fuzzedApp();
    app = started.app;
    for (const surface of surfaces(app, started.url)) {
      const { counts, crashes } = await fuzz([surface], INPUTS * (surface.share ?? 1), SEED);
      expect(crashes, surface.name).to.deep.equal([]);
      // Else the attacks have lost their way, and the run says nothing.
      for (const { attack, inputs } of counts) expect(inputs, `${surface.name}, ${attack}`).to.be.above(INPUTS / 1_000);
      const genuine = counts.find(({ attack }) => attack === 'as it should be');
      expect(genuine?.refused, `${surface.name}: what is as it should be is taken`).to.equal(0);
    }
  });
});
