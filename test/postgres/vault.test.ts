import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { createVault } from '../../src/postgres/vault.ts';

const secret = randomBytes(32).toString('hex');
const next = randomBytes(32).toString('hex');

describe('the vault', () => {
  it('opens what it sealed, and seals the same value differently each time', () => {
    const vault = createVault(secret);
    const value = { text: 'ñandú 🦩', list: [1, null] };
    expect(vault.open('state', vault.seal('state', value))).deep.equal(value);
    expect(vault.seal('state', value)).not.deep.equal(vault.seal('state', value));
  });

  it('opens nothing that was changed, sealed for something else, or sealed under another secret', () => {
    const vault = createVault(secret);
    const sealed = vault.seal('state', 'hola');
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] as number) ^ 1;
      expect(() => vault.open('state', changed), `byte ${at}`).throw();
    }
    expect(() => vault.open('entry', sealed)).throw();
    expect(() => createVault(next).open('state', sealed)).throw();
    for (const length of [0, 1, 12, 28]) expect(() => vault.open('state', sealed.subarray(0, length))).throw();
  });

  it('hashes an id the same each time under one secret, differently for another purpose or secret', () => {
    const hashes = [createVault(secret), createVault(next)].flatMap((vault) => [vault.hash('a', 'x'), vault.hash('b', 'x')]);
    expect(new Set(hashes).size).equal(4);
    expect(createVault(secret).hash('a', 'x')).equal(hashes[0]);
  });

  it('reads under the secret before and writes under the new one, while a secret is rotated', () => {
    const [before, during, after] = [createVault(secret), createVault(next, secret), createVault(next)];
    expect(during.open('state', before.seal('state', 'hola'))).equal('hola');
    expect(after.open('state', during.seal('state', 'hola'))).equal('hola');
    expect(during.formerHash('a', 'x')).equal(before.hash('a', 'x'));
    expect(after.formerHash('a', 'x')).equal(undefined);
  });

  it('gives each purpose a secret of its own that every replica derives', () => {
    expect(createVault(secret).derive('directline'))
      .equal(createVault(secret).derive('directline'))
      .match(/^[0-9a-f]{64}$/);
    expect(createVault(secret).derive('directline')).not.equal(createVault(secret).derive('other'));
  });
});
