import { expect } from 'chai';
import { RE2JS, RE2Set } from 're2js';
import { isAnchored } from './anchored.ts';

describe('a pattern that can only match at the beginning', () => {
  const anchored = ['^hola$', '^a|^b', '^(a|b)$', '^a[|]b', '^a\\|b', '^[]|]a', '^[^]|]a', '^a(|b)', '^\\bhola|^adios'];
  const free = [
    'hola',
    '^a|b',
    'a|^b',
    '(^a)|b',
    '^?a',
    '^*a',
    '^{0,1}a',
    '(?m)^a',
    '(?im:^a)',
    '\\^a',
    '^a\\Q|^\\E',
    '[|]^a',
    '^a|(b|^c)',
    '^a|',
  ];

  it('has a ^ at each of its alternatives', () => {
    expect(anchored.filter((source) => !isAnchored(source))).to.deep.equal([]);
    expect(free.filter(isAnchored)).to.deep.equal([]);
  });

  it('matches the same when it is looked for there only', () => {
    const texts = ['a', 'b', 'ab', 'ba', 'a|b', '|a', ']a', 'hola', 'hola a', 'oye hola', 'adios', 'c', ' a', ''];
    for (const source of anchored) {
      const set = new RE2Set(RE2Set.ANCHOR_START);
      set.add(source);
      const anywhere = RE2JS.compile(source);
      for (const text of texts) expect(set.match(text).length > 0, `${source} in "${text}"`).to.equal(anywhere.matcher(text).find());
    }
  });
});
