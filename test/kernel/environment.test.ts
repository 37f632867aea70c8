import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { z } from '#sdk';
import { readEnvironment } from '../../src/kernel/environment.ts';
import { resolveSettings } from '../../src/kernel/resolve-settings.ts';
import { hostOf } from './settings-of.ts';

const owner = { name: 'channel/fax', code: 'BLINKY_PLUGIN_SETTINGS', mustBeOn: false } as const;

describe('the environment', () => {
  const folder = mkdtempSync(join(tmpdir(), 'blinky-env-'));
  const secretFile = join(folder, 'token');
  const schema = z.strictObject({ FAX_TOKEN: z.string().min(4).meta({ secret: true }) });
  after(() => rmSync(folder, { recursive: true }));

  it('reads .env under the variables of the process; an empty value of either counts as absent', () => {
    writeFileSync(join(folder, '.env'), 'ONE=from the file\nTWO="quoted # value"\nTHREE=\nFOUR=from the file\n');
    const { get } = readEnvironment(folder, { ONE: 'from the process', FOUR: '' });
    expect([get('ONE'), get('TWO'), get('THREE'), get('FOUR'), get('FIVE')]).to.deep.equal([
      'from the process',
      'quoted # value',
      undefined,
      'from the file',
      undefined,
    ]);
  });

  it('reads a secret from the file that NAME_FILE names, unless NAME itself is set', () => {
    writeFileSync(secretFile, 'from-file\n');
    const variables = { FAX_TOKEN_FILE: secretFile };
    expect(readEnvironment(folder, variables).get('FAX_TOKEN')).to.equal('from-file');
    expect(readEnvironment(folder, { ...variables, FAX_TOKEN: 'direct' }).get('FAX_TOKEN')).to.equal('direct');
  });

  it('follows a secret when its file changes, and keeps the last good value while the file is missing or wrong', () => {
    writeFileSync(secretFile, 'first');
    const clock = standClock();
    const resolved = resolveSettings(schema, readEnvironment(folder, { FAX_TOKEN_FILE: secretFile }), owner);
    const token = (): unknown => resolved.state === 'on' && resolved.values.FAX_TOKEN;
    const tokenAfter = (change: () => void): unknown => {
      change();
      clock.advance(1_001);
      return token();
    };
    try {
      expect(token()).to.equal('first');
      expect(tokenAfter(() => writeFileSync(secretFile, 'second'))).to.equal('second');
      expect(tokenAfter(() => writeFileSync(secretFile, 'no'))).to.equal('second');
      expect(tokenAfter(() => rmSync(secretFile))).to.equal('second');
      expect(tokenAfter(() => writeFileSync(secretFile, 'third'))).to.equal('third');
    } finally {
      clock.restore();
    }
  });

  it('reports a NAME_FILE that cannot be read, instead of turning the plugin off without a word', () => {
    const resolved = resolveSettings(schema, readEnvironment(folder, { FAX_TOKEN_FILE: join(folder, 'typo') }), owner);
    expect(resolved.state === 'error' && resolved.problems.map(({ line }) => line)).to.deep.equal([
      'BLINKY_PLUGIN_SETTINGS  channel/fax  the file that FAX_TOKEN_FILE names cannot be read: let FAX_TOKEN_FILE name a file that holds the value, or unset it',
    ]);
  });

  it('reports it for an optional secret too: without its key a channel would be open', () => {
    const optional = z.strictObject({ KEYS: z.string().optional().meta({ secret: true }) });
    expect(resolveSettings(optional, readEnvironment(folder, { KEYS_FILE: join(folder, 'typo') }), owner).state).to.equal('error');
  });

  it('takes an empty file as absent at the start, and as a mistake later: the last good value stays', () => {
    const optional = z.strictObject({ KEYS: z.string().optional().meta({ secret: true }) });
    const path = join(folder, 'keys');
    writeFileSync(path, '\n');
    const clock = standClock();
    const resolved = resolveSettings(optional, readEnvironment(folder, { KEYS_FILE: path }), owner);
    const keysAfter = (content: string): unknown => {
      writeFileSync(path, content);
      clock.advance(1_001);
      return resolved.state === 'on' && resolved.values.KEYS;
    };
    try {
      expect(resolved).to.have.nested.property('values.KEYS', undefined);
      expect(keysAfter('first')).to.equal('first');
      expect(keysAfter('')).to.equal('first');
      expect(keysAfter('second')).to.equal('second');
    } finally {
      clock.restore();
    }
  });
});

describe("the host's settings", () => {
  it('have the documented defaults', () => {
    expect(hostOf({ PORT: '', LOG_LEVEL: '', BURST_WINDOW_MS: '' })).to.include({
      PORT: 8000,
      HOST: '127.0.0.1',
      LOG_LEVEL: 'info',
      LOCALE: 'es-MX',
      TURN_DEADLINE_MS: 4_500,
      BURST_WINDOW_MS: 800,
      RATE_LIMIT_PER_SENDER: 30,
      RATE_LIMIT_PER_ADDRESS: 600,
      CONVERSATION_TTL_MINUTES: 1_440,
    });
  });

  it('are all checked before anything is reported', () => {
    const wrong = {
      PORT: '70000',
      LOG_LEVEL: 'loud',
      PUBLIC_BASE_URL: 'bot.example.com',
      TRUSTED_PROXIES: '10.0.0.0/8,proxy',
      CHANNELS: ',',
    };
    expect(() => hostOf(wrong))
      .to.throw()
      .with.property('problems')
      .that.satisfies((problems: Error[]) => {
        expect(problems.map(({ message }) => message.split(' ')[0])).to.deep.equal([
          'PORT',
          'PUBLIC_BASE_URL',
          'LOG_LEVEL',
          'CHANNELS',
          'TRUSTED_PROXIES',
        ]);
        return true;
      });
  });

  it('take the public URL without its last slash', () => {
    expect(hostOf({ PUBLIC_BASE_URL: 'https://bot.example.com/' }).PUBLIC_BASE_URL).to.equal('https://bot.example.com');
  });
});

/** Moves `performance.now()`, by which the environment decides when to look at a file again. */
function standClock(): { advance(ms: number): void; restore(): void } {
  const real = performance.now.bind(performance);
  let ahead = 0;
  performance.now = () => real() + ahead;
  return {
    advance(ms) {
      ahead += ms;
    },
    restore() {
      performance.now = real;
    },
  };
}
