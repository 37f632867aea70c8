import { join, resolve } from 'node:path';
import { definePlugin, z } from '#sdk';
import { createCsvSource } from './source.ts';

export default definePlugin({
  sdk: 1,
  kind: 'catalog',
  id: 'csv',
  summary: 'Reads the catalog from a CSV file and again whenever it changes.',
  settings: z.strictObject({
    CATALOG_CSV: z
      .string()
      .trim()
      .min(1)
      .optional()
      .meta({ env: 'CATALOG_CSV' })
      .describe('Path of the catalog; default the shipped sample'),
  }),
  create: ({ settings, host, log }) =>
    createCsvSource({ file: resolve(settings.CATALOG_CSV ?? join(host.root, 'catalog', 'faq.csv')), log, lookEveryMs: 1_000 }),
});
