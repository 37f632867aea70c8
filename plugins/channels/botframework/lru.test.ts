import { expect } from 'chai';
import { createLru } from './lru.ts';

describe('a bounded memory', () => {
  it('forgets what was not used for longest', () => {
    const lru = createLru<number>(2);
    lru.set('a', 1);
    lru.set('b', 2);
    lru.get('a');
    lru.set('c', 3);
    expect(['a', 'b', 'c'].map((key) => lru.get(key))).to.deep.equal([1, undefined, 3]);
    lru.delete('a');
    expect(lru.get('a')).to.equal(undefined);
  });
});
