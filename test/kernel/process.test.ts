import { expect } from 'chai';
import { BlinkyError } from '#sdk';
import { ProblemReport } from '../../src/kernel/problems.ts';
import { explain } from '../../src/kernel/process.ts';

describe('why the start failed', () => {
  const late = new BlinkyError('BLINKY_START_FAILED', 'did not start within 15 s', {
    owner: 'channel/fax',
    hint: 'check what it waits for',
  });

  it('names the owner and the remedy', () => {
    expect(explain(late)).to.equal('BLINKY_START_FAILED  channel/fax  did not start within 15 s: check what it waits for');
  });

  it('lists every problem of a report', () => {
    expect(explain(new ProblemReport([late, late])).split('\n')).to.have.length(3);
  });

  it('is at least a message for anything else', () => {
    expect([explain(new TypeError('no such thing')), explain('gone')]).to.deep.equal(['no such thing', 'gone']);
  });
});
