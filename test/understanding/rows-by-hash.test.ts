import { expect } from 'chai';
import { RowsByHash } from '../../src/understanding/rows-by-hash.ts';

describe('rows by hash', () => {
  const rows = new RowsByHash(6);
  for (const [hash, row] of [
    [7, 0],
    [7 + 2 ** 31, 1], // in the slot of 7
    [8, 2],
    [8, 3],
    [9, 4],
    [9, 4],
  ] as const) {
    rows.add(hash, row);
  }
  const any = (): boolean => true;

  it('give the one row of a hash, also where another hash shares its slot', () => {
    expect([rows.only(7, any), rows.only(7 + 2 ** 31, any)]).to.deep.equal([0, 1]);
  });

  it('give none where several fit, and the one that fits of several', () => {
    expect(rows.only(8, any)).to.equal(undefined);
    expect(rows.only(8, (row) => row === 2)).to.equal(2);
  });

  it('give a row that stands there twice', () => {
    expect(rows.only(9, any)).to.equal(4);
  });

  it('give none for a hash that no row has', () => {
    expect([rows.only(15, any), new RowsByHash(0).only(7, any)]).to.deep.equal([undefined, undefined]);
  });
});
