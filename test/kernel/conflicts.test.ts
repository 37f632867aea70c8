import { expect } from 'chai';
import { definePlugin, z } from '#sdk';
import { duplicates } from '../../src/kernel/conflicts.ts';

describe('a plugin that exists twice', () => {
  it('is reported once, with both places', () => {
    const definition = definePlugin({
      sdk: 1,
      kind: 'catalog',
      id: 'csv',
      summary: 'Rows.',
      settings: z.strictObject({}),
      create: () => ({ load: async () => [] }),
    });
    const found = ['plugins/catalogs/csv', 'blinky-csv@1.2.0'].map((from) => ({ owner: 'catalog/csv', definition, from }));
    expect(duplicates(found).map(({ line }) => line)).to.deep.equal([
      'BLINKY_PLUGIN_INVALID  catalog/csv  exists twice: plugins/catalogs/csv and blinky-csv@1.2.0: remove one',
    ]);
    expect(duplicates(found.slice(0, 1))).to.deep.equal([]);
  });
});
