import { expect } from 'chai';
import { checkApiKey } from '#sdk';

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
