import { expect } from 'chai';
import fc from 'fast-check';
import { z } from '#sdk';
import { type Resolved, resolveSettings } from '../../src/kernel/resolve-settings.ts';
import { environmentOf } from './settings-of.ts';

/** Ways to declare a secret, each of which refuses most texts; the last ones do it badly. */
const declarations: Readonly<Record<string, z.ZodType>> = {
  'a length': z.string().min(200),
  'a pattern': z.string().regex(/^never$/),
  'a choice': z.enum(['one', 'two']),
  'a number': z.coerce.number(),
  'a URL': z.url({ protocol: /^postgres$/ }),
  'a literal': z.literal('only this'),
  'a list': z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.string().max(1))),
  'JSON by a transform that throws': z.string().transform((text) => JSON.parse(text) as unknown),
  'a URL by a transform that throws': z.string().transform((text) => new URL(text).href),
  'a check that throws': z.string().refine((text) => {
    throw new Error(`cannot use ${text}`);
  }),
};

describe('a secret', () => {
  for (const [title, field] of Object.entries(declarations)) {
    it(`that is wrong stays out of every problem when it is declared as ${title}`, () => {
      const schema = z.strictObject({ SECRET_KEY: field.meta({ secret: true }), ACCOUNT: z.string() });
      let refused = 0;
      fc.assert(
        fc.property(secrets, (secret) => {
          const resolved = resolve(schema, secret);
          if (resolved.state !== 'error') return;
          refused++;
          for (const problem of resolved.problems) {
            expect(problem.line).to.match(/^BLINKY_PLUGIN_SETTINGS {2}channel\/fax {2}SECRET_KEY is wrong/);
            expect(`${problem.line}${problem.stack}${String(problem.cause)}`).not.to.contain(secret);
          }
        }),
        { numRuns: 60 },
      );
      expect(refused).to.be.greaterThan(40);
    });
  }

  it('stays out of the problem about a setting beside it', () => {
    const schema = z.strictObject({ SECRET_KEY: z.string().meta({ secret: true }), ACCOUNT: z.string() });
    const resolved = resolveSettings(schema, environmentOf({ SECRET_KEY: 'sk-canary' }), owner);
    const lines = resolved.state === 'error' ? resolved.problems.map(({ line }) => line).join('\n') : '';
    expect(lines).to.contain('ACCOUNT is missing').and.not.to.contain('canary');
  });
});

const owner = { name: 'channel/fax', code: 'BLINKY_PLUGIN_SETTINGS', mustBeOn: true } as const;
const secrets = fc.stringMatching(/^sk-[A-Za-z0-9]{6,40}$/);

function resolve(schema: z.ZodObject, secret: string): Resolved {
  return resolveSettings(schema, environmentOf({ SECRET_KEY: secret, ACCOUNT: 'a' }), owner);
}
