import { expect } from 'chai';
import { BlinkyError } from '#sdk';

describe('an error with further headers', () => {
  it('says all that it said before', () => {
    const cause = new TypeError('why');
    const details = { owner: 'channel/x', hint: 'wait', retryAfterMs: 1_500, platformCode: 7, cause };
    const error = new BlinkyError('BLINKY_RATE_LIMITED', 'too many', { ...details, headers: { vary: 'Cookie', 'x-a': '1' } });
    const more = error.withHeaders({ vary: 'Origin' });
    expect(more).to.include({ ...details, code: 'BLINKY_RATE_LIMITED', message: 'too many', retryable: true, status: 429 });
    expect(more.headers).to.deep.equal({ vary: 'Origin', 'x-a': '1' });
    expect(error.headers).to.deep.equal({ vary: 'Cookie', 'x-a': '1' });
  });
});
