import { expect } from 'chai';
import fc from 'fast-check';
import jwt from 'jsonwebtoken';
import { BlinkyError } from '#sdk';
import { type Claims, createTokens } from './tokens.ts';

const claims: Claims = { conv: 'c-1', user: 'dl_ana', origins: ['https://intranet.example'] };

describe('webchat: a token that somebody changed', () => {
  const tokens = createTokens(
    () => 'made-up-secret-of-a-test',
    () => new Date('2026-03-02T15:00:00Z'),
  );
  const genuine = tokens.mint(claims);

  /** What the token opens; undefined when it is refused. Anything but BLINKY_FORBIDDEN is a fault. */
  const opened = (token: string): Claims | undefined => {
    try {
      return tokens.read(token);
    } catch (error) {
      expect(error).to.be.instanceOf(BlinkyError).and.to.include({ code: 'BLINKY_FORBIDDEN' });
      return undefined;
    }
  };

  it('opens what it did before, or nothing: characters replaced, cut out and put in', () => {
    const at = fc.nat({ max: genuine.length });
    const edit = fc.record({ at, removed: fc.nat({ max: 3 }), added: fc.string({ maxLength: 3 }) });
    const changed = fc
      .array(edit, { minLength: 1, maxLength: 4 })
      .map((edits) =>
        edits.reduce((token, { at: from, removed, added }) => token.slice(0, from) + added + token.slice(from + removed), genuine),
      );
    fc.assert(
      fc.property(changed, (token) => {
        const result = opened(token);
        if (result !== undefined) expect(result).to.deep.equal(claims);
      }),
      { numRuns: 2_000 },
    );
  });

  it('opens nothing with other claims under its signature, unsigned, or signed by somebody else', () => {
    const [header = '', , signature = ''] = genuine.split('.');
    const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    fc.assert(
      fc.property(fc.record({ conv: fc.string(), user: fc.string(), exp: fc.integer({ min: 0, max: 2 ** 40 }) }), (forged) => {
        const unsigned = `${encode({ alg: 'none', typ: 'JWT' })}.${encode(forged)}.`;
        const attempts = [`${header}.${encode(forged)}.${signature}`, unsigned, jwt.sign(forged, 'another-secret')];
        expect(attempts.map(opened)).to.deep.equal([undefined, undefined, undefined]);
      }),
      { numRuns: 500 },
    );
  });

  it('opens nothing when it is any other text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => opened(text) === undefined));
  });
});
