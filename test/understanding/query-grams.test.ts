import { expect } from 'chai';
import fc from 'fast-check';
import { grams } from '../../src/understanding/analyse.ts';
import { QueryGrams } from '../../src/understanding/query-grams.ts';

describe("a query's letter n-grams", () => {
  const names = new Map([...grams(['vacaciones', 'nomina', 'gafete']).keys()].map((gram, number) => [gram, number]));
  const queries = new QueryGrams(names);

  it('are those that a map of them holds, in its order, query after query', () => {
    const word = fc.oneof(fc.constantFrom('vacaciones', 'nomina', 'gafete', 'vacasiones', 'mi'), fc.stringMatching(/^[a-z0-9ж]{1,30}$/));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const expected = [...grams(words)].map(([gram, weight]) => [names.get(gram) ?? -gram, weight]);
        const { ids, weights, length } = queries.read(words);
        expect(ids.slice(0, length).map((id, at) => [id, weights[at]])).to.deep.equal(expected);
      }),
    );
  });

  it('are taken apart anew where too many words have come between', () => {
    for (let at = 0; at < 6_000; at++) queries.read([`palabra${at}`]);
    const { ids, length } = queries.read(['gafete']);
    expect(ids.slice(0, length)).to.deep.equal([...grams(['gafete']).keys()].map((gram) => names.get(gram)));
  });
});
