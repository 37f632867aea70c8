import { expect } from 'chai';
import fc from 'fast-check';
import { type ConversationState, readState } from '../../src/bot/state.ts';

const recognised = fc.record({ intent: fc.string(), confidence: fc.double({ min: 0, max: 1, noNaN: true }), recognizer: fc.string() });
const option = fc.record({ title: fc.string(), say: fc.string(), answerId: fc.string() }, { requiredKeys: ['title'] });
const state: fc.Arbitrary<ConversationState> = fc.record(
  {
    greeted: fc.boolean(),
    locale: fc.constantFrom('es-MX' as const, 'en' as const),
    options: fc.array(option, { maxLength: 3 }),
    topic: fc.string(),
    failures: fc.nat(9),
    lastQuestion: fc.string({ unit: 'grapheme' }),
    pausedUntil: fc.nat(),
    pausedBy: recognised,
    active: recognised,
    window: fc.array(fc.record({ role: fc.constantFrom('user' as const, 'assistant' as const), text: fc.string() }), { maxLength: 3 }),
    data: fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })),
  },
  { requiredKeys: ['greeted', 'failures', 'window', 'data'] },
);

describe('the state of a conversation', () => {
  it('comes back from the store as it went in', () => {
    fc.assert(
      fc.property(state, (given) => {
        const json = JSON.stringify(given);
        expect(readState(json)).deep.equal(JSON.parse(json));
      }),
    );
  });

  for (const [what, stored] of Object.entries({ 'a new conversation': undefined, 'a damaged one': '{"greeted":tr', 'an empty one': '{}' }))
    it(`is fresh for ${what}`, () => {
      expect(readState(stored)).deep.equal({ greeted: false, failures: 0, window: [], data: {} });
    });

  it('is never shared between two conversations', () => {
    readState(undefined).data.dialog = 'mine';
    expect(readState(undefined).data).deep.equal({});
  });
});
