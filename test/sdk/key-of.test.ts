import { expect } from 'chai';
import { keyOf } from '#sdk';

describe('a key of several parts', () => {
  it('is the same for the same parts only, however they are cut', () => {
    const parts = [['a', 'b'], ['ab'], ['a,b'], ['a', '', 'b'], ['a","b'], ['a', undefined], ['a', null, 'b'], ['\ud800'], ['\ud801']];
    expect(new Set(parts.map((each) => keyOf(...each))).size).to.equal(parts.length);
    expect(keyOf('a', 'b')).to.equal(keyOf('a', 'b'));
  });

  it('has at most 100 characters, and tells long parts apart', () => {
    const long = ['x'.repeat(1_000), `${'x'.repeat(999)}y`, 'x'.repeat(97)];
    for (const part of long) expect(keyOf(part).length).to.be.at.most(100);
    expect(new Set(long.map((part) => keyOf(part))).size).to.equal(long.length);
  });
});
