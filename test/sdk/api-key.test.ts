import { expect } from 'chai';
import { BlinkyError, checkApiKey, requireApiKey } from '#sdk';

describe('the API key of a request', () => {
  const keys = ' first-key , second-key ';

  it('names the caller, whichever of the known keys comes, in either header', () => {
    const { caller: first } = checkApiKey({ authorization: 'Bearer first-key' }, keys);
    const { caller: second } = checkApiKey({ 'x-api-key': 'second-key' }, keys);
    expect(first)
      .to.match(/^[0-9a-f]{16}$/)
      .and.not.equal(second);
    expect(checkApiKey({ 'x-api-key': 'first-key' }, keys).caller).to.equal(first);
    expect(checkApiKey({ authorization: 'Bearer wrong', 'x-api-key': 'second-key' }, keys).caller).to.equal(second);
  });

  it('names nobody for an unknown key, for none, and where none is known', () => {
    for (const key of ['first', 'first-key ,', 'FIRST-KEY', keys.trim()]) {
      expect(checkApiKey({ 'x-api-key': key }, keys), key).to.deep.equal({ presented: true, caller: undefined });
    }
    for (const headers of [{}, { authorization: 'Basic first-key' }, { authorization: 'Bearer ' }, { 'x-api-key': ' ' }]) {
      expect(checkApiKey(headers, keys)).to.deep.equal({ presented: false, caller: undefined });
    }
    for (const known of [undefined, '', ' , ']) expect(checkApiKey({ 'x-api-key': ' , ' }, known).caller).to.equal(undefined);
  });
});

describe('an API key that has to be there', () => {
  it('names the caller, or says what to do about it and never repeats what came', () => {
    expect(requireApiKey({ 'x-api-key': 'a-key' }, 'a-key', 'channel/x')).to.match(/^[0-9a-f]{16}$/);
    const refusals = [undefined, 'another-key'].flatMap((known) =>
      [{}, { 'x-api-key': 'a-key' }].map((headers) => refused(headers, known)),
    );
    expect(refusals.map(({ message }) => message)).to.deep.equal([
      'no API key is set on this server',
      'no API key is set on this server',
      'an API key is needed',
      'the API key is not known',
    ]);
    for (const error of refusals) {
      expect(error).to.include({ code: 'BLINKY_UNAUTHORIZED', owner: 'channel/x' });
      expect(error.headers).to.have.property('www-authenticate');
      expect(error.line).to.not.contain('a-key');
    }
  });
});

function refused(headers: Parameters<typeof requireApiKey>[0], known: string | undefined): BlinkyError {
  try {
    requireApiKey(headers, known, 'channel/x');
  } catch (error) {
    if (error instanceof BlinkyError) return error;
  }
  throw new Error('it was let in');
}
