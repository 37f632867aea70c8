import { expect } from 'chai';
import { validateEntries } from '#catalog';
import { BlinkyError, type CatalogHarness, type CatalogSource, type SourceCondition } from '#sdk';
import { type Cases, registerCases, rejection } from './cases.ts';
import { testContext } from './context.ts';

/** Registers the contract of every catalog source as mocha tests. */
export function catalogContract(harness: CatalogHarness): void {
  registerCases(catalogCases, harness);
}

export const catalogCases: Cases<CatalogHarness> = {
  'delivers rows, and each names its origin': (harness) =>
    withSource(harness, 'good', async (source) => {
      const rows = await source.load(patient());
      expect(rows).to.have.length.greaterThan(1);
      for (const { origin } of rows) expect(origin.trim()).not.to.equal('');
      expect(new Set(rows.map(({ origin }) => origin)), 'different origins').to.have.property('size', rows.length);
    }),

  'delivers rows that the catalog takes': (harness) =>
    withSource(harness, 'good', async (source) => {
      const rows = await source.load(patient());
      const { entries } = validateEntries(rows, { defaultLocale: 'es-MX', now: new Date('2026-03-02') });
      expect(entries).to.have.length(rows.length);
    }),

  'delivers the same twice': (harness) =>
    withSource(harness, 'good', async (source) => {
      expect(await source.load(patient())).to.deep.equal(await source.load(patient()));
    }),

  'makes a broken row an error that names it': (harness) =>
    withSource(harness, 'broken', async (source, brokenOrigin) => {
      const error = await rejection(
        source.load(patient()).then((rows) => validateEntries(rows, { defaultLocale: 'es-MX', now: new Date() })),
      );
      expectCatalogError(error);
      expect(error.message).to.contain(brokenOrigin);
      expect(error.hint, 'the remedy').to.be.a('string').and.not.equal('');
    }),

  'makes an empty source an error': (harness) =>
    withSource(harness, 'empty', async (source) => expectCatalogError(await rejection(source.load(patient())))),

  'gives up a load that was aborted': (harness) =>
    withSource(harness, 'good', async (source) => {
      const reason = new Error('the start took too long');
      expect(await rejection(source.load(AbortSignal.abort(reason)))).to.be.an('error');
      expect(await source.load(patient()), 'the next load').not.to.have.length(0);
    }),
};

async function withSource(
  harness: CatalogHarness,
  condition: SourceCondition,
  check: (source: CatalogSource, brokenOrigin: string) => Promise<void>,
): Promise<void> {
  const open = await harness.open(condition);
  try {
    const settings = harness.definition.settings.parse({ ...harness.settings, ...open.settings });
    const source = await harness.definition.create(testContext(settings, open.fetch ? { fetch: open.fetch } : {}));
    try {
      await source.start?.(patient());
      if (condition === 'broken') expect(open.brokenOrigin, 'a broken source names its broken row').to.be.a('string');
      await check(source, open.brokenOrigin ?? '');
    } finally {
      await source.stop?.();
    }
  } finally {
    await open.close();
  }
}

function expectCatalogError(error: unknown): asserts error is BlinkyError {
  if (!(error instanceof BlinkyError)) throw new Error('a BlinkyError was expected', { cause: error });
  expect(error.code).to.equal('BLINKY_CATALOG_INVALID');
}

/** Never aborts within a test. */
function patient(): AbortSignal {
  return new AbortController().signal;
}
