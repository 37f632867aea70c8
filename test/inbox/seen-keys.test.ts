import { expect } from 'chai';
import { SeenKeys } from '../../src/inbox/seen-keys.ts';

describe('the message keys that were seen', () => {
  const capacity = 4_096;
  const keys = Array.from({ length: 20 * capacity }, (_, at) => `channel/conversation/${at}`);

  it('knows each key of the last ones, and takes no new key for an old one', () => {
    const seen = new SeenKeys(capacity);
    expect(keys.filter((key) => !seen.add(key))).to.eql([]);
    const forgotten = keys.slice(-capacity).filter((key) => seen.add(key));
    expect(forgotten.length).to.be.below(capacity / 1_000);
  });

  it('forgets the oldest when there are too many', () => {
    const seen = new SeenKeys(capacity);
    for (const key of keys) seen.add(key);
    expect(seen.add(keys[0] as string)).to.equal(true);
  });
});
