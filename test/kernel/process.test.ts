import { spawnSync } from 'node:child_process';
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

describe('an error that nobody caught', () => {
  const throwing = (statement: string) => {
    const from = (path: string): string => new URL(`../../src/${path}`, import.meta.url).href;
    const code = `
      import { exitOnUncaught } from '${from('kernel/process.ts')}';
      import { errorFields } from '${from('observability/logger.ts')}';
      exitOnUncaught(errorFields);
      setInterval(() => {}, 60_000);
      ${statement}`;
    return spawnSync(process.execPath, ['--conditions=source', '--input-type=module', '-e', code], { encoding: 'utf8' });
  };

  const ways = {
    thrown: "setImmediate(() => { throw new TypeError('canario'); });",
    rejected: "Promise.reject(new TypeError('canario'));",
  };
  for (const [way, statement] of Object.entries(ways)) {
    it(`ends the process with 1 and says where, without its words, when it was ${way}`, () => {
      const { status, stderr, stdout } = throwing(statement);
      expect(status).to.equal(1);
      expect(JSON.parse(stderr)).to.include({ owner: 'host', class: 'TypeError' }).and.to.have.property('at');
      expect(stderr + stdout).to.not.include('canario');
    });
  }
});
